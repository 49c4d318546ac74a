"""Registers the demo's services with the provider of this installation."""

from django.conf import settings

from nhslogin.devkit.demo_service import keys
from nhslogin.devkit.demo_service.configuration import SERVICES, Configuration
from nhslogin.foundation.actors import Actor
from nhslogin.oidc.api import register_service


def register_demo_services(by: Actor) -> tuple[str, ...]:
    """Make their keys and register both; again and again without harm. Gives their client ids."""
    configuration = Configuration(issuer=settings.ISSUER, port=settings.SERVICE_PORT, folder=settings.DATA_DIR / "demo")
    for service in SERVICES:
        register_service(
            client_id=service.client_id,
            name=service.name,
            public_key=keys.public_key(configuration.folder, service.client_id),
            redirect_uris=configuration.redirect_uris(service),
            scopes=service.scopes.split(),
            vectors=service.vectors,
            home_url=f"{configuration.base_url('')}/{service.path}/",
            by=by,
        )
    return tuple(service.client_id for service in SERVICES)
