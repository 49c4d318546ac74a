"""People for measurements: each with an account, an entry on the register, a passport and a clip of their own."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.api import create_account
from nhslogin.devkit import papers
from nhslogin.devkit.people import PASSWORD, DemoPerson, Story
from nhslogin.devkit.specimens import Holder, photographed
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.files.api import FileRefused, accept_picture, accept_video
from nhslogin.foundation.integrations.patient_index import nhs_number
from nhslogin.foundation.integrations.patient_index.local.actions import register_people
from nhslogin.foundation.integrations.patient_index.port import PatientRecord, PersonName
from proofing.cases.actions import claim_details, draw_turns, open_case
from proofing.cases.models import Case
from proofing.cases.values import ClaimedDetails, Part
from proofing.evidence.actions import attach
from proofing.gpg45.levels import Level

BENCH = Actor.system("bench")
GIVEN = ("Ada", "Beryl", "Cora", "Dora", "Edna", "Flora", "Gwen", "Hilda", "Ivy", "Jean", "Kitty", "Lena")
FAMILY = ("Archer", "Baxter", "Cooper", "Draper", "Fletcher", "Glover", "Hooper", "Mercer", "Sawyer", "Tanner")


def valid_numbers(first_nine: Iterable[int] = range(999_500_000, 999_600_000)) -> Iterator[str]:
    """Test NHS numbers that begin so; those of the demo's people lie below."""
    for first in first_nine:
        digit = nhs_number.check_digit(str(first))
        if digit is not None:
            yield f"{first}{digit}"


@dataclass(frozen=True)
class Ready:
    """Somebody who has handed in everything but has not yet submitted."""

    account_id: uuid.UUID
    case: Case


def invented(how_many: int) -> list[DemoPerson]:
    """Different names, numbers and passports; the two portraits in turn."""
    numbers = valid_numbers()
    return [
        DemoPerson(
            Story.NEWCOMER, "", GIVEN[n % len(GIVEN)], FAMILY[n % len(FAMILY)], date(1950 + n, 1 + n % 12, 3 + n),
            next(numbers), f"+4477009005{n:02}", "LS1 4AP", f"9020001{n:02}",
            portrait="hopper" if n % 2 else "astronaut",
        )
        for n in range(how_many)
    ]  # fmt: skip


def make_ready(person: DemoPerson) -> Ready:
    """Registered, signed up, details claimed, passport and clip attached."""
    name = PersonName(given=(person.given_name,), family=person.family_name)
    register_people([PatientRecord(person.nhs_number, (name,), person.birth_date, (person.postcode,))], by=BENCH)
    email = f"bench-{person.document_number}@example.test"
    account_id = create_account(email=email, password=PASSWORD, mobile=person.mobile, by=BENCH)
    by = Actor.citizen(account_id)
    case = open_case(account_id=account_id, level=Level.P9.value, by=by)
    details = ClaimedDetails(person.given_name, person.family_name, person.birth_date, person.postcode)
    claim_details(case=case, details=details, by=by)
    _attach(case, Part.DOCUMENT, "passport.jpg", passport(person), by)
    clip = papers.own_clip(person, draw_turns(case=case, by=by), account_id)
    if clip is None:
        raise RuntimeError("the demo's clips are not in this data directory")
    _attach(case, Part.VIDEO, clip.name, clip.read_bytes(), by)
    return Ready(account_id, case)


def passport(person: DemoPerson) -> bytes:
    """A photograph of the person's own specimen."""
    return photographed(holder(person), seed=int(person.document_number[-2:]))


def holder(person: DemoPerson) -> Holder:
    return Holder(
        given_names=person.given_name,
        surname=person.family_name,
        birth_date=person.birth_date,
        portrait=person.portrait,
        document_number=person.document_number,
    )


def _attach(case: Case, part: Part, name: str, content: bytes, by: Actor) -> None:
    accept = accept_picture if part is Part.DOCUMENT else accept_video
    accepted = accept(SimpleUploadedFile(name, content))
    if isinstance(accepted, FileRefused):
        raise RuntimeError(f"the bench's own file was refused: {accepted.reason}")
    attach(case=case, part=part.value, kind="passport" if part is Part.DOCUMENT else "", accepted=accepted, by=by)
