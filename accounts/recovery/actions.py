"""Verbs of a forgotten password: a code to the mailbox, then a new password. It never signs anybody in."""

from django.db import transaction

from accounts.credentials.actions import reset_password
from accounts.credentials.answers import Sending, Tried
from accounts.messages import RESET_CODE, RESET_UNKNOWN
from accounts.people.queries import by_email
from accounts.people.values import AccountKind, AccountState
from accounts.sign_in.email_codes import LIFE, end_resets, send_email_code, try_email_code
from accounts.sign_in.models import Entrance
from accounts.sign_in.values import CodePurpose
from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.api import record
from nhslogin.foundation.limits import PASSWORD_LOCK, succeeded


def start(*, entrance: Entrance) -> Sending:
    """Send a code to somebody with an account, and word that there is none to anybody else."""
    account = by_email(AccountKind.CITIZEN, entrance.email)
    known = account is not None and account.state != AccountState.CLOSED
    with transaction.atomic():
        about = f"account:{account.pk}" if account is not None and known else f"entrance:{entrance.pk}"
        record("recovery.started", by=Actor.anonymous(), about=about)
        return send_email_code(
            entrance=entrance,
            purpose=CodePurpose.RESET,
            message=RESET_CODE if known else RESET_UNKNOWN,
            with_code=known,
        )


def confirm(*, entrance: Entrance, code: str, network: str) -> Tried:
    """The code was typed."""
    tried = try_email_code(entrance=entrance, purpose=CodePurpose.RESET, code=code, network=network)
    if tried:
        with transaction.atomic():
            entrance.reset_allowed_at = clock.now()
            entrance.save(update_fields=["reset_allowed_at"])
            record("recovery.email_confirmed", by=Actor.anonymous(), about=f"entrance:{entrance.pk}")
    return tried


def allowed(entrance: Entrance) -> bool:
    """Whether this browser may choose a new password now."""
    return entrance.reset_allowed_at is not None and entrance.reset_allowed_at > clock.now() - LIFE


def choose_password(*, entrance: Entrance, password: str, network: str) -> bool:
    """Once for each code. Sessions elsewhere end; the next sign-in still asks for the code by text."""
    account = by_email(AccountKind.CITIZEN, entrance.email)
    with transaction.atomic():
        taken = Entrance.objects.filter(pk=entrance.pk, reset_allowed_at__gt=clock.now() - LIFE)
        if not taken.update(reset_allowed_at=None) or account is None:
            return False
        end_resets(entrance.email_index)
    reset_password(account=account, password=password, by=Actor.citizen(account.pk))
    succeeded(PASSWORD_LOCK, account=f"{AccountKind.CITIZEN}:{entrance.email_index}", network=network)
    return True
