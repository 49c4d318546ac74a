"""The way into the OpenID provider for the apps above it: frozen values and a few verbs, never models."""

from dataclasses import dataclass

from nhslogin.oidc.relying_services import actions as _services
from nhslogin.oidc.relying_services.queries import active_service
from nhslogin.oidc.relying_services.uris import BadRegistration
from nhslogin.oidc.sharing.actions import withdraw as withdraw_sharing
from nhslogin.oidc.sharing.queries import SharingView
from nhslogin.oidc.sharing.queries import services_of as services_shared_with
from nhslogin.oidc.tokens.key_ring import ensure_keys

__all__ = [
    "BadRegistration",
    "RelyingServiceView",
    "SharingView",
    "ensure_keys",
    "register_service",
    "relying_service",
    "services_shared_with",
    "withdraw_sharing",
]


@dataclass(frozen=True)
class RelyingServiceView:
    """A registered service as other apps may see it."""

    client_id: str
    name: str
    home_url: str
    redirect_uris: tuple[str, ...]
    scopes: tuple[str, ...]
    vectors: tuple[str, ...]


def relying_service(client_id: str) -> RelyingServiceView | None:
    """A service that is registered and not stopped."""
    row = active_service(client_id)
    if row is None:
        return None
    return RelyingServiceView(
        row.client_id, row.name, row.home_url, tuple(row.redirect_uris), tuple(row.scopes), tuple(row.vectors)
    )


register_service = _services.register_service
