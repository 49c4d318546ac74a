"""Setting up an NHS login, from the e-mail box to the signed-in home."""

import re
from datetime import timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connection
from django.test import Client

from accounts.api import find_by_email, strength
from accounts.people.models import User
from accounts.registration.actions import AlreadyRegistered, create_account, forget_unfinished
from nhslogin.foundation import clock
from nhslogin.foundation.messages.api import newest
from tests.apps.accounts.walks import (
    E164,
    EMAIL,
    MOBILE,
    PASSWORD,
    ROBOT,
    code_to,
    other_code,
    person,
    register,
    sent_to,
    sign_in,
    signed_in,
    start_registration,
)

pytestmark = pytest.mark.django_db


def test_a_newcomer_ends_with_an_account_and_signed_in(client: Client) -> None:
    response = register(client)
    assert (response.status_code, response["Location"]) == (302, "/account/")
    assert signed_in(client)
    account = find_by_email("citizen", "Anna@Example.test ")
    assert account is not None
    assert (account.state, account.mobile, account.email_verified, account.mobile_verified) == (
        "active",
        E164,
        True,
        True,
    )
    assert sent_to(EMAIL) == ["accounts.welcome", "accounts.new_account_code"]


def test_the_session_of_a_newcomer_has_password_and_telephone(client: Client) -> None:
    register(client)
    request = client.get("/account/security/").wsgi_request
    assert strength(request).components == {"Cp", "Cd"}
    assert strength(request).auth_time is not None


def test_nothing_personal_lies_in_clear_in_the_rows(client: Client) -> None:
    start_registration(client)
    code = code_to(EMAIL)
    register(client)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_user")
        user = str(cursor.fetchall())
        cursor.execute("SELECT * FROM accounts_smsdevice")
        device = str(cursor.fetchall())
        cursor.execute("SELECT * FROM accounts_entrance")
        entrance = str(cursor.fetchall())
        cursor.execute("SELECT * FROM accounts_emailcode")
        codes = str(cursor.fetchall())
    assert "anna" not in user + entrance
    assert "900123" not in device
    assert code not in codes


def test_pages_opened_out_of_order_lead_to_the_step_to_take(client: Client) -> None:
    for page in ("/set-up/code/", "/set-up/password/", "/set-up/mobile/", "/set-up/mobile/code/", "/sign-in/password/"):
        assert client.get(page)["Location"] == "/sign-in/"
    start_registration(client)
    for page in ("/set-up/password/", "/set-up/mobile/", "/set-up/mobile/code/"):
        assert client.get(page)["Location"] == "/set-up/code/"
    client.post("/set-up/code/", {"code": code_to(EMAIL)})
    assert client.get("/set-up/mobile/")["Location"] == "/set-up/password/"
    client.post("/set-up/password/", {"password": PASSWORD})
    assert client.get("/set-up/mobile/code/")["Location"] == "/set-up/mobile/"


def test_a_wrong_code_is_refused_and_five_kill_it(client: Client) -> None:
    start_registration(client)
    right = code_to(EMAIL)
    for _try in range(5):
        response = client.post("/set-up/code/", {"code": other_code(right)})
        assert response.status_code == 200
    response = client.post("/set-up/code/", {"code": right})
    assert "This code does not work any more" in response.content.decode()


def test_an_old_code_is_refused(client: Client) -> None:
    with time_machine.travel(clock.now(), tick=True) as traveller:
        start_registration(client)
        traveller.shift(timedelta(minutes=61))
        response = client.post("/set-up/code/", {"code": code_to(EMAIL)})
    assert "This code does not work any more" in response.content.decode()


def test_a_new_code_kills_the_one_before(client: Client) -> None:
    with time_machine.travel(clock.now(), tick=True) as traveller:
        start_registration(client)
        first = code_to(EMAIL)
        traveller.shift(timedelta(seconds=61))
        client.post("/set-up/code/again/")
        second = code_to(EMAIL)
        response = client.post("/set-up/code/", {"code": first})
        assert first == second or response.status_code == 200
        assert client.post("/set-up/code/", {"code": second})["Location"] == "/set-up/password/"


def test_a_code_is_sent_once_a_minute(client: Client) -> None:
    start_registration(client)
    response = client.post("/set-up/code/again/", follow=True)
    assert "We sent you a code a moment ago" in response.content.decode()
    assert len(newest(to=EMAIL)) == 1


