"""Pictures and videos of a case (the files lie sealed in foundation) and the draft answers of its wizard."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from nhslogin.foundation.crypto.api import EncryptedJSONField
from proofing.cases.models import Case


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def current(self) -> "EvidenceQuerySet":
        return self.filter(superseded_at__isnull=True, erased_at__isnull=True)

    def with_file(self) -> "EvidenceQuerySet":
        return self.filter(erased_at__isnull=True)


class Evidence(models.Model):
    """One picture or video. A newer one of the same part supersedes it, and its file is erased then."""

    PERSONAL_FIELDS: ClassVar = frozenset[str]()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="evidence")
    part = models.CharField(max_length=20)
    kind = models.CharField(max_length=30, blank=True, default="")
    stored_file_id = models.UUIDField()
    media_type = models.CharField(max_length=60)
    sha256 = models.CharField(max_length=64)
    # The order of head turns this video answers; it was drawn for this one recording.
    turns = models.CharField(max_length=60, blank=True, default="")
    # The case's attempt when it was attached: what is older than the last submission answers nothing asked since.
    attempt = models.PositiveSmallIntegerField(default=0)
    attached_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[EvidenceQuerySet] = EvidenceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "part"],
                condition=Q(superseded_at__isnull=True),
                name="one_current_evidence_per_part",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["erased_at", "attached_at"], name="evidence_to_erase")]

    def __str__(self) -> str:
        return f"{self.part} {self.pk}"


class Draft(models.Model):
    """What somebody has answered so far. The version keeps two tabs from overwriting each other unseen."""

    PERSONAL_FIELDS: ClassVar = frozenset({"answers"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="draft")
    answers = EncryptedJSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"draft {self.pk}"
