"""The way into accounts. Returns values, never models."""

import time
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from accounts.access import CitizenRequired, StaffRequired, citizen_required, staff_required
from accounts.credentials.models import SmsDevice
from accounts.credentials.queries import mobile_of
from accounts.credentials.strength import Record, Strength
from accounts.organisations.actions import create_staff
from accounts.organisations.queries import staff_member
from accounts.organisations.values import OrganisationKind, OrganisationView, StaffMember, StaffRole
from accounts.people import actions as _people
from accounts.people.addresses import masked_number
from accounts.people.models import User
from accounts.people.queries import by_email, by_id
from accounts.people.values import AccountKind, AccountState, AccountView
from accounts.registration.actions import AlreadyRegistered, create_account
from accounts.sessions import continuation, facts

__all__ = [
    "AccountKind",
    "AccountState",
    "AccountView",
    "AlreadyRegistered",
    "CitizenRequired",
    "OrganisationKind",
    "OrganisationView",
    "Record",
    "StaffMember",
    "StaffRequired",
    "StaffRole",
    "Strength",
    "account",
    "ask_sign_in_again",
    "citizen_required",
    "close",
    "continue_after_sign_in",
    "create_account",
    "create_staff",
    "current_citizen",
    "current_staff",
    "find_by_email",
    "masked_number",
    "resume",
    "signed_in_since",
    "staff_member",
    "staff_required",
    "strength",
    "suspend",
]

strength = facts.strength
signed_in_since = facts.signed_in_since
suspend, resume, close = _people.suspend, _people.resume, _people.close


def account(account_id: UUID | str) -> AccountView | None:
    """An account that is set up, in whatever state."""
    return _view(by_id(account_id))


def find_by_email(kind: AccountKind | str, email: str) -> AccountView | None:
    """The account of this kind at this address."""
    return _view(by_email(kind, email))


def current_citizen(request: HttpRequest) -> AccountView | None:
    """The citizen who is signed in here; nothing for staff, or when nobody is."""
    return _view(facts.citizen(request))


def current_staff(request: HttpRequest) -> StaffMember | None:
    """The staff member who is signed in here with password and authenticator code."""
    found = facts.staff_member(request)
    return staff_member(found.pk) if found else None


def continue_after_sign_in(request: HttpRequest, path: str) -> str:
    """Remember where to go on (`/resume/<uuid>/` or `/prove/...`) and give the address of the sign-in page."""
    continuation.keep(request, path)
    return reverse("account_login")


def ask_sign_in_again(request: HttpRequest, continue_to: str) -> str:
    """The same for somebody who is signed in and has to prove it again. The session stays until they do."""
    request.session[facts.AGAIN] = time.time()
    return continue_after_sign_in(request, continue_to)


def _view(user: User | None) -> AccountView | None:
    if user is None:
        return None
    # The session's own device is loaded already, by django-otp.
    used = getattr(user, "otp_device", None)
    device = used if isinstance(used, SmsDevice) else mobile_of(user.pk)
    return AccountView(
        id=user.pk,
        kind=AccountKind(user.kind),
        email=user.email,
        email_verified=user.email_verified_at is not None,
        mobile=device.number if device else "",
        mobile_verified=device is not None,
        state=AccountState(user.state),
        created_at=user.created_at,
    )
