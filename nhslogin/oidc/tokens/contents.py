"""What stands in the tokens, and their signature."""

import time
import uuid
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from joserfc import jwt
from joserfc.errors import JoseError

from nhslogin.oidc.claims.actions import subject_of
from nhslogin.oidc.claims.table import Person, release
from nhslogin.oidc.tokens.actions import ACCESS_TOKEN_LIFE
from nhslogin.oidc.tokens.key_ring import ALGORITHM, signing_key, verifying_key
from nhslogin.oidc.tokens.models import AccessToken, AuthorizationCode

ID_TOKEN_SECONDS = 3600


def trustmark_url() -> str:
    """Where our statement on vectors of trust is found."""
    return f"{settings.ISSUER}/trustmark/{urlsplit(settings.ISSUER).netloc}"


def id_token(family: AuthorizationCode, person: Person) -> str:
    """Who signed in, for the service alone."""
    claims = _common(family) | {
        "exp": int(time.time()) + ID_TOKEN_SECONDS,
        "jti": str(uuid.uuid4()),
        "nonce": family.nonce,
        "token_use": "id",
    }
    told = release(person, family.scopes, id_token=True)
    if "family_name" in told:
        told["surname"] = told["family_name"]
    if person.identity is not None:
        told["id_status"] = "verified"
    return sign(claims | told)


def access_token(row: AccessToken, person: Person) -> str:
    """The key to userinfo. The row behind it is asked at each use."""
    family = row.family
    claims = _common(family) | {
        "exp": int(time.time() + ACCESS_TOKEN_LIFE.total_seconds()),
        "jti": str(row.pk),
        "scope": " ".join(row.scopes),
        "client_id": family.service.client_id,
        "reason_for_request": "patientaccess",
        "version": 0,
        "token_use": "access",
    }
    number = release(person, row.scopes).get("nhs_number")
    if number:
        claims |= {"nhs_number": number, "requesting_patient": number}
    return sign(claims)


def _common(family: AuthorizationCode) -> dict[str, Any]:
    return {
        "iss": settings.ISSUER,
        "sub": subject_of(family.account_id),
        "aud": family.service.client_id,
        "iat": int(time.time()),
        "auth_time": int(family.auth_time.timestamp()),
        "vot": family.vot,
        "vtm": trustmark_url(),
    }


def sign(claims: dict[str, Any]) -> str:
    """A JWT signed with the current key."""
    kid, key = signing_key()
    return jwt.encode({"alg": ALGORITHM, "typ": "JWT", "kid": kid}, claims, key, algorithms=[ALGORITHM])


def read_access_token(text: str) -> dict[str, Any] | None:
    """The claims of an access token of ours that has not ended; nothing for any other bytes."""
    if not 0 < len(text) < 8_000 or text.count(".") != 2 or not text.isascii():
        return None
    try:
        token = jwt.decode(text, _find_key, algorithms=[ALGORITHM])
    except (JoseError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    claims = token.claims
    ours = claims.get("iss") == settings.ISSUER and claims.get("token_use") == "access"
    expires = claims.get("exp")
    return claims if ours and isinstance(expires, int) and expires > time.time() else None


def _find_key(obj: Any) -> Any:
    kid = obj.headers().get("kid")
    key = verifying_key(kid) if isinstance(kid, str) else None
    if key is None:
        raise ValueError("no key of that name")
    return key
