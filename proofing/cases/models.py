"""Cases and the list of what happened to them. Only `actions.advance` writes the state."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from nhslogin.foundation.crypto.api import EncryptedJSONField
from proofing.cases.values import OPEN_STATES, CaseState, ClaimedDetails, Route


class CaseQuerySet(models.QuerySet["Case"]):
    def open(self) -> "CaseQuerySet":
        return self.filter(state__in=[state.value for state in OPEN_STATES])

    def of(self, account_id: uuid.UUID | str) -> "CaseQuerySet":
        return self.filter(account_id=account_id)


class Case(models.Model):
    """One attempt. The account is named by its id alone: proofing does not reach into the accounts' tables."""

    PERSONAL_FIELDS: ClassVar = frozenset({"claimed"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account_id = models.UUIDField(db_index=True)
    route = models.CharField(max_length=20, default=Route.PHOTO_ID.value)
    level_wanted = models.CharField(max_length=2, default="P9")
    state = models.CharField(max_length=20, default=CaseState.COLLECTING.value)
    reference = models.CharField(max_length=14, unique=True)
    wrapped_key = models.BinaryField()
    claimed = EncryptedJSONField(default=dict)
    turns = models.CharField(max_length=60, blank=True, default="")
    turns_drawn_at = models.DateTimeField(null=True, blank=True)
    parts_needed = models.JSONField(default=list)
    attempt = models.PositiveSmallIntegerField(default=0)
    # The request of a relying service that waits for the result; no address, so nothing to forge.
    continuation = models.UUIDField(null=True, blank=True)
    created_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()

    objects: ClassVar[CaseQuerySet] = CaseQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account_id"],
                condition=Q(state__in=sorted(state.value for state in OPEN_STATES)),
                name="one_open_case_per_account",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "submitted_at"], name="case_queue"),
            models.Index(fields=["account_id", "-created_at"], name="case_of_account"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        return CaseState(self.state) in OPEN_STATES

    @property
    def details(self) -> ClaimedDetails | None:
        """What the person claims, or nothing before they have said it."""
        return ClaimedDetails.from_json(self.claimed) if self.claimed else None

    @property
    def about(self) -> str:
        """How audit rows name this case."""
        return f"case:{self.pk}"


class CaseTransition(models.Model):
    """One row for each change of state, never changed afterwards."""

    PERSONAL_FIELDS: ClassVar = frozenset[str]()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="transitions")
    event = models.CharField(max_length=20)
    from_state = models.CharField(max_length=20)
    to_state = models.CharField(max_length=20)
    by_kind = models.CharField(max_length=20)
    by_id = models.CharField(max_length=100)
    reason = models.CharField(max_length=60, blank=True, default="")
    # On verdicts: by which tables of GPG 45 it came about; findings carry their engines' versions themselves.
    policy_version = models.CharField(max_length=20, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "at"], name="case_transitions")]

    def __str__(self) -> str:
        return f"{self.event}: {self.from_state} to {self.to_state}"
