"""Signing in and out, wrong secrets, and what the answers do not tell."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client

from accounts.api import resume, suspend
from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.api import entries_about
from nhslogin.foundation.messages.api import newest
from tests.apps.accounts.walks import (
    E164,
    EMAIL,
    PASSWORD,
    arrive,
    code_to,
    give_password,
    other_code,
    person,
    sign_in,
    signed_in,
    staff_person,
)

pytestmark = pytest.mark.django_db

MANAGER = Actor.staff("00000000-0000-0000-0000-000000000001", "manager")


def test_password_and_text_code_sign_in(client: Client) -> None:
    person()
    assert sign_in(client)["Location"] == "/account/"
    assert signed_in(client)


def test_the_password_alone_does_not(client: Client) -> None:
    person()
    response = give_password(client)
    assert response.redirect_chain[-1][0] == "/sign-in/code/"
    assert not signed_in(client)
    assert client.get("/account/security/").status_code == 302


def test_the_session_gets_a_new_key(client: Client) -> None:
    person()
    give_password(client)
    before = client.session.session_key
    client.post("/sign-in/code/", {"code": code_to(E164)})
    assert client.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()


def test_known_and_unknown_addresses_get_the_same_answers(client: Client) -> None:
    person("known@example.test", "+447700900777")
    answers = []
    for email in ("known@example.test", "nobody@example.test"):
        browser = Client()
        seen = [browser.post("/sign-in/", {"email": email}), browser.get("/sign-in/password/")]
        seen += [browser.post("/sign-in/password/", {"password": "wrong but long enough"}) for _ in range(11)]
        seen += [browser.post("/forgotten-password/"), browser.get("/forgotten-password/code/")]
        seen += [browser.post("/forgotten-password/code/", {"code": "000001"}) for _ in range(6)]
        answers.append([(one.status_code, one.headers.get("Location"), _plain(one, email)) for one in seen])
    assert answers[0] == answers[1]


def _plain(response: object, email: str) -> str:
    text = response.content.decode().replace(email, "ADDRESS")  # type: ignore[attr-defined]
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)
    return re.sub(r'nonce="[^"]+"|\d+:\d\d[ap]m', "", text)


def test_ten_wrong_passwords_lock_for_a_while_even_the_right_one(client: Client) -> None:
    person()
    arrive(client)
    with time_machine.travel(clock.now(), tick=True) as traveller:
        for _try in range(10):
            client.post("/sign-in/password/", {"password": "wrong but long enough"})
        response = client.post("/sign-in/password/", {"password": PASSWORD})
        assert "You have tried too many times" in response.content.decode()
        traveller.shift(timedelta(minutes=16))
        assert client.post("/sign-in/password/", {"password": PASSWORD})["Location"] == "/sign-in/code/"


def test_another_network_is_not_locked_out(client: Client) -> None:
    person()
    arrive(client)
    for _try in range(11):
        client.post("/sign-in/password/", {"password": "wrong but long enough"})
    other = Client(REMOTE_ADDR="198.51.100.7")
    assert sign_in(other)["Location"] == "/account/"


def test_a_wrong_text_code_is_refused_and_the_right_one_after_it_is_good(client: Client) -> None:
    person()
    give_password(client)
    code = code_to(E164)
    wrong = client.post("/sign-in/code/", {"code": other_code(code)})
    assert "The code is not right" in wrong.content.decode()
    assert client.post("/sign-in/code/", {"code": code})["Location"] == "/account/"


def test_five_wrong_text_codes_kill_the_code_and_a_new_one_works(client: Client) -> None:
    person()
    with time_machine.travel(clock.now(), tick=True) as traveller:
        give_password(client)
        code = code_to(E164)
        for _try in range(5):
            client.post("/sign-in/code/", {"code": other_code(code)})
        dead = client.post("/sign-in/code/", {"code": code})
        assert "This code does not work any more" in dead.content.decode()
        traveller.shift(timedelta(seconds=61))
        client.post("/sign-in/code/again/")
        assert client.post("/sign-in/code/", {"code": code_to(E164)})["Location"] == "/account/"


def test_a_text_code_older_than_ten_minutes_is_refused(client: Client) -> None:
    person()
    with time_machine.travel(clock.now(), tick=True) as traveller:
        give_password(client)
        code = code_to(E164)
        traveller.shift(timedelta(minutes=10, seconds=1))
        response = client.post("/sign-in/code/", {"code": code})
    assert "This code does not work any more" in response.content.decode()
    assert not signed_in(client)


def test_a_text_code_works_once(client: Client) -> None:
    person()
    give_password(client)
    code = code_to(E164)
    client.post("/sign-in/code/", {"code": code})
    second = Client()
    give_password(second)
    if code_to(E164) == code:  # a new code was sent, and by chance the same
        return
    assert second.post("/sign-in/code/", {"code": code}).status_code == 200
    assert not signed_in(second)


def test_five_texts_in_a_quarter_of_an_hour_and_no_more(client: Client) -> None:
    person()
    with time_machine.travel(clock.now(), tick=True) as traveller:
        give_password(client)
        for _again in range(6):
            traveller.shift(timedelta(seconds=61))
            last = client.post("/sign-in/code/again/", follow=True)
    assert len(newest(to=E164)) == 5
    assert "You can ask again after" in last.content.decode()


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "<script>", "٣" * 40])
def test_what_is_no_code_is_a_plain_message(client: Client, typed: str) -> None:
    person()
    give_password(client)
    response = client.post("/sign-in/code/", {"code": typed})
    assert response.status_code == 200
    assert "<title>Error: " in response.content.decode()


@pytest.mark.parametrize("typed", ["", "no address", "a@b", "x" * 300 + "@example.test", "a\x00@example.test"])
def test_what_is_no_address_is_a_plain_message(client: Client, typed: str) -> None:
    response = client.post("/sign-in/", {"email": typed})
    assert response.status_code == 200
    assert "<title>Error: " in response.content.decode()


def test_a_very_long_password_is_refused_without_hashing_it(client: Client) -> None:
    person()
    arrive(client)
    assert client.post("/sign-in/password/", {"password": "x" * 100_000}).status_code == 200


def test_sign_out_is_by_button_and_ends_the_session(client: Client) -> None:
    person()
    sign_in(client)
    assert client.get("/sign-out/").status_code == 200
    assert signed_in(client)
    assert client.post("/sign-out/")["Location"] == "/signed-out/"
    assert not signed_in(client)
    assert client.get("/account/security/").status_code == 302


def test_sign_out_needs_the_token_of_the_page() -> None:
    browser = Client(enforce_csrf_checks=True)
    assert browser.post("/sign-out/").status_code == 403


def test_a_suspended_account_is_told_so_after_the_right_password_only(client: Client) -> None:
    account = person()
    suspend(account_id=account, reason="other", by=MANAGER)
    assert give_password(client).redirect_chain[-1][0] == "/sign-in/stopped/"
    wrong = client.post("/sign-in/password/", {"password": "wrong but long enough"})
    assert "is not right" in wrong.content.decode()
    resume(account_id=account, by=MANAGER)
    assert sign_in(Client())["Location"] == "/account/"


def test_suspending_ends_a_running_session(client: Client) -> None:
    account = person()
    sign_in(client)
    suspend(account_id=account, reason="deceased", by=MANAGER)
    assert client.get("/account/security/").status_code == 302


def test_signing_in_and_out_is_on_record_without_personal_details(client: Client) -> None:
    account = person()
    sign_in(client)
    client.post("/sign-out/")
    entries = entries_about(f"account:{account}")
    events = {one.event for one in entries}
    assert {"sign_in.password_right", "sign_in.code_sent", "sign_in.done", "sign_in.ended"} <= events
    assert "anna" not in str(entries)
    assert "900123" not in str(entries)


def test_a_signed_in_person_who_comes_to_the_door_goes_home(client: Client) -> None:
    person()
    sign_in(client)
    assert client.get("/sign-in/")["Location"] == "/account/"
    assert client.get("/sign-in/code/")["Location"] == "/account/"


def test_a_staff_account_does_not_sign_in_here(client: Client) -> None:
    staff_person("both@example.test")
    response = give_password(client, "both@example.test")
    assert "is not right" in response.content.decode()


def test_300_posts_in_five_minutes_from_one_network_then_wait(client: Client) -> None:
    with time_machine.travel(clock.now(), tick=False):
        for _post in range(300):
            client.post("/sign-in/", {"email": ""})
        response = client.post("/sign-in/", {"email": EMAIL})
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
