"""What the demo says of itself: to a person who starts it, and to a program that asks."""

from typing import Any

from django.conf import settings

from nhslogin.devkit import papers
from nhslogin.devkit.people import NEWCOMERS, PASSWORD, PEOPLE, STAFF, DemoPerson

SERVICES = {"demo-appointments": "asks for P9", "demo-prescriptions": "asks for P5 or P9"}


def facts() -> dict[str, Any]:
    """Everything a program needs to use the demo."""
    service = f"http://localhost:{settings.SERVICE_PORT}"
    return {
        "issuer": settings.ISSUER,
        "addresses": {
            "login": f"{settings.ISSUER}/",
            "messages": f"{settings.ISSUER}/outbox/",
            "staff": f"{settings.ISSUER}/staff/",
            "service": f"{service}/",
        },
        "password": PASSWORD,
        "people": [_person(person) for person in PEOPLE],
        "newcomers": [_person(person) for person in NEWCOMERS],
        "staff": [{"email": member.email, "role": member.role} for member in STAFF],
        "services": [{"client_id": client_id, "about": about} for client_id, about in SERVICES.items()],
    }


def _person(person: DemoPerson) -> dict[str, str]:
    return {
        "story": person.story.value,
        "shows": person.shows,
        "email": person.email,
        "mobile": person.mobile,
        "given_name": person.given_name,
        "family_name": person.family_name,
        "birth_date": person.birth_date.isoformat(),
        "postcode": person.postcode,
        "nhs_number": person.nhs_number,
        "document": str(papers.passport_path(person)),
        "portrait": person.portrait,
    }


def text() -> str:
    """The same for eyes."""
    known = facts()
    where = known["addresses"]
    people = "\n".join(f"  {person.email:<24} {person.shows}" for person in PEOPLE)
    staff = "\n".join(f"  {member.email}" for member in STAFF)
    return f"""
NHS login is running. Ctrl-C ends all of it.

  A health service that uses it   {where["service"]}
  NHS login                       {where["login"]}
  Staff                           {where["staff"]}
  E-mails and texts it sent       {where["messages"]}

Sign in as (password {PASSWORD}; the code appears among the texts)
{people}

Staff (same password; `manage.py staff_code EMAIL` prints the code)
{staff}

Or set up your own login: any address, a number from +447700900000 to +447700900999. When you prove who you
are, the pages say who you can be, and offer that person's passport and video.
"""
