"""What the provider says of itself: discovery document, key set, trustmark."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from nhslogin.foundation.actors import Actor
from nhslogin.oidc.claims.scopes import SCOPES
from nhslogin.oidc.claims.table import CLAIMS, PROTOCOL_CLAIMS
from nhslogin.oidc.tokens import key_ring
from nhslogin.oidc.trust.vectors import LEVELS

PUBLIC = {"Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*"}


@login_not_required
@require_safe
def configuration(_request: HttpRequest) -> JsonResponse:
    """The discovery document. What defaults to true and is not offered is said to be false."""
    issuer = settings.ISSUER
    document = {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/authorize",
        "token_endpoint": f"{issuer}/token",
        "userinfo_endpoint": f"{issuer}/userinfo",
        "jwks_uri": f"{issuer}/.well-known/jwks.json",
        "scopes_supported": sorted(SCOPES),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": [key_ring.ALGORITHM],
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        "token_endpoint_auth_signing_alg_values_supported": [key_ring.ALGORITHM],
        "code_challenge_methods_supported": ["S256"],
        "claims_supported": sorted({*PROTOCOL_CLAIMS, *(claim.name for claim in CLAIMS)}),
        "prompt_values_supported": ["none", "login"],
        "display_values_supported": ["page", "touch"],
        "ui_locales_supported": ["en"],
        "claims_parameter_supported": False,
        "request_parameter_supported": False,
        "request_uri_parameter_supported": False,
        "authorization_response_iss_parameter_supported": True,
    }
    return JsonResponse(document, headers=PUBLIC)


@login_not_required
@require_safe
def jwks(_request: HttpRequest) -> JsonResponse:
    """The public keys. The very first request of a new installation makes them."""
    published = key_ring.published_keys()
    if not published["keys"]:
        key_ring.ensure_keys(by=Actor.system("key_ring"))
        published = key_ring.published_keys()
    return JsonResponse(published, headers=PUBLIC)


@login_not_required
@require_safe
def trustmark(_request: HttpRequest, host: str) -> JsonResponse:
    """Which vectors of trust we issue (RFC 8485); only for our own name."""
    if host != urlsplit(settings.ISSUER).netloc:
        raise Http404
    name = f"{settings.ISSUER}/"
    statement = {"idp": name, "trustmark_provider": name, "P": list(LEVELS), "C": ["Cp", "Cd", "Cm"]}
    return JsonResponse(statement, headers=PUBLIC)
