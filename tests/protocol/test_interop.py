"""Real libraries of relying services against the real server: Authlib's client and mozilla-django-oidc."""

import time
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from django.test import Client, override_settings
from joserfc import jwt
from joserfc.jwk import KeySet
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.protocol.party import ASSERTION_TYPE, CALLBACK, Party
from tests.protocol.people import make_person, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
VECTORS = ["P5.Cp.Cd", "P5.Cp.Ck", "P5.Cm"]


@pytest.fixture
def issuer(live_server: LiveServer, settings: Settings) -> str:
    settings.ISSUER = live_server.url
    settings.SECURE_SSL_REDIRECT = False
    return str(live_server.url)


@pytest.fixture
def browser(issuer: str) -> requests.Session:
    """Somebody at P9 who has signed in."""
    client = Client()
    sign_in(client, make_person("P9"))
    browser = requests.Session()
    for name, morsel in client.cookies.items():
        browser.cookies.set(name, morsel.value)
    return browser


def come_back(browser: requests.Session, url: str, issuer: str) -> str:
    """Follow the pages until the service's address comes; agree where asked."""
    response = browser.get(url, allow_redirects=False)
    while True:
        if response.status_code == 200:
            form = {"answer": "yes", "csrfmiddlewaretoken": browser.cookies["csrftoken"]}
            response = browser.post(response.url, data=form, allow_redirects=False)
        target = requests.compat.urljoin(issuer, response.headers["Location"])
        if target.startswith(CALLBACK):
            return str(target)
        response = browser.get(target, allow_redirects=False)


def test_authlib_signs_in(party: Party, browser: requests.Session, issuer: str) -> None:
    document = requests.get(f"{issuer}/.well-known/openid-configuration", timeout=10).json()
    service = OAuth2Session(
        party.client_id,
        party.key.as_pem(private=True).decode(),
        scope="openid profile email",
        redirect_uri=CALLBACK,
        token_endpoint_auth_method=PrivateKeyJWT(document["token_endpoint"], alg="RS512"),
        code_challenge_method="S256",
    )
    asked = {"nonce": "n-1", "vtr": '["P9.Cp.Cd"]', "code_verifier": "v" * 50}
    url, state = service.create_authorization_url(document["authorization_endpoint"], **asked)
    back = come_back(browser, url, issuer)
    tokens = service.fetch_token(
        document["token_endpoint"], authorization_response=back, state=state, code_verifier="v" * 50
    )
    keys = KeySet.import_key_set(requests.get(document["jwks_uri"], timeout=10).json())
    claims = jwt.decode(tokens["id_token"], keys, algorithms=["RS512"]).claims
    assert (claims["nonce"], claims["vot"], claims["aud"]) == ("n-1", "P9.Cp.Cd", party.client_id)
    told = service.get(document["userinfo_endpoint"]).json()
    assert told["sub"] == claims["sub"]
    fresh = service.refresh_token(document["token_endpoint"], refresh_token=tokens["refresh_token"])
    assert fresh["access_token"] != tokens["access_token"]


class HealthBackend(OIDCAuthenticationBackend):  # type: ignore[misc]
    """As a public health service of today does it: an assertion whose name is the second in which it was made."""

    party: Party

    def get_token(self, payload: dict[str, Any]) -> dict[str, Any]:
        payload.pop("client_secret", None)
        jti = f"{self.party.client_id}-{int(time.time())}"
        payload |= {
            "client_assertion_type": ASSERTION_TYPE,
            "client_assertion": self.party.assertion(jti=jti, aud=self.OIDC_OP_TOKEN_ENDPOINT),
        }
        return dict(super().get_token(payload))


def test_mozilla_django_oidc_signs_in(browser: requests.Session, issuer: str, db: None) -> None:
    party = Party("health-service").register(vectors=VECTORS, repeat_assertion_tolerated=True)
    asked = party.asks(nonce="n-2", vtr=None) | {"vtr": VECTORS}
    code = parse_qs(urlsplit(come_back(browser, f"{issuer}/authorize?{urlencode(asked)}", issuer)).query)["code"][0]
    names = {
        "OIDC_OP_TOKEN_ENDPOINT": f"{issuer}/token",
        "OIDC_OP_USER_ENDPOINT": f"{issuer}/userinfo",
        "OIDC_OP_JWKS_ENDPOINT": f"{issuer}/.well-known/jwks.json",
        "OIDC_RP_CLIENT_ID": party.client_id,
        "OIDC_RP_CLIENT_SECRET": "",
        "OIDC_RP_SIGN_ALGO": "RS512",
        "OIDC_USE_NONCE": True,
    }
    with override_settings(**names):
        backend = HealthBackend()
        backend.party = party
        form = {
            "client_id": party.client_id,
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": CALLBACK,
        }
        tokens = backend.get_token(form)
        payload = backend.verify_token(tokens["id_token"], nonce="n-2")
        told = backend.get_userinfo(tokens["access_token"], tokens["id_token"], payload)
    assert payload["vot"] == "P5.Cp.Cd"
    assert payload["identity_proofing_level"] == "P9"
    assert told["sub"] == payload["sub"]
