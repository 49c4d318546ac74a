"""Staff: invitation, sign-in with an authenticator app, roles."""

import re
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.views.generic import View

from accounts.api import StaffRequired, StaffRole, current_staff, staff_member
from accounts.credentials.models import StaffTotpDevice
from accounts.credentials.queries import app_of
from accounts.people.models import User
from nhslogin.foundation import clock
from tests.apps.accounts.walks import PASSWORD, person, signed_in, staff_person

pytestmark = pytest.mark.django_db
EMAIL = "reviewer@staff.example.test"


def staff_sign_in(client: Client, account: str, email: str = EMAIL) -> HttpResponse:
    client.post("/staff/sign-in/", {"email": email, "password": PASSWORD})
    device = app_of(account)
    assert device is not None
    response: HttpResponse = client.post("/staff/sign-in/code/", {"code": device.current_code()})
    return response


def test_password_and_app_sign_in(client: Client) -> None:
    account = staff_person()
    assert staff_sign_in(client, account)["Location"] == "/staff/"
    member = current_staff(client.get("/").wsgi_request)
    assert member is not None
    assert (member.email, member.roles) == (EMAIL, {StaffRole.REVIEWER})
    assert member.organisation.code == "OPERATOR"


def test_the_password_alone_does_not(client: Client) -> None:
    staff_person()
    response = client.post("/staff/sign-in/", {"email": EMAIL, "password": PASSWORD})
    assert response["Location"] == "/staff/sign-in/code/"
    assert not signed_in(client)


def test_a_code_works_once(client: Client) -> None:
    account = staff_person()
    with time_machine.travel(clock.now(), tick=False):
        device = app_of(account)
        assert device is not None
        code = device.current_code()
        staff_sign_in(client, account)
        second = Client()
        second.post("/staff/sign-in/", {"email": EMAIL, "password": PASSWORD})
        assert second.post("/staff/sign-in/code/", {"code": code}).status_code == 200
        assert not signed_in(second)


def test_the_step_before_and_after_are_good_and_no_others(client: Client) -> None:
    account = staff_person()
    client.post("/staff/sign-in/", {"email": EMAIL, "password": PASSWORD})
    device = app_of(account)
    assert device is not None
    with time_machine.travel(clock.now(), tick=False) as traveller:
        code = device.current_code()
        traveller.shift(timedelta(seconds=61))
        assert client.post("/staff/sign-in/code/", {"code": code}).status_code == 200
        traveller.shift(timedelta(seconds=-31))
        assert client.post("/staff/sign-in/code/", {"code": code})["Location"] == "/staff/"


def test_five_wrong_codes_lock_even_the_right_one(client: Client) -> None:
    account = staff_person()
    client.post("/staff/sign-in/", {"email": EMAIL, "password": PASSWORD})
    device = app_of(account)
    assert device is not None
    good = device.current_code()
    for _try in range(5):
        client.post("/staff/sign-in/code/", {"code": f"{(int(good) + 111) % 1_000_000:06d}"})
    response = client.post("/staff/sign-in/code/", {"code": good})
    assert "You have tried too many times" in response.content.decode()


def test_a_citizen_does_not_sign_in_here(client: Client) -> None:
    person("both@example.test")
    response = client.post("/staff/sign-in/", {"email": "both@example.test", "password": PASSWORD})
    assert "is not right" in response.content.decode()


def test_one_address_may_have_an_account_of_each_kind() -> None:
    person("both@example.test")
    staff_person("both@example.test")
    assert User.objects.filter(state="active").count() == 2


def test_an_invitation_sets_up_password_and_app_once(client: Client) -> None:
    out = StringIO()
    call_command("create_staff", "new@staff.example.test", "--role", "nurse", "--organisation", "A81001", stdout=out)
    link = re.search(r"https?://[^/]+(/staff/set-up/\S+/)", out.getvalue())
    assert link is not None
    page = link[1]
    assert client.get(page).status_code == 200
    assert client.get(page + "app/")["Location"] == page
    assert client.post(page, {"password": "short"}).status_code == 200
    assert client.post(page, {"password": PASSWORD})["Location"] == page + "app/"
    shown = client.get(page + "app/").content.decode()
    device = StaffTotpDevice.objects.get()
    assert "data:image/png;base64," in shown
    assert device.key not in shown
    assert client.post(page + "app/", {"code": device.current_code()})["Location"] == "/staff/sign-in/"
    assert client.get(page).status_code == 404
    account = User.objects.get(kind="staff")
    assert staff_sign_in(client, str(account.pk), "new@staff.example.test")["Location"] == "/staff/"
    member = staff_member(account.pk)
    assert member is not None
    assert (member.roles, member.organisation.code) == ({StaffRole.NURSE}, "A81001")


def test_an_invitation_ends_after_seven_days(client: Client) -> None:
    out = StringIO()
    call_command("create_staff", "new@staff.example.test", "--role", "nurse", stdout=out)
    page = "/staff" + out.getvalue().strip().split("/staff")[-1]
    with time_machine.travel(clock.now() + timedelta(days=7, minutes=1)):
        assert client.get(page).status_code == 404
    assert client.get("/staff/set-up/guessed/").status_code == 404


def test_staff_code_prints_what_the_app_shows_but_not_in_production() -> None:
    account = staff_person()
    out = StringIO()
    call_command("staff_code", EMAIL, stdout=out)
    device = app_of(account)
    assert device is not None
    assert re.fullmatch(r"\d{6}", out.getvalue().strip())
    with override_settings(OUTBOX_VISIBLE=False), pytest.raises(CommandError):
        call_command("staff_code", EMAIL)
    with pytest.raises(CommandError):
        call_command("staff_code", "nobody@staff.example.test")


def test_the_secret_of_an_app_is_not_in_clear() -> None:
    account = staff_person()
    device = app_of(account)
    assert device is not None
    key = device.key
    raw = StaffTotpDevice.objects.values_list("key", flat=True).get()
    assert key.encode() not in bytes(raw)


class _ManagersPage(StaffRequired, View):
    staff_roles = frozenset({StaffRole.MANAGER})

    def get(self, _request: object) -> HttpResponse:
        return HttpResponse("in")


def test_a_page_for_some_roles_refuses_the_others(client: Client) -> None:
    account = staff_person()
    staff_sign_in(client, account)
    request = client.get("/").wsgi_request
    with pytest.raises(PermissionDenied):
        _ManagersPage.as_view()(request)
    manager = staff_person("manager@staff.example.test", StaffRole.MANAGER)
    other = Client()
    staff_sign_in(other, manager, "manager@staff.example.test")
    assert _ManagersPage.as_view()(other.get("/").wsgi_request).content == b"in"


def test_a_page_for_staff_says_so_to_the_middleware() -> None:
    view = _ManagersPage.as_view()
    assert view.for_staff is True  # type: ignore[attr-defined]
    assert str(view.login_url) == "/staff/sign-in/"  # type: ignore[attr-defined]


def test_nobody_is_sent_to_the_staff_sign_in() -> None:
    request = RequestFactory().get("/staff/")
    assert _ManagersPage.as_view()(request)["Location"] == "/staff/sign-in/"
