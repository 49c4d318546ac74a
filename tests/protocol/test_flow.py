"""From the request to the claims, at each level."""

import time
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client

from accounts.people.models import User
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.models import AuditRecord
from nhslogin.oidc.api import services_shared_with, withdraw_sharing
from tests.protocol.party import Party, answer_of, claims_of, code_for, follow

pytestmark = pytest.mark.django_db


def test_the_code_is_exchanged_for_signed_tokens(signed_in: Callable[..., Client], party: Party) -> None:
    client = signed_in("P9")
    code = code_for(client, party, vtr='["P5.Cp.Cd"]')
    response = party.exchange(Client(), code=code)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert response["Pragma"] == "no-cache"
    tokens = response.json()
    assert (tokens["token_type"], tokens["expires_in"]) == ("bearer", 300)
    claims = claims_of(tokens["id_token"], client)
    assert claims["iss"] == settings.ISSUER
    assert claims["aud"] == party.client_id
    assert claims["nonce"] == "the-nonce"
    # The vector met is the one asked for; the level is the highest held.
    assert (claims["vot"], claims["identity_proofing_level"]) == ("P5.Cp.Cd", "P9")
    assert claims["vtm"] == f"{settings.ISSUER}/trustmark/{settings.ISSUER.split('//')[1]}"
    assert claims["family_name"] == claims["surname"] == "Pennington"
    assert claims["birthdate"] == "1959-12-09"
    assert len(claims["nhs_number"]) == 10
    assert claims["token_use"] == "id"
    assert claims["exp"] - claims["iat"] == 3600
    assert abs(claims["auth_time"] - time.time()) < 60
    assert not {"acr", "amr", "azp", "sid", "email"} & set(claims)


def test_the_access_token_says_what_it_is_for(signed_in: Callable[..., Client], party: Party) -> None:
    client = signed_in("P9")
    tokens = party.exchange(client, code=code_for(client, party)).json()
    claims = claims_of(tokens["access_token"], client)
    assert claims["exp"] - claims["iat"] == 300
    assert claims["token_use"] == "access"
    assert claims["scope"] == "openid profile email"
    assert claims["nhs_number"] == claims["requesting_patient"]
    assert claims["client_id"] == party.client_id


@pytest.mark.parametrize(
    ("level", "released"),
    [
        ("P0", {"identity_proofing_level", "email", "email_verified"}),
        ("P5", {"identity_proofing_level", "email", "email_verified", "nhs_number", "birthdate", "family_name"}),
    ],
)
def test_userinfo_tells_by_level_and_leaves_out_what_is_absent(
    signed_in: Callable[..., Client], party: Party, level: str, released: set[str]
) -> None:
    client = signed_in(level)
    tokens = party.exchange(client, code=code_for(client, party, scope="openid profile email phone")).json()
    for ask in (client.get, client.post):
        response = ask("/userinfo", HTTP_AUTHORIZATION=f"Bearer {tokens['access_token']}")
        assert response.status_code == 200
        assert set(response.json()) == {"iss", "sub", "aud"} | released
    assert response.json()["sub"] == claims_of(tokens["id_token"], client)["sub"]
    assert response.json()["sub"] != client.session["_auth_user_id"]


def test_only_what_was_asked_for_is_told(signed_in: Callable[..., Client], party: Party) -> None:
    client = signed_in("P9")
    tokens = party.exchange(client, code=code_for(client, party, scope="openid")).json()
    told = client.get("/userinfo", HTTP_AUTHORIZATION=f"bearer {tokens['access_token']}").json()
    assert set(told) == {"iss", "sub", "aud"}
    assert "nhs_number" not in claims_of(tokens["id_token"], client)
    assert "nhs_number" not in claims_of(tokens["access_token"], client)


def test_the_second_time_nothing_is_asked(signed_in: Callable[..., Client], party: Party) -> None:
    client = signed_in()
    code_for(client, party)
    response = follow(client, client.get("/authorize", party.asks()))
    assert answer_of(response)["state"] == "the state"


def test_a_request_is_answered_once(signed_in: Callable[..., Client], party: Party) -> None:
    client = signed_in()
    code_for(client, party)
    kept = client.get("/authorize", party.asks())["Location"]
    assert "code" in answer_of(client.get(kept))
    again = client.get(kept)
    assert again.status_code == 410
    assert "has ended" in again.content.decode()


def test_two_services_know_one_person_by_one_subject_and_two_people_by_two(
    signed_in: Callable[..., Client], party: Party
) -> None:
    other = Party("other-service").register()
    first, second = signed_in(), signed_in()
    subjects = [
        claims_of(who.exchange(client, code=code_for(client, who)).json()["id_token"], client)["sub"]
        for client, who in ((first, party), (first, other), (second, party))
    ]
    assert subjects[0] == subjects[1] != subjects[2]


def test_what_happened_is_in_the_audit_without_personal_data(signed_in: Callable[..., Client], party: Party) -> None:
    client = signed_in("P9")
    code = code_for(client, party)
    rows = list(AuditRecord.objects.filter(event__in=["sharing.agreed", "authorization.answered"]))
    assert len(rows) == 2
    written = " ".join(f"{row.about} {row.details}" for row in rows)
    assert code not in written
    assert "Pennington" not in written


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x.y.z", "Bearer " + "a" * 9000, "Basic abc", "Bearer é.é.é"])
def test_userinfo_refuses_anything_that_is_no_access_token(client: Client, db: None, header: str) -> None:
    response = client.get("/userinfo", **({"HTTP_AUTHORIZATION": header} if header else {}))
    assert response.status_code == 401
    assert response["WWW-Authenticate"].startswith("Bearer")


def test_an_id_token_opens_nothing(signed_in: Callable[..., Client], party: Party) -> None:
    client = signed_in()
    tokens = party.exchange(client, code=code_for(client, party)).json()
    response = client.get("/userinfo", HTTP_AUTHORIZATION=f"Bearer {tokens['id_token']}")
    assert response.status_code == 401
    assert 'error="invalid_token"' in response["WWW-Authenticate"]


def test_closing_the_account_or_the_sharing_ends_the_tokens(signed_in: Callable[..., Client], party: Party) -> None:
    by = Actor.system("test")
    for end in ("sharing", "account"):
        client = signed_in()
        account_id = client.session["_auth_user_id"]
        tokens = party.exchange(client, code=code_for(client, party)).json()
        assert [one.client_id for one in services_shared_with(account_id)] == [party.client_id]
        if end == "sharing":
            assert withdraw_sharing(account_id=account_id, client_id=party.client_id, by=by)
        else:
            User.objects.filter(pk=account_id).update(state="suspended")
        response = Client().get("/userinfo", HTTP_AUTHORIZATION=f"Bearer {tokens['access_token']}")
        assert response.status_code == 401
        refreshed = party.exchange(Client(), refresh_token=tokens["refresh_token"])
        assert refreshed.json()["error"] == "invalid_grant"
