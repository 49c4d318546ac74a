"""A relying service as it was registered."""

import uuid
from collections.abc import Sequence
from typing import ClassVar

from django.db import models


class RelyingService(models.Model):
    """Also what Authlib calls a client: the four `check_…` predicates are the questions its grants ask."""

    PERSONAL_FIELDS: ClassVar = frozenset[str]()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client_id = models.CharField(max_length=100, unique=True)
    # As it stands in a sentence, with its article when it needs one.
    name = models.CharField(max_length=200)
    home_url = models.CharField(max_length=500, blank=True, default="")
    keys = models.JSONField()
    redirect_uris = models.JSONField()
    scopes = models.JSONField()
    vectors = models.JSONField()
    pkce_required = models.BooleanField(default=False)
    code_seconds = models.PositiveIntegerField(default=600)
    # Some libraries name their assertion by the second; two sign-ins in one second then carry the same one.
    repeat_assertion_tolerated = models.BooleanField(default=False)
    stopped_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects: ClassVar[models.Manager["RelyingService"]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(code_seconds__range=(30, 600)), name="code_life_of_service"),
        ]

    def __str__(self) -> str:
        return self.client_id

    def get_client_id(self) -> str:
        return self.client_id

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        """Exactly as registered, character for character."""
        return redirect_uri in self.redirect_uris

    def get_default_redirect_uri(self) -> str:
        """The parameter is mandatory: nothing is assumed."""
        return ""

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type in {"authorization_code", "refresh_token"}

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == "private_key_jwt" and endpoint == "token"

    def may_ask_for(self, scopes: Sequence[str]) -> bool:
        return set(scopes) <= set(self.scopes)
