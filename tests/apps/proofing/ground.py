"""The ground that tests of proofing stand on: accounts, people on the register, cases ready to hand in, and an engine
whose answers a table test sets. The end-to-end test uses the real one.
"""

import uuid
from datetime import date
from typing import Any

from django.utils import timezone

from accounts.people.addresses import email_index
from accounts.people.models import User
from accounts.people.values import AccountKind, AccountState
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.files.api import AcceptedFile
from nhslogin.foundation.integrations.patient_index.local.actions import register_people
from nhslogin.foundation.integrations.patient_index.port import PatientRecord, PersonName
from nhslogin.foundation.jobs.models import Job, JobState
from nhslogin.foundation.jobs.running import run
from proofing.assessment.actions import submit
from proofing.cases.actions import claim_details, draw_turns, open_case
from proofing.cases.models import Case
from proofing.cases.values import ClaimedDetails, Part
from proofing.evidence.actions import attach

SYSTEM = Actor.system("tests")
NUMBER, OTHER_NUMBER, THIRD_NUMBER = "9990000018", "9990000026", "9000000009"
BORN = date(1985, 2, 3)
ANNA = PatientRecord(
    nhs_number=NUMBER,
    names=(PersonName(("Anna", "Maria"), "Müller"), PersonName(("Anna",), "O'Brien", current=False)),
    birth_date=BORN,
    postcodes=("LS1 4AP",),
    former_postcodes=("SW1A 1AA",),
    mobile="07700900123",
    surgery_ods_code="A12345",
)
CLAIM = ClaimedDetails("Anna", "Müller", BORN, "LS1 4AP")
FIELDS = {
    "document_number": "901234567",
    "surname": "MUELLER",
    "given_names": "ANNA MARIA",
    "nationality": "UTO",
    "issuing_state": "UTO",
    "birth_date": BORN.isoformat(),
    "expiry_date": "2032-03-14",
    "sex": "F",
}


def finding(check: str, outcome: str = "pass", reason: str = "") -> dict[str, Any]:
    return {"check": check, "outcome": outcome, "measure": 1.0, "threshold": 0.5, "reason": reason}


class SetEngine:
    """Answers as set by the test; what it was asked is kept. An exception set as an answer is raised."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answers: dict[str, Any] = {}
        self.reads()
        self.sees()
        self.compares()

    def call(self, verb: str, arguments: dict[str, Any], timeout: float) -> dict[str, Any]:
        self.asked.append(verb)
        answer = self.answers[verb]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def reads(self, outcome: str = "pass", reason: str = "", **fields: str) -> None:
        found = [finding("mrz", outcome, reason)]
        self.answers["read_document"] = {"fields": {**FIELDS, **fields}, "findings": found, "model_versions": ["ocr-1"]}

    def sees(self, outcome: str = "pass", reason: str = "") -> None:
        self.answers["check_liveness"] = {"findings": [finding("turns", outcome, reason)], "outcome": outcome}

    def compares(self, outcome: str = "pass", reason: str = "", says: str = "match") -> None:
        self.answers["compare_faces"] = {"findings": [finding("face", outcome, reason)], "outcome": says}


def make_account(state: AccountState = AccountState.ACTIVE) -> uuid.UUID:
    email = f"{uuid.uuid4().hex}@example.test"
    user = User(
        kind=AccountKind.CITIZEN.value,
        email=email,
        email_index=email_index(email),
        email_verified_at=timezone.now(),
        state=state.value,
    )
    user.save()
    return user.pk


def enter(*people: PatientRecord) -> None:
    register_people(people, SYSTEM)


def picture(case: Case, content: bytes | None = None) -> None:
    content = content or b"\xff\xd8 picture " + uuid.uuid4().bytes
    accepted = AcceptedFile.of(content, "image/jpeg")
    attach(case=case, part=Part.DOCUMENT.value, kind="passport", accepted=accepted, by=Actor.citizen(case.account_id))


def video(case: Case, content: bytes | None = None) -> None:
    by = Actor.citizen(case.account_id)
    draw_turns(case=case, by=by)
    accepted = AcceptedFile.of(content or b"\x1aE\xdf\xa3 video " + uuid.uuid4().bytes, "video/webm")
    attach(case=case, part=Part.VIDEO.value, kind="", accepted=accepted, by=by)


def ready_case(account_id: uuid.UUID | None = None, claim: ClaimedDetails = CLAIM) -> Case:
    account_id = account_id or make_account()
    by = Actor.citizen(account_id)
    case = open_case(account_id=account_id, level="P9", by=by)
    claim_details(case=case, details=claim, by=by)
    picture(case)
    video(case)
    return case


def hand_in(case: Case) -> Any:
    return submit(case=case, by=Actor.citizen(case.account_id))


def work_off(rounds: int = 20) -> None:
    """Do every waiting check, also those that would be tried again later."""
    for _ in range(rounds):
        waiting = Job.objects.filter(kind="proofing.run_check", state=JobState.WAITING)
        ids = list(waiting.values_list("pk", flat=True))
        if not ids:
            return
        waiting.update(run_after=timezone.now())
        for job_id in ids:
            run(job_id)


def assessed(case: Case) -> Case:
    """Handed in and checked to the end."""
    hand_in(case)
    work_off()
    case.refresh_from_db()
    return case