def test_a_code_used_twice_by_a_double_click_is_no_error_page(client: Client) -> None:
    start_registration(client)
    code = code_to(EMAIL)
    assert client.post("/set-up/code/", {"code": code}).status_code == 302
    assert client.post("/set-up/code/", {"code": code}).status_code == 200
    assert client.get("/set-up/password/").status_code == 200


def test_codes_may_be_typed_with_spaces(client: Client) -> None:
    start_registration(client)
    code = code_to(EMAIL)
    response = client.post("/set-up/code/", {"code": f" {code[:3]} {code[3:]}-"})
    assert response["Location"] == "/set-up/password/"


def test_somebody_known_sees_the_same_pages_and_gets_another_mail(client: Client) -> None:
    person("known@example.test", "+447700900777")
    pages = {}
    for email in ("known@example.test", "new@example.test"):
        browser = Client()
        box = browser.post("/sign-in/", {"email": email})
        entered = browser.get("/sign-in/password/")
        started = browser.post("/set-up/")
        code_page = browser.get("/set-up/code/")
        wrong = browser.post("/set-up/code/", {"code": "000001"})
        pages[email] = [
            (one.status_code, one.headers.get("Location"), _plain(one.content.decode(), email))
            for one in (box, entered, started, code_page, wrong)
        ]
    assert pages["known@example.test"] == pages["new@example.test"]
    assert sent_to("known@example.test") == ["accounts.already_registered"]
    assert sent_to("new@example.test") == ["accounts.new_account_code"]


def _plain(text: str, email: str) -> str:
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text.replace(email, "ADDRESS"))
    return re.sub(r'nonce="[^"]+"', "", text)


def test_going_back_to_another_number_sends_the_code_there(client: Client) -> None:
    start_registration(client)
    client.post("/set-up/code/", {"code": code_to(EMAIL)})
    client.post("/set-up/password/", {"password": PASSWORD})
    client.post("/set-up/mobile/", {"mobile": "07700 900 500"})
    client.post("/set-up/mobile/", {"mobile": MOBILE})
    assert client.post("/set-up/mobile/code/", {"code": code_to(E164)})["Location"] == "/account/"
    account = find_by_email("citizen", EMAIL)
    assert account is not None
    assert account.mobile == E164


def test_the_way_to_a_waiting_service_is_kept(client: Client) -> None:
    client.get("/sign-in/", {"next": "/prove/photo-id/details/"})
    assert register(client)["Location"] == "/prove/photo-id/details/"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/resume/x/", "/prove/?a=b", "/staff/"]
)
def test_no_other_address_is_kept(client: Client, elsewhere: str) -> None:
    client.get("/sign-in/", {"next": elsewhere})
    assert register(client)["Location"] == "/account/"


def test_somebody_registered_meanwhile_is_sent_to_sign_in(client: Client) -> None:
    start_registration(client)
    client.post("/set-up/code/", {"code": code_to(EMAIL)})
    person()
    assert client.post("/set-up/password/", {"password": PASSWORD})["Location"] == "/sign-in/password/"


def test_the_same_address_cannot_have_two_accounts() -> None:
    person()
    with pytest.raises(AlreadyRegistered):
        create_account(email=EMAIL.upper(), password=PASSWORD, mobile=E164, by=ROBOT)


def test_one_left_unfinished_is_removed_after_a_day_and_an_account_is_not(client: Client) -> None:
    start_registration(client, "left@example.test")
    client.post("/set-up/code/", {"code": code_to("left@example.test")})
    client.post("/set-up/password/", {"password": PASSWORD})
    person()
    assert User.objects.count() == 2
    with time_machine.travel(clock.now() + timedelta(hours=25)):
        assert forget_unfinished() == 1
    assert User.objects.get().state == "active"


def test_the_new_account_signs_in(client: Client) -> None:
    register(client)
    browser = Client()
    assert sign_in(browser)["Location"] == "/account/"


@pytest.mark.django_db(transaction=True)
def test_ten_at_once_make_one_account() -> None:
    ready, made, refused, other = Barrier(10), [], [], []

    def one() -> None:
        ready.wait()
        try:
            made.append(create_account(email=EMAIL, password=PASSWORD, mobile=E164, by=ROBOT))
        except AlreadyRegistered:
            refused.append(True)
        except Exception as error:  # noqa: BLE001  (shown by the assertion below)
            other.append(repr(error))
        finally:
            connection.close()

    threads = [Thread(target=one) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(made), len(refused), other) == (1, 9, [])
    assert User.objects.filter(kind="citizen").count() == 1
