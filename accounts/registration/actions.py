"""Verbs of setting up an NHS login, each for one page; and one for all at once, for demo people and tests."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from accounts.credentials.answers import DEAD, Sending, Tried
from accounts.credentials.models import SmsDevice
from accounts.credentials.queries import mobile_being_set_up
from accounts.credentials.text_codes import send_text_code, try_text_code
from accounts.messages import ALREADY_REGISTERED, NEW_ACCOUNT_CODE, WELCOME
from accounts.people.actions import advance
from accounts.people.models import User
from accounts.people.queries import by_email
from accounts.people.values import AccountKind, AccountState
from accounts.sign_in.email_codes import send_email_code, try_email_code
from accounts.sign_in.models import Entrance
from accounts.sign_in.values import CodePurpose
from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.api import record
from nhslogin.foundation.crypto.api import blind_index
from nhslogin.foundation.errors import NhsLoginError
from nhslogin.foundation.messages.api import send

UNFINISHED_LIFE = timedelta(hours=24)


class AlreadyRegistered(NhsLoginError):
    """There is an account of this kind at this address."""

    reference = "CID1003"


@dataclass(frozen=True)
class Finished:
    """What came of the last code; with the account and its telephone when it was right."""

    tried: Tried
    account: User | None = None
    device: SmsDevice | None = None


def start(*, entrance: Entrance) -> Sending:
    """Send a code, or, to somebody who has an account, a message that says so. The pages are the same."""
    known = by_email(AccountKind.CITIZEN, entrance.email) is not None
    message = ALREADY_REGISTERED if known else NEW_ACCOUNT_CODE
    return send_email_code(entrance=entrance, purpose=CodePurpose.REGISTER, message=message, with_code=not known)


def confirm_email(*, entrance: Entrance, code: str, network: str) -> Tried:
    """The code of the e-mail was typed."""
    tried = try_email_code(entrance=entrance, purpose=CodePurpose.REGISTER, code=code, network=network)
    if tried:
        with transaction.atomic():
            entrance.confirmed_at = clock.now()
            entrance.save(update_fields=["confirmed_at"])
            record("registration.email_confirmed", by=Actor.anonymous(), about=f"entrance:{entrance.pk}")
    return tried


def choose_password(*, entrance: Entrance, password: str) -> User:
    """The account begins, not yet usable. Two tabs, or two browsers with the same address, share one."""
    encoded = make_password(password)
    with transaction.atomic():
        account = _unfinished(entrance.email)
        account.password = encoded
        account.save(update_fields=["password"])
        entrance.account = account
        entrance.save(update_fields=["account"])
        record("account.password_set", by=Actor.citizen(account.pk), about=f"account:{account.pk}")
    return account


def give_mobile(*, account: User, number: str) -> Sending:
    """A number, not yet confirmed; typing another one forgets the one before. A code goes to it."""
    with transaction.atomic():
        device = mobile_being_set_up(account.pk)
        index = number_index(number)
        if device is None:
            device = SmsDevice.objects.create(
                user=account, name="mobile", number=number, number_index=index, confirmed=False
            )
        elif device.number_index != index:
            device.number, device.number_index = number, index
            # Another telephone: the old code is worth nothing there, and the wait is not for it.
            device.token = ""
            device.cooldown_reset()
        return send_text_code(device=device, by=Actor.citizen(account.pk))


def finish(*, account: User, code: str, network: str) -> Finished:
    """The code of the text was typed; when it is right the account is there."""
    device = mobile_being_set_up(account.pk)
    by = Actor.citizen(account.pk)
    if device is None:
        return Finished(DEAD)
    with transaction.atomic():
        # One transaction: a telephone that is confirmed and an account that is not would be stuck.
        tried = try_text_code(device=device, code=code, by=by, network=network)
        if not tried:
            return Finished(tried)
        _finish(account, by)
    return Finished(tried, account, SmsDevice.objects.get(pk=device.pk))


def create_account(*, email: str, password: str, mobile: str, by: Actor) -> UUID:
    """A whole account, address and telephone taken as confirmed: for demo people and tests."""
    encoded = make_password(password)
    with transaction.atomic():
        account = _unfinished(email)
        account.password = encoded
        account.save(update_fields=["password"])
        SmsDevice.objects.filter(user=account).delete()
        SmsDevice.objects.create(user=account, name="mobile", number=mobile, number_index=number_index(mobile))
        advance(account=account, event="finish", by=by)
    return UUID(str(account.pk))


def forget_unfinished() -> int:
    """Accounts that nobody finished within a day are removed, and old entrances with them."""
    before = clock.now() - UNFINISHED_LIFE
    with transaction.atomic():
        old = User.objects.filter(state=AccountState.SETTING_UP, kind=AccountKind.CITIZEN, created_at__lt=before)
        for account in old:
            record("account.unfinished_removed", by=Actor.system("accounts"), about=f"account:{account.pk}")
        count = len(old)
        old.delete()
        Entrance.objects.filter(created_at__lt=before).delete()
    return count


def number_index(number: str) -> str:
    return blind_index("accounts.mobile", number)


def _unfinished(email: str) -> User:
    """The account being set up at this address, made when there is none: the constraint decides who makes it."""
    account = User(kind=AccountKind.CITIZEN, email_verified_at=clock.now(), created_at=clock.now())
    account.set_email(email)
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError:
        account = User.objects.select_for_update().at(AccountKind.CITIZEN, email).get()
    if account.state != AccountState.SETTING_UP:
        raise AlreadyRegistered
    return account


def _finish(account: User, by: Actor) -> None:
    with transaction.atomic():
        advance(account=account, event="finish", by=by)
        record("account.mobile_confirmed", by=by, about=f"account:{account.pk}")
        send(WELCOME, to=account.email, fields={}, about=f"account:{account.pk}")
