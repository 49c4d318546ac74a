"""What a new password ends: half-finished sign-ins with the old one, and every other right to choose a new one."""

import pytest
from django.test import Client

from accounts.credentials.queries import app_of
from accounts.my_account.actions import change_password
from accounts.organisations.actions import invite_staff
from accounts.organisations.values import StaffRole
from accounts.people.models import User
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.api import entries_about
from tests.apps.accounts.walks import (
    E164,
    EMAIL,
    ROBOT,
    arrive,
    code_to,
    give_password,
    person,
    signed_in,
    staff_person,
)

pytestmark = pytest.mark.django_db
NEW = "another quiet lantern"


def change(account_id: str) -> None:
    account = User.objects.get(pk=account_id)
    change_password(account=account, password=NEW, by=Actor.citizen(account.pk))


def reset_code(client: Client) -> str:
    arrive(client)
    client.post("/forgotten-password/")
    return code_to(EMAIL)


def test_a_sign_in_begun_with_the_old_password_cannot_be_finished(client: Client) -> None:
    account = person()
    give_password(client)
    change(account)
    answer = client.post("/sign-in/code/", {"code": code_to(E164)})
    assert answer["Location"] == "/sign-in/"
    assert not signed_in(client)


def test_neither_can_one_of_staff(client: Client) -> None:
    account = staff_person()
    client.post("/staff/sign-in/", {"email": "reviewer@staff.example.test", "password": "demo-only-passphrase"})
    device = app_of(account)
    assert device is not None
    change(account)
    answer = client.post("/staff/sign-in/code/", {"code": device.current_code()})
    assert answer["Location"] == "/staff/sign-in/"
    assert not signed_in(client)


@pytest.mark.parametrize("shown", [False, True])
def test_a_new_password_ends_every_other_code_to_choose_one(client: Client, shown: bool) -> None:
    """Somebody who could read the mailbox for a moment has a code, or has shown it already, in a browser of theirs."""
    account = person()
    code = reset_code(client)
    if shown:
        client.post("/forgotten-password/code/", {"code": code})
    change(account)
    if not shown:
        client.post("/forgotten-password/code/", {"code": code})
    client.post("/forgotten-password/new/", {"password": "what the thief wanted"})
    assert not User.objects.get(pk=account).check_password("what the thief wanted")
    assert User.objects.get(pk=account).check_password(NEW)


def test_a_staff_member_with_a_lost_telephone_is_set_up_again(client: Client) -> None:
    """There is an authenticator app already: the new one takes its place when its first code was right."""
    account = staff_person()
    old = app_of(account)
    invited = invite_staff(email="reviewer@staff.example.test", role=StaffRole.REVIEWER, by=ROBOT)
    client.post(f"/staff/set-up/{invited.token}/", {"password": NEW})
    new = app_of(account, confirmed=False)
    assert new is not None
    answer = client.post(f"/staff/set-up/{invited.token}/app/", {"code": new.current_code()})
    assert answer["Location"] == "/staff/sign-in/"
    assert app_of(account) == new != old
    assert "account.password_set" in {entry.event for entry in entries_about(f"account:{account}")}


def test_a_code_alone_does_not_put_an_app_in_force(client: Client) -> None:
    """Only the link does: until it is used up the app of before stands."""
    account = staff_person()
    old = app_of(account)
    invited = invite_staff(email="reviewer@staff.example.test", role=StaffRole.REVIEWER, by=ROBOT)
    client.post(f"/staff/set-up/{invited.token}/", {"password": NEW})
    assert app_of(account) == old
