"""The request to sign in: what is refused, where the refusal goes, and what stands in the answer."""

import json
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client

from tests.protocol.party import CALLBACK, Party, answer_of, follow

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("uri", ["https://evil.example/callback", CALLBACK + "/", CALLBACK + "?a=b", "", "//x", "\x00"])
def test_an_unknown_redirect_address_is_answered_here_in_json(client: Client, party: Party, uri: str) -> None:
    response = client.get("/authorize", party.asks(redirect_uri=uri))
    assert response.status_code == 400
    assert response.json() == {"error": "invalid_redirect_uri", "state": "the state"}


@pytest.mark.parametrize("client_id", ["nobody", "", "\x00", "a" * 200, None])
def test_an_unknown_service_is_never_redirected(client: Client, party: Party, client_id: str | None) -> None:
    response = client.get("/authorize", party.asks(client_id=client_id))
    assert response.status_code == 400
    assert response.json()["error"] == "unauthorized_client"


def test_a_person_sees_a_page_rather_than_json(client: Client, party: Party) -> None:
    response = client.get("/authorize", party.asks(redirect_uri="https://x.example"), HTTP_ACCEPT="text/html,*/*")
    assert response.status_code == 400
    assert "invalid_redirect_uri" in response.content.decode()
    assert "not your fault" in response.content.decode()


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"response_type": 'co"de\\'}, "unsupported_response_type"),
        ({"response_type": None}, "unsupported_response_type"),
        ({"state": None}, "invalid_request"),
        ({"nonce": None}, "invalid_request"),
        ({"nonce": "n" * 3000}, "invalid_request"),
        ({"request": "x"}, "request_not_supported"),
        ({"request_uri": "https://x"}, "request_uri_not_supported"),
        ({"registration": "{}"}, "registration_not_supported"),
        ({"scope": "profile"}, "invalid_scope"),
        ({"scope": None}, "invalid_scope"),
        ({"scope": "openid gp_integration_credentials"}, "invalid_scope"),
        ({"response_mode": "fragment"}, "invalid_request"),
        ({"prompt": "consent"}, "invalid_request"),
        ({"vtr": "P9"}, "invalid_request"),
        ({"vtr": '["P3.Cp"]'}, "invalid_request"),
        ({"code_challenge": "short", "code_challenge_method": "S256"}, "invalid_request"),
        ({"code_challenge": "a" * 43, "code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge": "a" * 43}, "invalid_request"),
    ],
)
def test_other_faults_go_to_the_service(client: Client, party: Party, changes: dict[str, str], error: str) -> None:
    answer = answer_of(client.get("/authorize", party.asks(**changes)))
    assert answer["error"] == error
    assert answer.get("state") == (None if "state" in changes else "the state")
    assert answer["iss"] == settings.ISSUER


def test_a_vector_that_is_not_registered_is_refused(client: Client) -> None:
    party = Party("low-service").register(vectors=["P5.Cp.Cd"])
    for vtr in ('["P9.Cp.Cd"]', None):
        assert answer_of(client.get("/authorize", party.asks(vtr=vtr)))["error"] == "invalid_request"


def test_a_parameter_given_twice_is_refused(client: Client, party: Party) -> None:
    response = client.get("/authorize", {**party.asks(), "scope": ["openid", "email"]})
    assert answer_of(response)["error"] == "invalid_request"


def test_parameters_that_are_not_supported_are_ignored(signed_in: Callable[..., Client], party: Party) -> None:
    client = signed_in()
    extra = {"max_age": "300", "ui_locales": "cy", "acr_values": "x", "claims": "{}", "display": "popup", "foo": "bar"}
    response = follow(client, client.get("/authorize", {**party.asks(scope="openid unknown"), **extra}))
    assert response.status_code == 200


def test_a_posted_request_works_and_leaves_the_session_alone(client: Client, party: Party) -> None:
    body = "&".join(f"{name}={value}" for name, value in party.asks(state="s", vtr=None, scope="openid").items())
    response = client.post("/authorize", body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 302
    assert response["Location"].startswith("/resume/")
    assert not response.cookies


def test_somebody_not_signed_in_goes_to_sign_in_and_comes_back(client: Client, party: Party) -> None:
    kept = client.get("/authorize", party.asks())["Location"]
    response = client.get(kept)
    assert response.status_code == 302
    assert response["Location"] == "/sign-in/"
    assert client.session["continue_to"] == kept


def test_a_list_written_the_python_way_is_understood(signed_in: Callable[..., Client], party: Party) -> None:
    client = signed_in("P5")
    response = follow(client, client.get("/authorize", party.asks(vtr=str(["P5.Cp.Cd", "P5.Cp.Ck", "P5.Cm"]))))
    assert response.status_code == 200


def test_a_service_may_be_made_to_use_pkce(client: Client) -> None:
    party = Party("pkce-service").register(pkce_required=True)
    assert answer_of(client.get("/authorize", party.asks()))["error"] == "invalid_request"


def test_discovery_says_what_holds(client: Client, db: None) -> None:
    document = client.get("/.well-known/openid-configuration").json()
    issuer = settings.ISSUER
    assert document["issuer"] == issuer
    for name, path in (("authorization", "authorize"), ("token", "token"), ("userinfo", "userinfo")):
        assert document[f"{name}_endpoint"] == f"{issuer}/{path}"
    assert document["jwks_uri"] == f"{issuer}/.well-known/jwks.json"
    assert document["id_token_signing_alg_values_supported"] == ["RS512"]
    assert document["token_endpoint_auth_methods_supported"] == ["private_key_jwt"]
    assert document["response_types_supported"] == ["code"]
    assert document["request_uri_parameter_supported"] is False
    keys = client.get("/.well-known/jwks.json").json()["keys"]
    assert len(keys) == 2
    assert not any("d" in key for key in keys)


def test_the_trustmark_is_for_our_own_name(client: Client) -> None:
    host = settings.ISSUER.split("//")[1]
    document = client.get(f"/trustmark/{host}").json()
    assert document["idp"] == f"{settings.ISSUER}/"
    assert "P9" in json.dumps(document)
    assert client.get("/trustmark/elsewhere.example").status_code == 404
