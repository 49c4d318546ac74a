"""Verbs on relying services."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import transaction

from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.api import record
from nhslogin.oidc.claims.scopes import SCOPES
from nhslogin.oidc.relying_services.keys import read_public_keys
from nhslogin.oidc.relying_services.models import RelyingService
from nhslogin.oidc.relying_services.queries import CLIENT_ID
from nhslogin.oidc.relying_services.uris import MOST_URIS, BadRegistration, check_redirect_uri
from nhslogin.oidc.trust.vectors import BadVector, parse_list


def register_service(
    *,
    client_id: str,
    name: str,
    public_key: str,
    redirect_uris: Sequence[str],
    scopes: Sequence[str],
    vectors: Sequence[str],
    by: Actor,
    home_url: str = "",
    pkce_required: bool = False,
    code_seconds: int = 600,
    repeat_assertion_tolerated: bool = False,
) -> None:
    """Register a service, or change what was registered under the same client id."""
    now = clock.now()
    facts: dict[str, Any] = {
        "name": _check_name(name),
        "home_url": home_url,
        "keys": read_public_keys(public_key),
        "redirect_uris": _check_redirect_uris(redirect_uris),
        "scopes": _check_scopes(scopes),
        "vectors": _check_vectors(vectors),
        "pkce_required": pkce_required,
        "code_seconds": code_seconds,
        "repeat_assertion_tolerated": repeat_assertion_tolerated,
        "changed_at": now,
    }
    if not CLIENT_ID.fullmatch(client_id):
        raise BadRegistration("the client id may hold letters, digits, dot, dash, underline and tilde, 100 at most")
    if not 30 <= code_seconds <= 600:
        raise BadRegistration("a code lives 30 to 600 seconds")
    with transaction.atomic():
        _service, created = RelyingService.objects.update_or_create(
            client_id=client_id, defaults=facts, create_defaults={**facts, "created_at": now}
        )
        event = "service.registered" if created else "service.changed"
        record(event, by=by, about=f"client:{client_id}", details={"scopes": " ".join(facts["scopes"])})


def _check_name(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > 200 or not name.isprintable():
        raise BadRegistration("a name of 200 characters at most is needed")
    return name


def _check_redirect_uris(uris: Sequence[str]) -> list[str]:
    if not 0 < len(uris) <= MOST_URIS:
        raise BadRegistration(f"one to {MOST_URIS} redirect addresses are needed")
    allowed = settings.ALLOW_LOOPBACK_REDIRECTS
    return [check_redirect_uri(uri, loopback_allowed=allowed) for uri in dict.fromkeys(uris)]


def _check_scopes(scopes: Sequence[str]) -> list[str]:
    unknown = set(scopes) - set(SCOPES)
    if unknown or "openid" not in scopes:
        raise BadRegistration(f"scopes must hold openid, and only: {', '.join(SCOPES)}")
    if {"profile", "basic_demographics"} <= set(scopes):
        raise BadRegistration("profile and basic_demographics exclude each other")
    return [scope for scope in SCOPES if scope in scopes]


def _check_vectors(vectors: Sequence[str]) -> list[str]:
    try:
        return list(dict.fromkeys(vector.canonical for vector in parse_list(list(vectors))))
    except BadVector as error:
        raise BadRegistration(f"not a list of vectors of trust: {error}") from None
