"""Verbs on the account as a whole. `advance` is the only writer of its state."""

from uuid import UUID

from django.db import transaction

from accounts.people.lifecycle import ACCOUNT
from accounts.people.models import User
from accounts.people.values import AccountState
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.api import record


def advance(*, account: User, event: str, by: Actor, reason: str = "") -> User:
    """Apply one row of ACCOUNT. Of two at once one wins; the other finds the state changed and is refused."""
    with transaction.atomic():
        row = User.objects.select_for_update().get(pk=account.pk)
        step = ACCOUNT.find(event, AccountState(row.state), by.kind, reason or None)
        row.state = str(step.target)
        row.save(update_fields=["state"])
        record(step.audit, by=by, about=f"account:{row.pk}", details={"reason": reason} if reason else {})
    account.state = row.state
    return row


def suspend(*, account_id: UUID | str, reason: str, by: Actor) -> None:
    """No sign-in until staff resume it; running sessions end with their next page."""
    advance(account=User.objects.get(pk=account_id), event="suspend", by=by, reason=reason)


def resume(*, account_id: UUID | str, by: Actor) -> None:
    advance(account=User.objects.get(pk=account_id), event="resume", by=by)


def close(*, account_id: UUID | str, by: Actor) -> None:
    advance(account=User.objects.get(pk=account_id), event="close", by=by)
