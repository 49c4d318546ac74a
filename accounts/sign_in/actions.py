"""Verbs of the door: somebody arrives with an address; somebody leaves."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.people.addresses import email_index, tidy
from accounts.sign_in.models import Entrance
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.api import record


def arrive(*, email: str, earlier: Entrance | None) -> Entrance:
    """Keep the address just typed. The same address in the same browser goes on where it was."""
    index = email_index(email)
    if earlier is not None and earlier.email_index == index:
        return earlier
    made: Entrance = Entrance.objects.create(email=tidy(email), email_index=index, created_at=timezone.now())
    return made


def note_signed_in(*, account_id: UUID, by: Actor, methods: str) -> None:
    with transaction.atomic():
        record("sign_in.done", by=by, about=f"account:{account_id}", details={"methods": methods})


def note_signed_out(*, account_id: UUID, by: Actor) -> None:
    with transaction.atomic():
        record("sign_in.ended", by=by, about=f"account:{account_id}")
