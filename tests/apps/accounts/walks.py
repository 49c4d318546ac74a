"""Steps that several tests take: what a browser posts, and what the outbox holds."""

from typing import Any

from django.test import Client

from accounts.organisations.actions import create_staff
from accounts.organisations.values import StaffRole
from accounts.registration.actions import create_account
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.messages.api import last_code, newest

EMAIL = "anna@example.test"
MOBILE = "07700 900 123"
E164 = "+447700900123"
PASSWORD = "demo-only-passphrase"
ROBOT = Actor.system("tests")


def person(email: str = EMAIL, mobile: str = E164) -> str:
    return str(create_account(email=email, password=PASSWORD, mobile=mobile, by=ROBOT))


def staff_person(email: str = "reviewer@staff.example.test", role: StaffRole = StaffRole.REVIEWER) -> str:
    return str(create_staff(email=email, password=PASSWORD, role=role, by=ROBOT))


def arrive(client: Client, email: str = EMAIL) -> Any:
    return client.post("/sign-in/", {"email": email}, follow=True)


def give_password(client: Client, email: str = EMAIL, password: str = PASSWORD) -> Any:
    arrive(client, email)
    return client.post("/sign-in/password/", {"password": password}, follow=True)


def sign_in(client: Client, email: str = EMAIL, mobile: str = E164) -> Any:
    give_password(client, email)
    return client.post("/sign-in/code/", {"code": code_to(mobile)})


def start_registration(client: Client, email: str = EMAIL) -> Any:
    arrive(client, email)
    return client.post("/set-up/", follow=True)


def register(client: Client, email: str = EMAIL, mobile: str = MOBILE) -> Any:
    start_registration(client, email)
    client.post("/set-up/code/", {"code": code_to(email)})
    client.post("/set-up/password/", {"password": PASSWORD})
    client.post("/set-up/mobile/", {"mobile": mobile})
    return client.post("/set-up/mobile/code/", {"code": code_to(mobile)})


def code_to(address: str) -> str:
    found = last_code(address)
    assert found is not None, f"no code for {address}"
    return found


def other_code(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def sent_to(address: str) -> list[str]:
    return [one.code for one in newest(to=address)]


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session
