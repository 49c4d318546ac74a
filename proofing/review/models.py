"""Who is looking at which referred case now, and what was decided about it."""

import uuid
from typing import ClassVar

from django.db import models

from nhslogin.foundation.crypto.api import EncryptedTextField
from proofing.cases.models import Case


class ReviewLease(models.Model):
    """One reviewer looks at one case. When the time is over the case goes back into the queue by itself."""

    PERSONAL_FIELDS: ClassVar = frozenset[str]()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="review_lease")
    # A reviewer holds one case at a time: whoever picks cases could pick a friend's.
    reviewer_id = models.UUIDField(unique=True)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"lease {self.pk}"


class Decision(models.Model):
    """What a reviewer decided about one try of a case. The constraint lets only the first of two decide."""

    PERSONAL_FIELDS: ClassVar = frozenset({"note"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    attempt = models.PositiveSmallIntegerField()
    reviewer_id = models.UUIDField()
    outcome = models.CharField(max_length=20)
    reason = models.CharField(max_length=20, blank=True, default="")
    answers = models.JSONField(default=dict)
    # What the reviewer wrote may name people.
    note = EncryptedTextField(blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "attempt"], name="one_decision_per_try"),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.reason}".strip()
