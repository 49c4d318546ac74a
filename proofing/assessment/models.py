"""Checks: what has to be looked at for one try of a case, how far each has come, and what it found."""

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from nhslogin.foundation.crypto.api import EncryptedJSONField


class CheckState(StrEnum):
    WAITING = "waiting"
    READY = "ready"
    DONE = "done"


class Check(models.Model):
    """One check of one try."""

    PERSONAL_FIELDS: ClassVar = frozenset({"read"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("proofing.Case", on_delete=models.CASCADE, related_name="checks")
    attempt = models.PositiveSmallIntegerField()
    check_name = models.CharField(max_length=20)
    state = models.CharField(max_length=10, default=CheckState.WAITING.value)
    outcome = models.CharField(max_length=12, blank=True, default="")
    # Measures and reason codes only; what was read from the document is personal and sealed apart.
    findings = models.JSONField(default=list)
    read = EncryptedJSONField(default=dict)
    versions = models.JSONField(default=list)
    # Keyed digest of what the check looked at: while it stays the same, a pass of an earlier try still holds.
    inputs = models.CharField(max_length=64, blank=True, default="")
    # The check of an earlier try whose pass holds here too: good parts are not asked for again.
    carried_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL)
    ready_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "attempt", "check_name"], name="each_check_once_per_try"),
        ]

    def __str__(self) -> str:
        return f"{self.check_name}: {self.outcome or self.state}"


class Fingerprint(models.Model):
    """Keyed digests by which the same document or file is known again in another account's case."""

    PERSONAL_FIELDS: ClassVar = frozenset({"value"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("proofing.Case", on_delete=models.CASCADE, related_name="fingerprints")
    account_id = models.UUIDField()
    kind = models.CharField(max_length=12)
    value = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "kind", "value"], name="each_fingerprint_once_per_case"),
        ]
        indexes: ClassVar = [models.Index(fields=["kind", "value"], name="fingerprint_lookup")]

    def __str__(self) -> str:
        return self.kind
