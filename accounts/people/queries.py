"""Reads of accounts."""

from uuid import UUID

from django.core.exceptions import ValidationError

from accounts.people.models import User
from accounts.people.values import AccountKind


def by_email(kind: AccountKind | str, email: str) -> User | None:
    """The account at this address; one that is still being set up is not there yet."""
    found: User | None = User.objects.at(kind, email).finished().first()
    return found


def by_id(account_id: UUID | str) -> User | None:
    """The account with this id, unless it is still being set up, or the id is not one."""
    try:
        found: User | None = User.objects.finished().filter(pk=account_id).first()
    except (ValueError, ValidationError):
        return None
    return found
