"""The token endpoint: who may redeem what, how often, and what every refusal looks like."""

import time
from collections.abc import Callable

import pytest
import time_machine
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from django.conf import settings
from django.test import Client
from joserfc.jwk import RSAKey

from tests.protocol.party import ASSERTION_TYPE, Party, claims_of, code_for

pytestmark = pytest.mark.django_db
OTHER_KEY = RSAKey.generate_key(2048)


def refused(response: object, error: str) -> bool:
    assert response.status_code == 400, response.content  # type: ignore[attr-defined]
    assert response["Cache-Control"] == "no-store"  # type: ignore[index]
    assert response.json()["error"] == error, response.json()  # type: ignore[attr-defined]
    return True


@pytest.fixture
def code(signed_in: Callable[..., Client], party: Party) -> str:
    return code_for(signed_in("P9"), party)


def test_a_code_works_once_and_its_replay_ends_the_tokens(client: Client, party: Party, code: str) -> None:
    tokens = party.exchange(client, code=code).json()
    assert refused(party.exchange(client, code=code), "invalid_grant")
    assert client.get("/userinfo", HTTP_AUTHORIZATION=f"Bearer {tokens['access_token']}").status_code == 401
    assert refused(party.exchange(client, refresh_token=tokens["refresh_token"]), "invalid_grant")


def test_a_code_is_bound_to_its_service(client: Client, party: Party, code: str) -> None:
    other = Party("other-service").register()
    assert refused(other.exchange(client, code=code), "invalid_grant")
    assert party.exchange(client, code=code).status_code == 200


def test_a_code_is_bound_to_its_redirect_address(client: Client, party: Party, code: str) -> None:
    assert refused(party.exchange(client, code=code, redirect_uri="https://service.example/other"), "invalid_grant")


def test_a_code_ends_after_ten_minutes(client: Client, party: Party, code: str) -> None:
    with time_machine.travel(time.time() + 601, tick=False):
        assert refused(party.exchange(client, code=code), "invalid_grant")


@pytest.mark.parametrize("code", ["", "x", "x" * 1000, "\x00", "ü"])
def test_a_code_that_never_was_is_refused(client: Client, party: Party, code: str) -> None:
    assert refused(party.exchange(client, code=code), "invalid_grant")


@pytest.mark.parametrize(
    "wrong",
    [
        {"aud": "https://elsewhere.example/token"},
        {"aud": None},
        {"aud": []},
        {"aud": 7},
        {"iss": "other"},
        {"sub": "other"},
        {"sub": 7},
        {"jti": None},
        {"jti": 7},
        {"exp": None},
        {"exp": 1},
        {"exp": "soon"},
        {"exp": int(time.time()) + 7200},
        {"nbf": int(time.time()) + 3600},
        {"key": OTHER_KEY},
        {"header": {"alg": "RS256"}},
    ],
)
def test_a_bad_assertion_is_refused_and_costs_no_code(
    client: Client, party: Party, code: str, wrong: dict[str, object]
) -> None:
    assertion = party.assertion(**wrong)  # type: ignore[arg-type]
    assert refused(party.exchange(client, code=code, client_assertion=assertion), "invalid_client")
    assert party.exchange(client, code=code).status_code == 200


def test_the_issuer_and_an_audience_list_are_accepted(client: Client, party: Party, code: str) -> None:
    assertion = party.assertion(aud=["https://x.example", settings.ISSUER], header={"kid": "nobody-knows"})
    assert party.exchange(client, code=code, client_assertion=assertion).status_code == 200


def test_an_assertion_works_once(client: Client, party: Party, code: str) -> None:
    assertion = party.assertion()
    assert refused(party.exchange(client, code="x", client_assertion=assertion), "invalid_grant")
    assert refused(party.exchange(client, code=code, client_assertion=assertion), "invalid_client")


def test_where_it_is_tolerated_one_assertion_serves_two_codes(signed_in: Callable[..., Client]) -> None:
    party = Party("by-the-second").register(repeat_assertion_tolerated=True)
    client = signed_in()
    first, second = code_for(client, party), code_for(client, party)
    assertion = party.assertion()
    assert party.exchange(client, code=first, client_assertion=assertion).status_code == 200
    assert party.exchange(client, code=second, client_assertion=assertion).status_code == 200
    assert refused(party.exchange(client, code=second, client_assertion=assertion), "invalid_client")


def test_another_kind_of_authentication_is_refused(client: Client, party: Party, code: str) -> None:
    assert refused(party.exchange(client, code=code, client_assertion_type="x"), "invalid_client")
    assert refused(party.exchange(client, code=code, client_assertion=""), "invalid_client")
    assert refused(party.exchange(client, code=code, client_id="somebody"), "invalid_client")


