"""Signed-in browsers in this process: Django's test client through the real middleware, signed in as people do."""

from typing import Any

from django.test import Client

from accounts.credentials.queries import app_of
from accounts.people.queries import by_email
from nhslogin.devkit.people import PASSWORD, STAFF_DOMAIN, DemoPerson, person_of
from nhslogin.foundation.messages.api import last_code

STEPS = ("what-you-need", "details", "document-kind", "document", "compare", "selfie", "check")


def browser() -> Client:
    return Client(SERVER_NAME="localhost", REMOTE_ADDR="127.0.0.1")


def code_to(address: str) -> str:
    found = last_code(address)
    if found is None:
        raise RuntimeError("no code was sent")
    return found


def citizen(email: str) -> Client:
    """A demo person after password and text code."""
    client, person = browser(), demo_person(email)
    client.post("/sign-in/", {"email": email}, follow=True)
    client.post("/sign-in/password/", {"password": PASSWORD}, follow=True)
    answer = client.post("/sign-in/code/", {"code": code_to(person.mobile)})
    if answer.status_code not in {302, 303}:
        raise RuntimeError(f"the demo person could not sign in: {answer.status_code}")
    return client


def staff(role: str = "reviewer") -> Client:
    """A demo staff member after password and authenticator code."""
    email, client = f"{role}@{STAFF_DOMAIN}", browser()
    account = by_email("staff", email)
    device = app_of(account.pk) if account else None
    if device is None:
        raise RuntimeError("the demo's staff are not in this data directory")
    client.post("/staff/sign-in/", {"email": email, "password": PASSWORD}, follow=True)
    client.post("/staff/sign-in/code/", {"code": device.current_code()})
    return client


def demo_person(email: str) -> DemoPerson:
    person = person_of(email)
    if person is None:
        raise RuntimeError(f"{email} is not a demo person")
    return person


def answer_step(client: Client, step: str, person: DemoPerson) -> Any:
    """What a demo person posts at a step of photo ID."""
    if step == "document":
        return client.post("/prove/photo-id/demo-document/")
    if step == "selfie":
        return client.post("/prove/photo-id/demo-clip/")
    born = person.birth_date
    details = {
        "given_name": person.given_name,
        "family_name": person.family_name,
        "postcode": person.postcode,
        "nhs_number": "",
        "birthdate_day": born.day,
        "birthdate_month": born.month,
        "birthdate_year": born.year,
    }
    given = {"details": details, "document-kind": {"kind": "passport"}}.get(step, {})
    return client.post(f"/prove/photo-id/{step}/", given)
