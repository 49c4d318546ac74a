"""One code, one refresh token, one assertion used many times at once: one winner each, decided by the database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from nhslogin.foundation.actors import Actor
from nhslogin.oidc.tokens import key_ring
from nhslogin.oidc.tokens.models import SigningKey
from tests.protocol.party import Party, code_for
from tests.protocol.people import make_person, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 20


def at_once(ask: Callable[[int], HttpResponse], many: int = MANY) -> list[HttpResponse]:
    """All threads wait for each other, then go."""
    barrier = Barrier(many)

    def one(number: int) -> HttpResponse:
        try:
            barrier.wait(timeout=30)
            return ask(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(many) as pool:
        return list(pool.map(one, range(many)))


@pytest.fixture
def client_with_code(party: Party) -> tuple[Client, str]:
    client = Client()
    sign_in(client, make_person("P9"))
    return client, code_for(client, party)


def test_of_many_exchanges_of_one_code_one_wins_and_the_replays_end_its_tokens(
    party: Party, client_with_code: tuple[Client, str]
) -> None:
    _client, code = client_with_code
    answers = at_once(lambda _number: party.exchange(Client(), code=code))
    won = [answer for answer in answers if answer.status_code == 200]
    assert len(won) == 1
    assert {answer.json()["error"] for answer in answers if answer not in won} == {"invalid_grant"}
    token = won[0].json()["access_token"]
    assert Client().get("/userinfo", HTTP_AUTHORIZATION=f"Bearer {token}").status_code == 401


def test_of_many_uses_of_one_refresh_token_one_wins(party: Party, client_with_code: tuple[Client, str]) -> None:
    _client, code = client_with_code
    token = party.exchange(Client(), code=code).json()["refresh_token"]
    answers = at_once(lambda _number: party.exchange(Client(), refresh_token=token))
    assert sorted(answer.status_code for answer in answers) == [200, *[400] * (MANY - 1)]


def test_of_many_uses_of_one_assertion_one_passes(party: Party) -> None:
    assertion = party.assertion()
    answers = at_once(lambda number: party.exchange(Client(), code=f"wrong-{number}", client_assertion=assertion))
    errors = [answer.json()["error"] for answer in answers]
    assert sorted(errors) == [*["invalid_client"] * (MANY - 1), "invalid_grant"]


def test_of_many_answers_to_one_request_one_carries_a_code(party: Party, client_with_code: tuple[Client, str]) -> None:
    client, _code = client_with_code
    kept = client.get("/authorize", party.asks())["Location"]

    def go(_number: int) -> HttpResponse:
        browser = Client()
        browser.cookies = client.cookies.copy()
        return browser.get(kept)

    answers = at_once(go, 8)
    assert sorted(answer.status_code for answer in answers) == [302, *[410] * 7]


def test_many_first_starts_make_one_ring(db: None) -> None:
    SigningKey.objects.all().delete()
    at_once(lambda _number: key_ring.ensure_keys(by=Actor.system("test")), 4)  # type: ignore[arg-type,return-value]
    assert sorted(SigningKey.objects.values_list("role", flat=True)) == ["current", "next"]
