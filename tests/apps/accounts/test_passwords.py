"""Which passwords are good, changing one, and a forgotten one."""

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.test import Client

from accounts.credentials.passwords import password_problem
from accounts.people.models import User
from tests.apps.accounts.walks import (
    EMAIL,
    PASSWORD,
    arrive,
    code_to,
    give_password,
    person,
    sent_to,
    sign_in,
    signed_in,
)

NEW = "three quiet otters"


@pytest.mark.parametrize(
    "good", [PASSWORD, NEW, "correct horse battery", "ŵyau a bara brith", "xK9$mmPq!rT2", "y" * 6 + "zebra lamp"]
)
def test_good_passwords(good: str) -> None:
    assert password_problem(good, email=EMAIL) == ""


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "short",
        "elevenchars",
        "x" * 129,
        "aaaaaaaaaaaa",
        "passwordpassword",
        "Password12345",
        "123456789012",
        "qwertyuiopas",
        "anna@example.test",
        "nhslogin1234",
        "NHS login 2026!",
        "my\x00password is long",
    ],
)
def test_bad_passwords(bad: str) -> None:
    assert password_problem(bad, email=EMAIL)


@pytest.mark.django_db
def test_hashes_are_argon2id_by_the_house_numbers() -> None:
    person()
    encoded = User.objects.get().password
    assert encoded.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert not identify_hasher(encoded).must_update(encoded)


@pytest.mark.django_db
def test_changing_it_asks_for_the_one_of_now_and_ends_other_sessions(client: Client) -> None:
    person()
    sign_in(client)
    other = Client()
    sign_in(other)
    page = "/account/security/password/"
    wrong = client.post(page, {"current_password": "wrong but long enough", "password": NEW})
    assert "This is not the password you have now" in wrong.content.decode()
    weak = client.post(page, {"current_password": PASSWORD, "password": "short"})
    assert weak.status_code == 200
    assert client.post(page, {"current_password": PASSWORD, "password": NEW})["Location"] == "/account/security/"
    assert client.get("/account/security/").status_code == 200
    assert other.get("/account/security/").status_code == 302
    assert "accounts.password_changed" in sent_to(EMAIL)


@pytest.mark.django_db
def test_a_forgotten_one_is_replaced_by_a_code_but_the_text_code_stays(client: Client) -> None:
    person()
    elsewhere = Client()
    sign_in(elsewhere)
    arrive(client)
    assert client.post("/forgotten-password/")["Location"] == "/forgotten-password/code/"
    assert client.get("/forgotten-password/new/")["Location"] == "/forgotten-password/code/"
    client.post("/forgotten-password/code/", {"code": code_to(EMAIL)})
    assert client.post("/forgotten-password/new/", {"password": NEW})["Location"] == "/sign-in/password/"
    assert not signed_in(client)
    assert elsewhere.get("/account/security/").status_code == 302
    assert "accounts.password_changed" in sent_to(EMAIL)
    assert "is not right" in give_password(client).content.decode()
    response = client.post("/sign-in/password/", {"password": NEW})
    assert response["Location"] == "/sign-in/code/"
    assert not signed_in(client)


@pytest.mark.django_db
def test_one_code_replaces_it_once(client: Client) -> None:
    person()
    arrive(client)
    client.post("/forgotten-password/")
    client.post("/forgotten-password/code/", {"code": code_to(EMAIL)})
    client.post("/forgotten-password/new/", {"password": NEW})
    assert client.post("/forgotten-password/new/", {"password": PASSWORD})["Location"] == "/forgotten-password/code/"


@pytest.mark.django_db
def test_somebody_without_an_account_is_told_by_mail_only(client: Client) -> None:
    arrive(client, "nobody@example.test")
    client.post("/forgotten-password/")
    assert sent_to("nobody@example.test") == ["accounts.reset_unknown"]


@pytest.mark.django_db
def test_a_reset_ends_the_lock_of_wrong_passwords(client: Client) -> None:
    person()
    arrive(client)
    for _try in range(11):
        client.post("/sign-in/password/", {"password": "wrong but long enough"})
    client.post("/forgotten-password/")
    client.post("/forgotten-password/code/", {"code": code_to(EMAIL)})
    client.post("/forgotten-password/new/", {"password": NEW})
    assert client.post("/sign-in/password/", {"password": NEW})["Location"] == "/sign-in/code/"
