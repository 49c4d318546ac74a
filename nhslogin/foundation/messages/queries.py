"""What may be read of the outbox, as values."""

import re
import uuid
from dataclasses import dataclass
from datetime import datetime

from nhslogin.foundation.messages.actions import recipient_index
from nhslogin.foundation.messages.models import OutboxMessage

# Six digits by themselves: not the end of a telephone number, not part of a longer one.
_CODE = re.compile(r"(?<![\d+])(?<!\d[ -])(\d{6})(?![ -]?\d)")


@dataclass(frozen=True)
class SentMessage:
    """A message as it was written."""

    id: uuid.UUID
    code: str
    channel: str
    to: str
    subject: str
    body: str
    state: str
    created_at: datetime


def newest(*, to: str | None = None, limit: int = 50) -> tuple[SentMessage, ...]:
    """The newest messages, to everyone or to one address or number."""
    rows = OutboxMessage.objects.filter(emptied_at__isnull=True)
    rows = rows.filter(recipient_index=recipient_index(to)) if to else rows
    return tuple(_value(row) for row in rows.order_by("-created_at", "-id")[:limit])


def messages_about(about: str) -> tuple[SentMessage, ...]:
    """The messages written because of one thing, oldest first."""
    rows = OutboxMessage.objects.filter(about=about, emptied_at__isnull=True)
    return tuple(_value(row) for row in rows.order_by("created_at"))


def last_code(to: str) -> str | None:
    """The code in the newest message to the address that holds one."""
    rows = OutboxMessage.objects.filter(recipient_index=recipient_index(to), emptied_at__isnull=True)
    for row in rows.order_by("-created_at", "-id")[:20]:
        given = row.fields.get("code")
        found = _CODE.search(row.body)
        if given or found:
            return str(given or (found and found[1]))
    return None


def _value(row: OutboxMessage) -> SentMessage:
    return SentMessage(row.pk, row.code, row.channel, row.recipient, row.subject, row.body, row.state, row.created_at)
