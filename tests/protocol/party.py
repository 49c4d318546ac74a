"""A relying service written for the tests: it can do everything right, and one thing wrong at a time."""

import json
import secrets
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from nhslogin.foundation.actors import Actor
from nhslogin.oidc.api import register_service

CALLBACK = "https://service.example/callback"
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
ALL_VECTORS = ("P0.Cp", "P0.Cp.Cd", "P5.Cp.Cd", "P5.Cp.Ck", "P5.Cm", "P9.Cp.Cd", "P9.Cp.Ck", "P9.Cm")
KEY = RSAKey.generate_key(2048)


@dataclass(frozen=True)
class Party:
    """One registered service with its key."""

    client_id: str = "test-service"
    key: RSAKey = field(default_factory=lambda: KEY, repr=False)

    def register(self, **changes: Any) -> "Party":
        facts: dict[str, Any] = {
            "client_id": self.client_id,
            "name": "Test Service",
            "public_key": self.key.as_pem(private=False).decode(),
            "redirect_uris": [CALLBACK],
            "scopes": ["openid", "profile", "profile_extended", "email", "phone"],
            "vectors": list(ALL_VECTORS),
            "by": Actor.system("test"),
        }
        register_service(**{**facts, **changes})
        return self

    def asks(self, **changes: str | None) -> dict[str, str]:
        """The parameters of a good request; None leaves one out."""
        asked: dict[str, str | None] = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": CALLBACK,
            "scope": "openid profile email",
            "state": "the state",
            "nonce": "the-nonce",
            "vtr": json.dumps(["P0.Cp.Cd"]),
            **changes,
        }
        return {name: value for name, value in asked.items() if value is not None}

    def assertion(self, *, key: RSAKey | None = None, header: dict[str, Any] | None = None, **changes: Any) -> str:
        now = int(time.time())
        claims = {
            "iss": self.client_id,
            "sub": self.client_id,
            "aud": f"{settings.ISSUER}/token",
            "jti": secrets.token_urlsafe(12),
            "iat": now,
            "exp": now + 300,
            **changes,
        }
        claims = {name: value for name, value in claims.items() if value is not None}
        header = {"alg": "RS512", "typ": "JWT", **(header or {})}
        return jwt.encode(header, claims, key or self.key, algorithms=["RS256", "RS512"])

    def exchange(self, client: Client, **form: Any) -> HttpResponse:
        """A token request; the rest is filled in as it should be."""
        form = {
            "grant_type": "refresh_token" if "refresh_token" in form else "authorization_code",
            "client_assertion_type": ASSERTION_TYPE,
            "client_assertion": self.assertion(),
            **({} if "refresh_token" in form else {"redirect_uri": CALLBACK}),
            **form,
        }
        body = urlencode(form)
        return client.post("/token", body, content_type="application/x-www-form-urlencoded")


def answer_of(response: HttpResponse) -> dict[str, str]:
    """The members of the answer in a redirect to the service."""
    assert response.status_code == 302, (response.status_code, response.content[:300])
    assert response["Location"].startswith(CALLBACK), response["Location"]
    return {name: values[0] for name, values in parse_qs(urlsplit(response["Location"]).query).items()}


def follow(client: Client, response: HttpResponse) -> HttpResponse:
    """Through our own redirects, as far as a page or the service."""
    while response.status_code in {302, 303} and response["Location"].startswith("/"):
        response = client.get(response["Location"])
    return response


def code_for(client: Client, party: Party, **changes: str | None) -> str:
    """Sign in and agree where asked."""
    response = follow(client, client.get("/authorize", party.asks(**changes)))
    if response.status_code == 200:
        response = follow(client, client.post(response.request["PATH_INFO"], {"answer": "yes"}))
    return answer_of(response)["code"]


def claims_of(text: str, client: Client) -> dict[str, Any]:
    """A token's claims, checked with the published keys."""
    keys = KeySet.import_key_set(client.get("/.well-known/jwks.json").json())
    return dict(jwt.decode(text, keys, algorithms=["RS512"]).claims)
