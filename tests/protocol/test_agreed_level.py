"""What a service learns never goes beyond what the person agreed to, nor beyond what still holds."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from joserfc import jws

from accounts.people.models import User
from nhslogin.foundation import clock
from proofing.identities.models import Identity, IdentityStatus
from proofing.identities.queries import nhs_number_index
from tests.protocol.party import Party, claims_of, code_for, follow

pytestmark = pytest.mark.django_db
NUMBER = "9990012345"


def prove(account: User, level: str = "P9") -> None:
    Identity.objects.of(account.pk).update(status=IdentityStatus.SUPERSEDED.value)
    Identity.objects.create(
        account_id=account.pk,
        level=level,
        nhs_number=NUMBER,
        nhs_number_index=nhs_number_index(NUMBER),
        given_name="Grace",
        family_name="Pennington",
        birth_date=date(1959, 12, 9),
        policy_version="test",
        proved_at=clock.now(),
    )


def test_a_level_reached_later_is_not_told_without_asking(signed_in: Callable[..., Client], party: Party) -> None:
    """The person agreed when nothing was known of them; a refresh token of then learns nothing more."""
    client = signed_in("P0")
    tokens = party.exchange(client, code=code_for(client, party, vtr='["P0.Cp.Cd"]')).json()
    prove(User.objects.get())
    later = party.exchange(client, grant_type="refresh_token", refresh_token=tokens["refresh_token"]).json()
    told = client.get("/userinfo", headers={"Authorization": f"Bearer {later['access_token']}"}).json()
    assert not {"nhs_number", "family_name", "birthdate"} & set(told)
    assert told["identity_proofing_level"] == "P0"
    assert not {"nhs_number", "requesting_patient"} & set(claims_of(later["access_token"], client))


def test_nor_is_more_than_a_matched_record(signed_in: Callable[..., Client], party: Party) -> None:
    client = signed_in("P5")
    tokens = party.exchange(client, code=code_for(client, party, vtr='["P5.Cp.Cd"]')).json()
    prove(User.objects.get())
    told = client.get("/userinfo", headers={"Authorization": f"Bearer {tokens['access_token']}"}).json()
    assert told["identity_proofing_level"] == "P5"


def test_a_proof_that_was_revoked_is_not_vouched_for(signed_in: Callable[..., Client], party: Party) -> None:
    """The vector was met when the code was made; tokens that say so are not signed once it is not met any more."""
    client = signed_in("P9")
    first, second = (code_for(client, party, vtr='["P9.Cp.Cd"]') for _ in range(2))
    tokens = party.exchange(client, code=first).json()
    Identity.objects.update(status=IdentityStatus.REVOKED.value)
    assert party.exchange(client, code=second).json()["error"] == "invalid_grant"
    again = party.exchange(client, grant_type="refresh_token", refresh_token=tokens["refresh_token"])
    assert again.json()["error"] == "invalid_grant"
    told = client.get("/userinfo", headers={"Authorization": f"Bearer {tokens['access_token']}"})
    assert told.status_code == 401


def test_agreeing_to_a_page_of_a_lower_level_asks_again(signed_in: Callable[..., Client], party: Party) -> None:
    """Proved in another tab while the page stood open: what was shown there is not what would be told now."""
    client = signed_in("P0")
    page = follow(client, client.get("/authorize", party.asks(vtr='["P0.Cp.Cd"]')))
    assert 'name="level" value="P0"' in page.content.decode()
    prove(User.objects.get())
    path = page.request["PATH_INFO"]
    assert client.post(path, {"answer": "yes", "level": "P0"})["Location"] == path
    assert client.post(path, {"answer": "yes", "level": "P9"})["Location"] != path


def test_a_name_of_an_assertion_may_be_any_text(client: Client, party: Party) -> None:
    """JSON can spell text that is not Unicode: an ordinary answer, never an error page."""
    claims = jws.extract_compact(party.assertion().encode()).payload
    for odd in ("\ud800", "\x00", "x" * 500):
        payload = json.dumps(json.loads(claims) | {"jti": odd})
        assertion = jws.serialize_compact({"alg": "RS512"}, payload, party.key, algorithms=["RS512"])
        answer = party.exchange(client, code="no-such-code", client_assertion=assertion)
        assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")