def test_grants_that_are_not_offered_are_refused(client: Client, party: Party) -> None:
    for kind in ("password", "client_credentials", 'a"b\\'):
        assert refused(party.exchange(client, grant_type=kind), "unsupported_grant_type")
    assert refused(party.exchange(client, grant_type=""), "invalid_request")


def test_only_a_posted_form_is_read(client: Client, party: Party, code: str) -> None:
    assert client.get("/token").status_code == 405
    assert refused(client.post("/token", {"a": "b"}), "invalid_request")
    assert refused(client.post("/token", b"{}", content_type="application/json"), "invalid_request")
    query = f"/token?code={code}&grant_type=authorization_code"
    assert refused(client.post(query, b"", content_type="application/x-www-form-urlencoded"), "invalid_request")


def test_pkce_is_checked_when_it_was_sent(signed_in: Callable[..., Client], party: Party) -> None:
    client, verifier = signed_in(), "v" * 50
    asked = {"code_challenge": create_s256_code_challenge(verifier), "code_challenge_method": "S256"}
    for wrong, error in (({}, "invalid_request"), ({"code_verifier": "w" * 50}, "invalid_grant")):
        code = code_for(client, party, **asked)
        assert refused(party.exchange(client, code=code, **wrong), error)
    code = code_for(client, party, **asked)
    assert party.exchange(client, code=code, code_verifier=verifier).status_code == 200


def test_a_refresh_gives_new_tokens_and_no_id_token(client: Client, party: Party, code: str) -> None:
    tokens = party.exchange(client, code=code).json()
    fresh = party.exchange(client, refresh_token=tokens["refresh_token"])
    assert fresh.status_code == 200
    assert "id_token" not in fresh.json()
    assert fresh.json()["refresh_token"] != tokens["refresh_token"]
    assert client.get("/userinfo", HTTP_AUTHORIZATION=f"Bearer {fresh.json()['access_token']}").status_code == 200


def test_a_refresh_may_ask_for_less_but_not_for_more(client: Client, party: Party, code: str) -> None:
    tokens = party.exchange(client, code=code).json()
    more = party.exchange(client, refresh_token=tokens["refresh_token"], scope="openid profile phone")
    assert refused(more, "invalid_scope")
    less = party.exchange(client, refresh_token=tokens["refresh_token"], scope="openid")
    assert less.json()["scope"] == "openid"
    told = client.get("/userinfo", HTTP_AUTHORIZATION=f"Bearer {less.json()['access_token']}").json()
    assert "nhs_number" not in told
    assert "nhs_number" not in claims_of(less.json()["access_token"], client)


def test_a_refresh_token_used_twice_ends_the_family(client: Client, party: Party, code: str) -> None:
    tokens = party.exchange(client, code=code).json()
    fresh = party.exchange(client, refresh_token=tokens["refresh_token"]).json()
    assert refused(party.exchange(client, refresh_token=tokens["refresh_token"]), "invalid_grant")
    assert refused(party.exchange(client, refresh_token=fresh["refresh_token"]), "invalid_grant")
    assert client.get("/userinfo", HTTP_AUTHORIZATION=f"Bearer {fresh['access_token']}").status_code == 401


def test_refresh_tokens_end_after_thirty_days_however_often_exchanged(client: Client, party: Party, code: str) -> None:
    token = party.exchange(client, code=code).json()["refresh_token"]
    start = time.time()
    with time_machine.travel(start + 29 * 86400, tick=False):
        token = party.exchange(client, refresh_token=token).json()["refresh_token"]
    with time_machine.travel(start + 31 * 86400, tick=False):
        assert refused(party.exchange(client, refresh_token=token), "invalid_grant")


def test_an_access_token_ends_after_five_minutes(client: Client, party: Party, code: str) -> None:
    token = party.exchange(client, code=code).json()["access_token"]
    with time_machine.travel(time.time() + 301, tick=False):
        assert client.get("/userinfo", HTTP_AUTHORIZATION=f"Bearer {token}").status_code == 401


def test_a_parameter_given_twice_is_refused(client: Client, party: Party, code: str) -> None:
    assertion = party.assertion()
    body = f"grant_type=authorization_code&code={code}&code={code}&client_assertion_type={ASSERTION_TYPE}"
    kind = "application/x-www-form-urlencoded"
    assert refused(client.post("/token", f"{body}&client_assertion={assertion}", content_type=kind), "invalid_request")
