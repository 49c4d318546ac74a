"""Reads of what is shared."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from nhslogin.oidc.claims.words import words_for
from nhslogin.oidc.relying_services.models import RelyingService
from nhslogin.oidc.sharing.models import Sharing
from nhslogin.oidc.trust.vectors import rank


@dataclass(frozen=True)
class SharingView:
    """A service somebody uses, and what it learns about them."""

    client_id: str
    service_name: str
    home_url: str
    scopes: tuple[str, ...]
    words: tuple[str, ...]
    level: str
    agreed_at: datetime
    last_used_at: datetime | None


def standing(account_id: uuid.UUID | str, service: RelyingService) -> Sharing | None:
    """The agreement that holds now."""
    return Sharing.objects.filter(account_id=account_id, service=service, withdrawn_at__isnull=True).first()


def covers(sharing: Sharing | None, *, scopes: Collection[str], level: str) -> bool:
    """Whether nothing new is asked for: no scope more, and no higher level than when it was agreed."""
    return sharing is not None and set(scopes) <= set(sharing.scopes) and rank(level) <= rank(sharing.level)


def services_of(account_id: uuid.UUID | str) -> tuple[SharingView, ...]:
    """Every service the person shares with now, the newest agreement first."""
    rows = Sharing.objects.filter(account_id=account_id, withdrawn_at__isnull=True).select_related("service")
    return tuple(
        SharingView(
            client_id=row.service.client_id,
            service_name=row.service.name,
            home_url=row.service.home_url,
            scopes=tuple(row.scopes),
            words=words_for(row.scopes, row.level),
            level=row.level,
            agreed_at=row.agreed_at,
            last_used_at=row.last_used_at,
        )
        for row in rows.order_by("-agreed_at")
    )
