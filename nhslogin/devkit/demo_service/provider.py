"""Talking to NHS login as any relying service does: discovery, the address to go to, the code exchange, userinfo."""

import base64
import hashlib
import json
import secrets
import time
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

import requests
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, KeySetSerialization, RSAKey

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
ALGORITHM = "RS512"
TIMEOUT = 10
LEEWAY = 60


class SignInFailed(Exception):
    """The sign-in cannot be believed or finished; the text says why."""


@dataclass(frozen=True)
class Pending:
    """What is kept between sending somebody off and their return."""

    state: str
    nonce: str
    verifier: str
    level: str
    vectors: tuple[str, ...]
    redirect_uri: str


def new_pending(*, level: str, vectors: tuple[str, ...], redirect_uri: str) -> Pending:
    """Fresh random values for one sign-in."""
    return Pending(
        state=secrets.token_urlsafe(24),
        nonce=secrets.token_urlsafe(24),
        verifier=secrets.token_urlsafe(48),
        level=level,
        vectors=vectors,
        redirect_uri=redirect_uri,
    )


class Provider:
    """One provider as one service sees it."""

    def __init__(self, issuer: str, client_id: str, key: RSAKey) -> None:
        self.issuer, self.client_id, self.key = issuer, client_id, key

    def discover(self) -> dict[str, Any]:
        """The discovery document, believed only when it names the issuer we know."""
        document = self._get_json(f"{self.issuer}/.well-known/openid-configuration")
        if document.get("issuer") != self.issuer:
            raise SignInFailed("The discovery document is of another issuer.")
        return document

    def sign_in_url(self, pending: Pending, *, scopes: str, prompt: str = "") -> str:
        """Where to send the person."""
        digest = hashlib.sha256(pending.verifier.encode()).digest()
        asked = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": pending.redirect_uri,
            "scope": scopes,
            "state": pending.state,
            "nonce": pending.nonce,
            "vtr": json.dumps(pending.vectors, separators=(",", ":")),
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        if prompt:
            asked["prompt"] = prompt
        return f"{self.discover()['authorization_endpoint']}?{urlencode(asked)}"

    def finish(self, code: str, pending: Pending) -> dict[str, Any]:
        """Exchange the code, check the ID token, ask userinfo: the claims of both."""
        document = self.discover()
        answer = self._exchange(document["token_endpoint"], code, pending)
        id_token = self._check(str(answer.get("id_token", "")), document["jwks_uri"], pending)
        told = self._get_json(document["userinfo_endpoint"], bearer=str(answer.get("access_token", "")))
        if told.get("sub") != id_token["sub"]:
            raise SignInFailed("Userinfo speaks of somebody else than the ID token.")
        return {"id_token": id_token, "userinfo": told}

    def _assertion(self, audience: str) -> str:
        now = int(time.time())
        claims = {
            "iss": self.client_id,
            "sub": self.client_id,
            "aud": audience,
            "jti": secrets.token_urlsafe(24),
            "iat": now,
            "exp": now + 300,
        }
        return jwt.encode({"alg": ALGORITHM, "typ": "JWT"}, claims, self.key, algorithms=[ALGORITHM])

    def _exchange(self, token_endpoint: str, code: str, pending: Pending) -> dict[str, Any]:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": pending.redirect_uri,
            "code_verifier": pending.verifier,
            "client_assertion_type": ASSERTION_TYPE,
            "client_assertion": self._assertion(token_endpoint),
        }
        answer = requests.post(token_endpoint, data=form, timeout=TIMEOUT)
        found = _json(answer)
        if answer.status_code != 200:
            raise SignInFailed(f"NHS login did not accept the code: {found.get('error', answer.status_code)}.")
        return found

    def _check(self, text: str, jwks_uri: str, pending: Pending) -> dict[str, Any]:
        """RS512 by a published key, for us, from the issuer, not expired, with our nonce, at a level we asked for."""
        keys = KeySet.import_key_set(cast("KeySetSerialization", self._get_json(jwks_uri)))
        try:
            claims = jwt.decode(text, keys, algorithms=[ALGORITHM]).claims
        except (JoseError, ValueError, TypeError, KeyError):
            raise SignInFailed("The signature of the ID token is not good.") from None
        now = time.time()
        wrong = [
            name
            for name, good in (
                ("iss", claims.get("iss") == self.issuer),
                ("aud", claims.get("aud") == self.client_id),
                ("exp", isinstance(claims.get("exp"), int) and claims["exp"] > now - LEEWAY),
                ("iat", isinstance(claims.get("iat"), int) and claims["iat"] < now + LEEWAY),
                ("nonce", claims.get("nonce") == pending.nonce),
                ("vot", claims.get("vot") in pending.vectors),
                ("sub", isinstance(claims.get("sub"), str) and bool(claims["sub"])),
            )
            if not good
        ]
        if wrong:
            raise SignInFailed(f"The ID token cannot be believed: {', '.join(wrong)}.")
        return claims

    def _get_json(self, url: str, *, bearer: str = "") -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
        answer = requests.get(url, headers=headers, timeout=TIMEOUT)
        if answer.status_code != 200:
            raise SignInFailed(f"NHS login answered with {answer.status_code}.")
        return _json(answer)


def _json(answer: requests.Response) -> dict[str, Any]:
    try:
        found = answer.json()
    except ValueError:
        raise SignInFailed("NHS login did not answer in JSON.") from None
    if not isinstance(found, dict):
        raise SignInFailed("NHS login did not answer with an object.")
    return found
