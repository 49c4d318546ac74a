"""What may be read of the audit, as values."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from nhslogin.foundation.actors import Actor, ActorKind
from nhslogin.foundation.audit.models import AuditRecord


@dataclass(frozen=True)
class AuditEntry:
    """One row as other apps see it."""

    id: uuid.UUID
    at: datetime
    event: str
    by: Actor
    about: str
    details: Mapping[str, str | int | bool | None]


def entries_about(about: str, *, limit: int = 100, events: tuple[str, ...] = ()) -> tuple[AuditEntry, ...]:
    """The newest entries about one thing."""
    rows = AuditRecord.objects.filter(about=about)
    rows = rows.filter(event__in=events) if events else rows
    return tuple(_entry(row) for row in rows.order_by("-at")[:limit])


def entries_by(actor_id: object, *, limit: int = 100) -> tuple[AuditEntry, ...]:
    """The newest entries of what one actor did."""
    return tuple(_entry(row) for row in AuditRecord.objects.filter(actor_id=str(actor_id)).order_by("-at")[:limit])


def _entry(row: AuditRecord) -> AuditEntry:
    by = Actor(ActorKind(row.actor_kind), row.actor_id, row.actor_role)
    return AuditEntry(row.id, row.at, row.event, by, row.about, row.details)
