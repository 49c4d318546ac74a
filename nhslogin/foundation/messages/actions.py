"""Writing a message into the outbox, delivering it, cancelling it."""

import logging
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.template import Context
from django.template.loader import get_template

from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.api import record
from nhslogin.foundation.crypto.api import blind_index
from nhslogin.foundation.errors import Rejected
from nhslogin.foundation.integrations.messaging.port import sender_for
from nhslogin.foundation.jobs.api import Held, enqueue
from nhslogin.foundation.messages.addresses import normal_recipient
from nhslogin.foundation.messages.declared import message_declared
from nhslogin.foundation.messages.models import MessageState, OutboxMessage
from nhslogin.foundation.transactions import demand_transaction

log = logging.getLogger(__name__)

DELIVER = "deliver_message"


@dataclass(frozen=True)
class Draft:
    """A rendered message about to be written into the outbox."""

    code: str
    channel: str
    to: str
    subject: str
    body: str
    about: str
    fields: Mapping[str, str] = field(default_factory=dict)
    stale_after: timedelta | None = None


def send(code: str, *, to: str, fields: Mapping[str, str] | None = None, about: str) -> uuid.UUID:
    """Write the message in the transaction of its cause; it leaves after the commit."""
    message = message_declared(code)
    values = {name: str(value) for name, value in (fields or {}).items()}
    if set(values) != set(message.fields):
        raise ValueError(f"message {code} takes the fields: {', '.join(message.fields) or 'none'}")
    subject = str(message.subject).format(**values)
    draft = Draft(
        code, message.channel, to, subject, plain_text(message.body, values), about, values, message.stale_after
    )
    return put(draft)


def plain_text(template: str, values: Mapping[str, str]) -> str:
    """The template as plain text: an apostrophe in a name stays one."""
    backend = get_template(template)
    return str(backend.template.render(Context(dict(values), autoescape=False))).strip() + "\n"  # type: ignore[attr-defined]


def put(draft: Draft) -> uuid.UUID:
    """The row and the job that delivers it."""
    demand_transaction("a message")
    now = clock.now()
    row = OutboxMessage(
        code=draft.code,
        channel=draft.channel,
        about=draft.about,
        recipient=draft.to.strip(),
        recipient_index=recipient_index(draft.to),
        subject=" ".join(draft.subject.split()),
        body=draft.body,
        fields=dict(draft.fields),
        created_at=now,
        stale_at=now + draft.stale_after if draft.stale_after else None,
    )
    row.save(force_insert=True)
    enqueue(DELIVER, row.pk)
    return row.pk


def recipient_index(address: str) -> str:
    """By which messages to an address are found."""
    return blind_index("message-recipient", normal_recipient(address))


def deliver(*, message_id: uuid.UUID, held: Held) -> None:
    """Hand the message to its sender, once. A sender that is away raises Unavailable, and the job tries again."""
    row = OutboxMessage.objects.filter(pk=message_id).first()
    if row is None or row.state != MessageState.WAITING:
        return
    if row.stale_at is not None and row.stale_at < clock.now():
        _settle(row, held, state=MessageState.STALE)
        return
    try:
        sender = sender_for(row.channel)
        receipt = sender.deliver(
            channel=row.channel, to=row.recipient, subject=row.subject, body=row.body, reference=str(row.pk)
        )
    except Rejected as refusal:
        _settle(row, held, state=MessageState.FAILED, last_error=type(refusal).__name__)
        return
    _settle(row, held, state=MessageState.SENT, receipt=receipt[:100], sent_at=clock.now())


def _settle(row: OutboxMessage, held: Held, **changes: object) -> None:
    with transaction.atomic():
        held.confirm()
        changed = OutboxMessage.objects.filter(pk=row.pk, state=MessageState.WAITING).update(
            attempts=F("attempts") + 1, **changes
        )
        if changed and changes["state"] == MessageState.FAILED:
            _record_failure(row.pk, row.code)


def give_up(*, message_id: uuid.UUID) -> None:
    """No sender took it in all the attempts."""
    row = OutboxMessage.objects.filter(pk=message_id, state=MessageState.WAITING).first()
    if row is None:
        return
    OutboxMessage.objects.filter(pk=row.pk).update(state=MessageState.FAILED, last_error="gave_up")
    _record_failure(row.pk, row.code)


def cancel(*, message_id: uuid.UUID, by: Actor) -> bool:
    """Keep a message from leaving; False when it has left."""
    with transaction.atomic():
        stopped = OutboxMessage.objects.filter(pk=message_id, state=MessageState.WAITING).update(
            state=MessageState.CANCELLED
        )
        if stopped:
            record("message.cancelled", by=by, about=f"message:{message_id}")
    return bool(stopped)


def _record_failure(message_id: uuid.UUID, code: str) -> None:
    record("message.failed", by=Actor.system("messages"), about=f"message:{message_id}", details={"code": code})
