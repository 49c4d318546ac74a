"""Any bytes at all get an answer of the protocol, never a page of ours that failed."""

import base64
import json
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.protocol.party import ASSERTION_TYPE, Party

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
names = st.sampled_from(["scope", "state", "nonce", "vtr", "prompt", "response_type", "redirect_uri", "client_id", "x"])
texts = st.text(max_size=60) | st.sampled_from(["\x00", "\ud7ff", '"\\', "[" * 490, "a" * 3000, "none login"])

kinds = st.sampled_from([FORM, "multipart/form-data", "text/plain", f"{FORM}; charset=x", ""])


@quick
@given(changes=st.dictionaries(names, texts, max_size=4))
def test_authorize_answers_every_request(client: Client, party: Party, changes: dict[str, str]) -> None:
    response = client.get("/authorize", {**party.asks(), **changes})
    assert response.status_code in {302, 400}


@quick
@given(
    body=st.binary(max_size=300),
    kind=st.sampled_from([FORM, "multipart/form-data", "text/plain", f"{FORM}; charset=x", ""]),
)
def test_token_answers_any_bytes_in_json(client: Client, party: Party, body: bytes, kind: str) -> None:
    response = client.generic("POST", "/token", body, content_type=kind)
    assert response.status_code == 400
    assert response.json()["error"]


def part(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


HEADER = part(b'{"alg":"RS512"}')
ASSERTIONS = [
    "a.b.c",
    "..",
    "a" * 9000,
    "é.é.é",
    f"{HEADER}.{part(b'[' * 5000)}.x",
    f"{part(b'[' * 5000)}.{part(b'{}')}.x",
    f"{HEADER}.{part(b'null')}.x",
    f"{HEADER}.{part(json.dumps({'sub': 'test-service'}).encode())}.x",
    f"{HEADER}.{part(json.dumps({'sub': chr(0)}).encode())}.x",
    f"{HEADER}.{part(json.dumps({'sub': {'a': 1}}).encode())}.x",
    f"{HEADER}.{part(b'{' + chr(34).encode() + b'sub' + chr(34).encode() + b':' + b'9' * 5000 + b'}')}.x",
    f"{part(b'{}')}.{part(json.dumps({'sub': 'test-service'}).encode())}.x",
    f"{part(json.dumps({'alg': 'none'}).encode())}.{part(json.dumps({'sub': 'test-service'}).encode())}.",
    f"{part(json.dumps({'alg': 'RS512', 'crit': ['b64'], 'b64': False}).encode())}.{part(b'{}')}.x",
]


@pytest.mark.parametrize("assertion", ASSERTIONS)
def test_assertions_of_every_shape_are_refused(client: Client, party: Party, assertion: str) -> None:
    form = {"grant_type": "authorization_code", "code": "x", "client_assertion_type": ASSERTION_TYPE}
    response = party.exchange(client, **{**form, "client_assertion": assertion})
    assert response.status_code == 400
    assert response.json()["error"] == "invalid_client"


@quick
@given(token=st.text(max_size=80) | st.sampled_from(ASSERTIONS))
def test_userinfo_refuses_any_text(client: Client, party: Party, token: str) -> None:
    assert client.post("/userinfo", urlencode({"access_token": token}), content_type=FORM).status_code == 401
    header = token.encode("utf-8", "replace").decode("latin-1").replace("\r", "").replace("\n", "")
    assert client.get("/userinfo", HTTP_AUTHORIZATION=f"Bearer {header}").status_code == 401


def test_a_body_that_is_too_large_is_refused(client: Client, party: Party) -> None:
    body = "code=" + "a" * 2_000_000
    assert client.post("/token", body, content_type=FORM).json()["error"] == "invalid_request"
    many = "&".join(f"n{number}=1" for number in range(1000))
    assert client.post("/token", many, content_type=FORM).json()["error"] == "invalid_request"
    assert client.post("/authorize", many, content_type=FORM).status_code == 400
    assert client.get(f"/authorize?{many}").status_code == 400


@pytest.mark.parametrize("path", ["/resume/nonsense/", "/resume/6f2b3a52-3b0e-4f0a-9d2e-000000000000/", "/resume/"])
def test_a_request_that_never_was_is_a_plain_page(client: Client, db: None, path: str) -> None:
    response = client.get(path)
    assert response.status_code in {302, 404}
