"""What a person agreed to share."""

import uuid
from typing import ClassVar

from django.db import models

from nhslogin.oidc.relying_services.models import RelyingService


class Sharing(models.Model):
    """One row for each person and service: the scopes, the level and the time of the last agreement."""

    PERSONAL_FIELDS: ClassVar = frozenset[str]()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account_id = models.UUIDField()
    service = models.ForeignKey(RelyingService, on_delete=models.PROTECT, related_name="sharings")
    scopes = models.JSONField()
    level = models.CharField(max_length=2)
    agreed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Sharing"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account_id", "service"], name="one_sharing_per_person_and_service"),
        ]

    def __str__(self) -> str:
        return f"{self.service_id}: {' '.join(self.scopes)}"
