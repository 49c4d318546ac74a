"""Reads of relying services."""

import re

from nhslogin.oidc.relying_services.models import RelyingService

CLIENT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,99}")


def active_service(client_id: object) -> RelyingService | None:
    """The service of that name unless it was stopped; anything that is not a name finds nothing."""
    if not isinstance(client_id, str) or not CLIENT_ID.fullmatch(client_id):
        return None
    return RelyingService.objects.filter(client_id=client_id, stopped_at__isnull=True).first()
