"""A service's request to sign somebody in, kept until it is answered."""

import uuid
from typing import ClassVar

from django.db import models

from nhslogin.oidc.relying_services.models import RelyingService
from nhslogin.oidc.trust.vectors import Vector, parse_vector


class AuthorizationRequest(models.Model):
    """Parsed and checked once. Its id is all that travels, so nothing of it can be changed on the way."""

    PERSONAL_FIELDS: ClassVar = frozenset[str]()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(RelyingService, on_delete=models.CASCADE, related_name="+")
    redirect_uri = models.CharField(max_length=500)
    scopes = models.JSONField()
    vectors = models.JSONField()
    state = models.TextField()
    nonce = models.TextField()
    prompt = models.CharField(max_length=10, blank=True, default="")
    code_challenge = models.CharField(max_length=128, blank=True, default="")
    allow_registration = models.BooleanField(default=True)
    # The first person who signed in for it; nobody else can go on with it.
    account_id = models.UUIDField(null=True, blank=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["AuthorizationRequest"]] = models.Manager()

    @property
    def path(self) -> str:
        return f"/resume/{self.pk}/"

    @property
    def is_silent(self) -> bool:
        """The service asked that no page be shown."""
        return self.prompt == "none"

    @property
    def wanted(self) -> tuple[Vector, ...]:
        return tuple(parse_vector(text) for text in self.vectors)
