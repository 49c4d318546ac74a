"""Reads of tokens."""

import uuid

from nhslogin.foundation import clock
from nhslogin.foundation.crypto.api import digest
from nhslogin.oidc.relying_services.models import RelyingService
from nhslogin.oidc.tokens.models import AccessToken, RefreshToken


def standing_access_token(jti: object) -> AccessToken | None:
    """The access token of that name while it and its family stand."""
    try:
        key = uuid.UUID(str(jti))
    except ValueError:
        return None
    rows = AccessToken.objects.select_related("family__service")
    return rows.filter(
        pk=key, expires_at__gt=clock.now(), family__ended_at__isnull=True, family__service__stopped_at__isnull=True
    ).first()


def refresh_scopes(*, token: str, service: RelyingService) -> list[str] | None:
    """What a refresh token of this service may be exchanged for, used or not."""
    rows = RefreshToken.objects.select_related("family")
    row = rows.filter(digest=digest("refresh-token", token), family__service=service).first()
    return row.family.scopes if row else None
