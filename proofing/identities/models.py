"""Identities: who an account has been proved to be. One active per NHS number and one per account, by constraint."""

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.db.models import Q

from nhslogin.foundation.crypto.api import EncryptedDateField, EncryptedTextField


class IdentityStatus(StrEnum):
    ACTIVE = "active"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"


class IdentityQuerySet(models.QuerySet["Identity"]):
    def active(self) -> "IdentityQuerySet":
        return self.filter(status=IdentityStatus.ACTIVE.value)

    def of(self, account_id: uuid.UUID | str) -> "IdentityQuerySet":
        return self.filter(account_id=account_id)


class Identity(models.Model):
    """A result. Never edited but for its status: a higher level is a new row that supersedes the old one."""

    PERSONAL_FIELDS: ClassVar = frozenset({"nhs_number", "nhs_number_index", "given_name", "family_name", "birth_date"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account_id = models.UUIDField(db_index=True)
    case = models.ForeignKey("proofing.Case", on_delete=models.PROTECT, related_name="identities", null=True)
    level = models.CharField(max_length=2)
    nhs_number = EncryptedTextField()
    nhs_number_index = models.CharField(max_length=64)
    given_name = EncryptedTextField()
    family_name = EncryptedTextField()
    birth_date = EncryptedDateField()
    surgery_ods_code = models.CharField(max_length=10, blank=True, default="")
    profile = models.CharField(max_length=4, blank=True, default="")
    ground = models.CharField(max_length=40, blank=True, default="")
    scores = models.JSONField(default=dict)
    policy_version = models.CharField(max_length=20)
    status = models.CharField(max_length=12, default=IdentityStatus.ACTIVE.value)
    proved_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[IdentityQuerySet] = IdentityQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["nhs_number_index"],
                condition=Q(status=IdentityStatus.ACTIVE.value),
                name="one_active_identity_per_nhs_number",
            ),
            models.UniqueConstraint(
                fields=["account_id"],
                condition=Q(status=IdentityStatus.ACTIVE.value),
                name="one_active_identity_per_account",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.status}"
