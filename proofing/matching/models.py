"""What a search for the person's record found: one row per search, so that a verdict can be explained later."""

import uuid
from typing import ClassVar

from django.db import models

from nhslogin.foundation.crypto.api import EncryptedJSONField


class RecordMatch(models.Model):
    """One answer of the patient index for one try of a case."""

    PERSONAL_FIELDS: ClassVar = frozenset({"record"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("proofing.Case", on_delete=models.CASCADE, related_name="matches")
    attempt = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=30)
    # The record as it was found: number, name in use, birth date, surgery. Empty unless exactly one was found.
    record = EncryptedJSONField(default=dict)
    index_adapter = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "attempt"], name="one_record_match_per_try"),
        ]

    def __str__(self) -> str:
        return self.outcome
