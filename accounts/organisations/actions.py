"""Verbs on staff: inviting one, setting one up by the link, and both at once for demo people."""

from dataclasses import dataclass
from datetime import timedelta
from secrets import token_urlsafe
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from accounts.credentials.models import StaffTotpDevice
from accounts.organisations.models import Organisation, StaffInvitation, StaffMembership, token_digest
from accounts.organisations.values import OrganisationKind, StaffRole
from accounts.people.actions import advance
from accounts.people.models import User
from accounts.people.values import AccountKind, AccountState
from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.api import record

INVITATION_LIFE = timedelta(days=7)
OPERATOR = "OPERATOR"


@dataclass(frozen=True)
class Invited:
    """The account, and the secret of its link: shown once, only its digest is kept."""

    account_id: UUID
    token: str


def organisation(*, code: str, name: str = "", kind: OrganisationKind = OrganisationKind.SURGERY) -> Organisation:
    """The organisation with this code; made when there is none."""
    found, _made = Organisation.objects.get_or_create(code=code, defaults={"name": name or code, "kind": kind})
    return found


def invite_staff(*, email: str, role: StaffRole, organisation_code: str = OPERATOR, by: Actor) -> Invited:
    """A staff account with this role, and a link to set it up. Asked again for the same person, a fresh link."""
    token = token_urlsafe(32)
    with transaction.atomic():
        account = _staff_account(email)
        _join(account, role, organisation_code)
        StaffInvitation.objects.filter(account=account, used_at=None).delete()
        StaffInvitation.objects.create(
            account=account, token_digest=token_digest(token), expires_at=clock.now() + INVITATION_LIFE
        )
        record("staff.invited", by=by, about=f"account:{account.pk}", details={"role": str(role)})
    return Invited(account.pk, token)


def begin_set_up(*, account: User, password: str) -> StaffTotpDevice:
    """The password is chosen: lay down an authenticator app that waits for its first code."""
    encoded = make_password(password)
    with transaction.atomic():
        account.password = encoded
        account.save(update_fields=["password"])
        record("account.password_set", by=Actor.staff(account.pk, ""), about=f"account:{account.pk}")
        StaffTotpDevice.objects.filter(user=account, confirmed=False).delete()
        return StaffTotpDevice.objects.create(user=account, name="app", confirmed=False)


def finish_set_up(*, invitation: StaffInvitation, device: StaffTotpDevice) -> bool:
    """The first code was right. The link is used up; an app of before is forgotten."""
    with transaction.atomic():
        free = StaffInvitation.objects.filter(pk=invitation.pk, used_at=None, expires_at__gt=clock.now())
        if not free.update(used_at=clock.now()):
            return False
        account: User = invitation.account
        StaffTotpDevice.objects.filter(user=account).exclude(pk=device.pk).delete()
        StaffTotpDevice.objects.filter(pk=device.pk).update(confirmed=True)
        by = Actor.staff(account.pk, "")
        if account.state == AccountState.SETTING_UP:
            advance(account=account, event="finish", by=by)
        record("staff.set_up", by=by, about=f"account:{account.pk}")
    return True


def create_staff(*, email: str, password: str, role: StaffRole, by: Actor, organisation_code: str = OPERATOR) -> UUID:
    """A whole staff account with an authenticator app whose code `staff_code` prints: for demo people and tests."""
    encoded = make_password(password)
    with transaction.atomic():
        account = _staff_account(email)
        account.password = encoded
        account.save(update_fields=["password"])
        _join(account, role, organisation_code)
        if not StaffTotpDevice.objects.filter(user=account, confirmed=True).exists():
            StaffTotpDevice.objects.create(user=account, name="app", confirmed=True)
        if account.state == AccountState.SETTING_UP:
            advance(account=account, event="finish", by=by)
    return UUID(str(account.pk))


def _staff_account(email: str) -> User:
    account = User(kind=AccountKind.STAFF, email_verified_at=clock.now(), created_at=clock.now())
    account.set_email(email)
    account.set_unusable_password()
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError:
        account = User.objects.select_for_update().at(AccountKind.STAFF, email).get()
    return account


def _join(account: User, role: StaffRole, code: str) -> None:
    kind = OrganisationKind.OPERATOR if code == OPERATOR else OrganisationKind.SURGERY
    name = "NHS login" if code == OPERATOR else code
    StaffMembership.objects.get_or_create(
        account=account, organisation=organisation(code=code, name=name, kind=kind), role=str(role)
    )
