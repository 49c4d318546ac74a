"""Verbs on passwords."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import check_password as matches
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from accounts.credentials.passwords import waste_time
from accounts.messages import PASSWORD_CHANGED
from accounts.people.models import User
from accounts.people.values import AccountKind, AccountState
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.api import record
from nhslogin.foundation.limits import PASSWORD_LOCK, Refused, attempt, succeeded
from nhslogin.foundation.messages.api import send

# A closed account is as good as none; a suspended one is told so, but only to somebody with the right password.
_WITH_PASSWORD = (AccountState.ACTIVE, AccountState.SUSPENDED)


@dataclass(frozen=True)
class PasswordTried:
    """The account when the password was right; otherwise whether, and until when, nothing more may be tried."""

    account: User | None
    is_locked: bool = False
    until: datetime | None = None


def try_password(*, kind: AccountKind, email_index: str, password: str, network: str) -> PasswordTried:
    """Compare, counting the try first. Known or unknown, the answer takes the same time and leaves the same rows."""
    key = f"{kind}:{email_index}"
    counted = attempt(PASSWORD_LOCK, account=key, network=network)
    if isinstance(counted, Refused):
        with transaction.atomic():
            about = f"address:{email_index[:16]}"
            record("sign_in.locked", by=Actor.anonymous(), about=about, details={"factor": "password"})
        return PasswordTried(None, is_locked=True, until=counted.until)
    account: User | None = User.objects.filter(
        kind=str(kind), email_index=email_index, state__in=_WITH_PASSWORD
    ).first()
    # Hashing happens outside any transaction: it would hold the database's one write lock.
    if account is None or not account.has_usable_password():
        waste_time(password)
        right = False
    else:
        right = matches(password, account.password)
    with transaction.atomic():
        about = f"account:{account.pk}" if account else f"address:{email_index[:16]}"
        record("sign_in.password_right" if right else "sign_in.password_wrong", by=Actor.anonymous(), about=about)
        if right:
            succeeded(PASSWORD_LOCK, account=key, network=network)
    return PasswordTried(account if right else None)


def change_password(*, account: User, password: str, by: Actor) -> None:
    """A new password; sessions elsewhere end, and the person is told by e-mail."""
    _replace(account, password, "account.password_changed", by)


def reset_password(*, account: User, password: str, by: Actor) -> None:
    """The same for somebody who showed that they read the mailbox. The second factor stays as it is."""
    _replace(account, password, "account.password_reset", by)


def _replace(account: User, password: str, event: str, by: Actor) -> None:
    encoded = make_password(password)
    with transaction.atomic():
        account.password = encoded
        account.save(update_fields=["password"])
        record(event, by=by, about=f"account:{account.pk}")
        when = date_format(timezone.localtime(), "j F Y, H:i")
        send(PASSWORD_CHANGED, to=account.email, fields={"when": when}, about=f"account:{account.pk}")
