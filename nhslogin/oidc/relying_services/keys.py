"""Public keys of relying services: PEM or JWKS in, a JWKS of public RSA keys out (pure)."""

import json
from typing import Any

from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from nhslogin.oidc.relying_services.uris import BadRegistration

SMALLEST_KEY = 2048
MOST_KEYS = 5


def read_public_keys(text: str) -> dict[str, Any]:
    """A JWKS with one or more RSA public keys of 2048 bits or more. A private key is refused, not trimmed."""
    if "PRIVATE KEY" in text:
        raise BadRegistration("this is a private key: keep it, and give the public one")
    keys = [_import(part) for part in _parts(text)]
    if not 0 < len(keys) <= MOST_KEYS:
        raise BadRegistration(f"one to {MOST_KEYS} keys are needed")
    return {"keys": [_public(key) for key in keys]}


def _parts(text: str) -> list[Any]:
    if "-----BEGIN" in text:
        return [text]
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise BadRegistration("the key is neither PEM nor JSON") from None
    if isinstance(found, dict):
        found = found.get("keys", [found])
    if not isinstance(found, list):
        raise BadRegistration("the key set holds no list of keys")
    return found


def _import(part: Any) -> RSAKey:
    if isinstance(part, dict) and part.get("kty") != "RSA":
        raise BadRegistration("only RSA keys are used")
    try:
        key = RSAKey.import_key(part)
    except (JoseError, ValueError, TypeError, KeyError, AttributeError):
        raise BadRegistration("the key cannot be read") from None
    if key.is_private:
        raise BadRegistration("this is a private key: keep it, and give the public one")
    if key.raw_value.key_size < SMALLEST_KEY:
        raise BadRegistration(f"the key must have {SMALLEST_KEY} bits or more")
    return key


def _public(key: RSAKey) -> dict[str, Any]:
    return {"kid": key.kid or key.thumbprint(), "use": "sig", "alg": "RS512", **key.as_dict(private=False)}
