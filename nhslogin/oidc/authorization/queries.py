"""Reads of kept requests."""

import uuid

from nhslogin.foundation import clock
from nhslogin.oidc.authorization.models import AuthorizationRequest


def find_request(request_id: uuid.UUID) -> AuthorizationRequest | None:
    """The request, answered or not, until its time is over or its service was stopped."""
    rows = AuthorizationRequest.objects.select_related("service")
    return rows.filter(pk=request_id, expires_at__gt=clock.now(), service__stopped_at__isnull=True).first()
