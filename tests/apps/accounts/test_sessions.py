"""How long a session lasts, how strong it is, and that kinds never mix."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client, RequestFactory

from accounts.api import ask_sign_in_again, current_citizen, current_staff, signed_in_since, strength
from nhslogin.foundation import clock
from tests.apps.accounts.test_staff import staff_sign_in
from tests.apps.accounts.walks import EMAIL, person, sign_in, signed_in, staff_person

pytestmark = pytest.mark.django_db
HOME = "/account/security/"


def test_half_an_hour_of_nothing_ends_a_citizens_session(client: Client) -> None:
    person()
    with time_machine.travel(clock.now(), tick=True) as traveller:
        sign_in(client)
        traveller.shift(timedelta(minutes=29))
        assert client.get(HOME).status_code == 200
        traveller.shift(timedelta(minutes=29))
        assert client.get(HOME).status_code == 200
        traveller.shift(timedelta(minutes=31))
        response = client.get(HOME, follow=True)
    assert response.redirect_chain[0][0] == "/sign-in/"
    assert "we signed you out" in response.content.decode()
    assert not signed_in(client)


def test_twelve_hours_end_it_however_busy(client: Client) -> None:
    person()
    with time_machine.travel(clock.now(), tick=True) as traveller:
        sign_in(client)
        for _quarter in range(28):
            traveller.shift(timedelta(minutes=25))
            assert client.get(HOME).status_code == 200
        traveller.shift(timedelta(minutes=25))
        assert client.get(HOME).status_code == 302


def test_an_open_page_after_the_end_goes_on_for_nobody(client: Client) -> None:
    person()
    with time_machine.travel(clock.now(), tick=True) as traveller:
        sign_in(client)
        traveller.shift(timedelta(minutes=31))
        assert client.get("/").status_code == 200
        assert not signed_in(client)


def test_where_somebody_was_proving_is_kept_over_the_end(client: Client) -> None:
    person()
    with time_machine.travel(clock.now(), tick=True) as traveller:
        sign_in(client)
        traveller.shift(timedelta(minutes=31))
        assert client.get("/prove/")["Location"] == "/sign-in/"
        traveller.shift(timedelta(minutes=1))
        assert sign_in(client)["Location"] == "/prove/"


def test_a_staff_session_ends_after_a_quarter_of_an_hour(client: Client) -> None:
    account = staff_person()
    with time_machine.travel(clock.now(), tick=True) as traveller:
        staff_sign_in(client, account)
        traveller.shift(timedelta(minutes=16))
        assert client.get("/staff/")["Location"] == "/staff/sign-in/"


def test_strength_is_password_and_telephone(client: Client) -> None:
    person()
    before = clock.now()
    sign_in(client)
    request = client.get(HOME).wsgi_request
    assert strength(request).components == {"Cp", "Cd"}
    assert signed_in_since(request, before)
    assert not signed_in_since(request, clock.now())
    citizen = current_citizen(request)
    assert citizen is not None
    assert citizen.email == EMAIL
    assert current_staff(request) is None


def test_nobody_has_no_strength(client: Client) -> None:
    request = client.get("/").wsgi_request
    assert (strength(request).components, current_citizen(request)) == (frozenset(), None)


def test_a_service_may_ask_for_a_new_sign_in_and_the_old_session_stays_until_then(client: Client) -> None:
    person()
    sign_in(client)
    asked = clock.now()
    request = RequestFactory().get("/")
    request.session = session = client.session  # type: ignore[attr-defined]
    place = "/resume/4ab26a59-6fbd-4b5d-ba07-f2f2be4f7c8a/"
    assert ask_sign_in_again(request, place) == "/sign-in/"
    session.save()
    assert client.get("/sign-in/").status_code == 200
    assert signed_in(client)
    assert sign_in(client)["Location"] == place
    assert signed_in_since(client.get(HOME).wsgi_request, asked)
    assert client.get("/sign-in/")["Location"] == "/account/"


def test_another_person_on_the_same_browser_gets_a_session_of_their_own(client: Client) -> None:
    person()
    person("bob@example.test", "+447700900124")
    sign_in(client)
    client.session["left_behind"] = True
    sign_in(client, "bob@example.test", "+447700900124")
    citizen = current_citizen(client.get(HOME).wsgi_request)
    assert citizen is not None
    assert citizen.email == "bob@example.test"
    assert "left_behind" not in client.session


def test_a_staff_session_opens_no_page_of_citizens(client: Client) -> None:
    staff_sign_in(client, staff_person())
    response = client.get(HOME)
    assert response["Location"] == "/staff/"
    assert current_citizen(client.get("/").wsgi_request) is None


def test_a_citizen_session_opens_no_page_of_staff(client: Client) -> None:
    person()
    sign_in(client)
    assert client.get("/staff/")["Location"] == "/staff/sign-in/"
