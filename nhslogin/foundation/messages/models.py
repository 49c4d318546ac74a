"""Outbox rows: every message that leaves, written with its cause."""

import uuid
from typing import ClassVar

from django.db import models

from nhslogin.foundation.crypto.fields import EncryptedJSONField, EncryptedTextField


class MessageState(models.TextChoices):
    """Where a message stands."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"
    STALE = "stale"


class OutboxMessage(models.Model):
    """One message to one recipient. Its content is emptied some days after it was sent."""

    PERSONAL_FIELDS: ClassVar = frozenset({"recipient", "recipient_index", "subject", "body", "fields"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=80)
    channel = models.CharField(max_length=10)
    about = models.CharField(max_length=160, blank=True)
    recipient = EncryptedTextField()
    recipient_index = models.CharField(max_length=64)
    subject = EncryptedTextField()
    body = EncryptedTextField()
    fields = EncryptedJSONField(default=dict)
    state = models.CharField(max_length=10, choices=MessageState.choices, default=MessageState.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    stale_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    receipt = models.CharField(max_length=100, blank=True, default="")
    last_error = models.CharField(max_length=80, blank=True, default="")
    emptied_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["recipient_index", "-created_at"], name="outbox_recipient"),
            models.Index(fields=["-created_at"], name="outbox_newest"),
            models.Index(fields=["about"], name="outbox_about"),
        ]
