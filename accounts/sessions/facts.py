"""What is true of a session: whose it is, how strong, since when, and when it ends."""

from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest

from accounts.credentials.strength import NOTHING, Strength, strength_of
from accounts.people.models import User
from accounts.people.values import AccountKind

KIND, SINCE, SEEN = "account_kind", "signed_in_at", "seen_at"
AGAIN = "sign_in_again_after"

IDLE = {AccountKind.CITIZEN: timedelta(minutes=30), AccountKind.STAFF: timedelta(minutes=15)}
TOTAL = {AccountKind.CITIZEN: timedelta(hours=12), AccountKind.STAFF: timedelta(hours=8)}


def person(request: HttpRequest) -> User | None:
    """The account of this session, of either kind."""
    user: Any = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated and user.is_active else None


def citizen(request: HttpRequest) -> User | None:
    """The citizen of this session; a staff session has none."""
    found = person(request)
    return found if found is not None and found.is_citizen else None


def staff_member(request: HttpRequest) -> User | None:
    """The staff member of this session, when the authenticator code was given in it."""
    found: Any = person(request)
    return found if found is not None and found.is_staff_member and found.is_verified() else None


def strength(request: HttpRequest) -> Strength:
    """What a citizen has proved in this session."""
    found = citizen(request)
    if found is None:
        return NOTHING
    # allauth compares ids itself: records of somebody else in the same browser do not count.
    return strength_of(get_authentication_records(request, found))


def signed_in_since(request: HttpRequest, when: datetime) -> bool:
    """Whether the citizen proved a password after this moment: what `prompt=login` and `max_age` ask."""
    return any(one.method == "password" and one.at >= when for one in strength(request).records)


def must_sign_in_again(request: HttpRequest) -> bool:
    """Whether somebody asked for a new sign-in that has not happened yet."""
    after = request.session.get(AGAIN)
    return after is not None and not signed_in_since(request, datetime.fromtimestamp(float(after), tz=UTC))
