"""`private_key_jwt` with RS512, by the rules of the contract; stricter and more patient than Authlib's own class.

Stricter: the algorithm is fixed, the life is capped, an assertion is used once. More patient: a `kid` that does not
match what was registered is no reason to refuse, since many services register one bare key.
"""

import json
import time
from datetime import UTC, datetime
from typing import Any, TypeGuard

from authlib.oauth2.rfc6749 import InvalidClientError
from django.conf import settings
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from nhslogin.oidc.protocol.requests import ProtocolRequest
from nhslogin.oidc.relying_services.models import RelyingService
from nhslogin.oidc.relying_services.queries import active_service
from nhslogin.oidc.tokens.actions import use_assertion
from nhslogin.oidc.tokens.key_ring import ALGORITHM

METHOD = "private_key_jwt"
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
LONGEST_ASSERTION = 8_000
LONGEST_LIFE = 3600
LEEWAY = 60
MALFORMED = (JoseError, ValueError, TypeError, KeyError, AttributeError, RecursionError)


def authenticate(_query_client: object, request: ProtocolRequest) -> RelyingService:
    """The service that signed the assertion of this request."""
    assertion = request.form.get("client_assertion", "")
    if request.form.get("client_assertion_type") != ASSERTION_TYPE or not assertion:
        raise InvalidClientError("a client_assertion is missing")
    service, claims = _verify(assertion)
    named = request.form.get("client_id")
    if named and named != service.client_id:
        raise InvalidClientError("client_id and client_assertion differ")
    _check_claims(claims, service)
    bound_to = request.form.get("code", "") if service.repeat_assertion_tolerated else ""
    until = datetime.fromtimestamp(claims["exp"] + LEEWAY, UTC)
    if not use_assertion(service=service, jti=claims["jti"], bound_to=bound_to, expires_at=until):
        raise InvalidClientError("the client_assertion was used before")
    request.client = service
    return service


def _verify(assertion: str) -> tuple[RelyingService, dict[str, Any]]:
    """The service is named inside what it signed: read the name first, believe it after the signature."""
    if len(assertion) > LONGEST_ASSERTION or not assertion.isascii():
        raise InvalidClientError("the client_assertion is malformed")
    for service in _named_services(assertion):
        for key in service.keys["keys"]:
            try:
                return service, jwt.decode(assertion, RSAKey.import_key(key), algorithms=[ALGORITHM]).claims
            except MALFORMED:
                continue
    raise InvalidClientError("the client_assertion is not signed by a registered service")


def _named_services(assertion: str) -> list[RelyingService]:
    try:
        claims = _unverified(assertion)
        found = active_service(claims["sub"])
    except MALFORMED:
        return []
    return [found] if found else []


def _unverified(assertion: str) -> dict[str, Any]:
    return dict(json.loads(jws.extract_compact(assertion.encode()).payload))


def _check_claims(claims: dict[str, Any], service: RelyingService) -> None:
    now = time.time()
    if claims.get("iss") != service.client_id or claims.get("sub") != service.client_id:
        raise InvalidClientError("iss and sub must both be the client_id")
    audience = claims.get("aud")
    ours = {settings.ISSUER, f"{settings.ISSUER}/token"}
    if not any(
        isinstance(one, str) and one in ours for one in (audience if isinstance(audience, list) else [audience])
    ):
        raise InvalidClientError("aud must be the token endpoint")
    expires = claims.get("exp")
    if not _is_time(expires) or not now - LEEWAY < expires <= now + LONGEST_LIFE + LEEWAY:
        raise InvalidClientError("exp is missing, past, or more than 60 minutes away")
    for name in ("nbf", "iat"):
        begins = claims.get(name, now)
        if not _is_time(begins) or begins > now + LEEWAY:
            raise InvalidClientError(f"{name} lies in the future")
    if not isinstance(claims.get("jti"), str) or not 0 < len(claims["jti"]) <= 500:
        raise InvalidClientError("jti is missing")


def _is_time(value: object) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
