"""Signing keys, authorization codes with the tokens that came from them, and used client assertions.

Codes and tokens are stored as keyed digests only; whoever reads the tables can redeem nothing.
"""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from nhslogin.foundation.crypto.api import EncryptedTextField
from nhslogin.oidc.relying_services.models import RelyingService


class SigningKey(models.Model):
    """A key of the ring. The next one is published before it signs; a retired one until its tokens have ended."""

    PERSONAL_FIELDS: ClassVar = frozenset[str]()

    NEXT, CURRENT, RETIRED = "next", "current", "retired"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kid = models.CharField(max_length=64, unique=True)
    public = models.JSONField()
    private = EncryptedTextField()
    role = models.CharField(max_length=10, choices=[(NEXT, NEXT), (CURRENT, CURRENT), (RETIRED, RETIRED)])
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["SigningKey"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["role"], condition=Q(role="current"), name="one_current_signing_key"),
            models.UniqueConstraint(fields=["role"], condition=Q(role="next"), name="one_next_signing_key"),
        ]

    def __str__(self) -> str:
        return f"{self.kid} ({self.role})"


class AuthorizationCode(models.Model):
    """A code, and after its use the head of the family of tokens that came from it: ended together."""

    PERSONAL_FIELDS: ClassVar = frozenset[str]()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    service = models.ForeignKey(RelyingService, on_delete=models.PROTECT, related_name="+")
    account_id = models.UUIDField(db_index=True)
    redirect_uri = models.CharField(max_length=500)
    scopes = models.JSONField()
    nonce = models.TextField()
    vot = models.CharField(max_length=40)
    auth_time = models.DateTimeField()
    code_challenge = models.CharField(max_length=128, blank=True, default="")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    # Refresh tokens of the family end here, however often they are exchanged.
    family_expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["AuthorizationCode"]] = models.Manager()

    @property
    def code_challenge_method(self) -> str:
        """As Authlib asks for it; no other is accepted."""
        return "S256"

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return " ".join(self.scopes)


class RefreshToken(models.Model):
    """One link of a family. Each is exchanged once; a second exchange ends the family."""

    PERSONAL_FIELDS: ClassVar = frozenset[str]()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(AuthorizationCode, on_delete=models.CASCADE, related_name="refresh_tokens")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["RefreshToken"]] = models.Manager()

    def check_client(self, client: RelyingService) -> bool:
        return self.family.service_id == client.pk

    def get_scope(self) -> str:
        return self.family.get_scope()


class AccessToken(models.Model):
    """That an access token was given: its `jti` finds the family and what may be told."""

    PERSONAL_FIELDS: ClassVar = frozenset[str]()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(AuthorizationCode, on_delete=models.CASCADE, related_name="access_tokens")
    scopes = models.JSONField()
    expires_at = models.DateTimeField(db_index=True)

    objects: ClassVar[models.Manager["AccessToken"]] = models.Manager()


class UsedAssertion(models.Model):
    """A client assertion that was seen. `bound_to` is empty unless the service may repeat one with another code."""

    PERSONAL_FIELDS: ClassVar = frozenset[str]()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(RelyingService, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    bound_to = models.CharField(max_length=64, blank=True, default="")
    expires_at = models.DateTimeField(db_index=True)

    objects: ClassVar[models.Manager["UsedAssertion"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "digest", "bound_to"], name="one_use_of_an_assertion"),
        ]
