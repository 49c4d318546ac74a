"""Somebody in front of the door: the address typed into the e-mail box, and the codes sent to it."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.sign_in.values import CodePurpose
from nhslogin.foundation.crypto.api import EncryptedTextField


class Entrance(models.Model):
    """What one browser has typed and shown so far. The session keeps its id, so no address stands in the session."""

    PERSONAL_FIELDS: ClassVar = frozenset({"email", "email_index"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = EncryptedTextField()
    email_index = models.CharField(max_length=64, db_index=True)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)
    # Set when a new account's code was right: whoever holds this browser reads that mailbox.
    confirmed_at = models.DateTimeField(null=True, blank=True)
    # The same for a forgotten password.
    reset_allowed_at = models.DateTimeField(null=True, blank=True)
    # The account being set up from here.
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE)

    def __str__(self) -> str:
        return f"entrance {self.pk}"


class EmailCode(models.Model):
    """The code last sent to an address for one purpose; a new one takes the row over, so the old one is dead."""

    PERSONAL_FIELDS: ClassVar = frozenset[str]()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entrance = models.ForeignKey(Entrance, on_delete=models.CASCADE, related_name="codes")
    purpose = models.CharField(max_length=12, choices=[(one.value, one.value) for one in CodePurpose])
    code_digest = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entrance", "purpose"], name="one_email_code_per_purpose"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} code {self.pk}"
