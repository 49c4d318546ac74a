"""Verbs on sharing."""

import uuid
from collections.abc import Sequence

from django.db import transaction

from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.api import record
from nhslogin.oidc.relying_services.models import RelyingService
from nhslogin.oidc.sharing.models import Sharing


@transaction.atomic
def agree(*, account_id: uuid.UUID, service: RelyingService, scopes: Sequence[str], level: str, by: Actor) -> None:
    """Keep what the person has just seen and agreed to."""
    facts = {"scopes": list(scopes), "level": level, "agreed_at": clock.now(), "withdrawn_at": None}
    Sharing.objects.update_or_create(account_id=account_id, service=service, defaults=facts)
    details = {"client": service.client_id, "scopes": " ".join(scopes), "level": level}
    record("sharing.agreed", by=by, about=f"account:{account_id}", details=details)


@transaction.atomic
def refuse(*, account_id: uuid.UUID, service: RelyingService, by: Actor) -> None:
    """The person did not agree. What was agreed before stands."""
    record("sharing.refused", by=by, about=f"account:{account_id}", details={"client": service.client_id})


@transaction.atomic
def withdraw(*, account_id: uuid.UUID | str, client_id: str, by: Actor) -> bool:
    """End an agreement; the service's tokens are refused from now on because they ask for it at each use."""
    rows = Sharing.objects.filter(account_id=account_id, service__client_id=client_id, withdrawn_at__isnull=True)
    ended = rows.update(withdrawn_at=clock.now())
    if ended:
        record("sharing.withdrawn", by=by, about=f"account:{account_id}", details={"client": client_id})
    return bool(ended)


def note_use(*, account_id: uuid.UUID, service: RelyingService) -> None:
    """The person has just signed in to the service."""
    Sharing.objects.filter(account_id=account_id, service=service).update(last_used_at=clock.now())
