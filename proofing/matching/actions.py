"""Asking the patient index for the person's record, and keeping what it said."""

from dataclasses import dataclass

from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit import api as audit
from nhslogin.foundation.integrations.patient_index.port import (
    BirthDateDiffers,
    Demographics,
    Found,
    Invalidated,
    NotFound,
    PatientRecord,
    TooMany,
)
from nhslogin.foundation.integrations.patient_index.select import get_patient_index
from proofing.cases.models import Case
from proofing.cases.values import ClaimedDetails
from proofing.matching.models import RecordMatch
from proofing.matching.values import MatchedRecord

FOUND = "found"
OUTCOMES = {
    Found: FOUND,
    NotFound: "not_found",
    TooMany: "too_many",
    BirthDateDiffers: "birth_date_differs",
    Invalidated: "invalidated",
}


@dataclass(frozen=True)
class LookUp:
    """What the index said, which adapter it was, and the record when there is exactly one."""

    outcome: str
    index: str
    record: PatientRecord | None = None


def look_up(details: ClaimedDetails) -> LookUp:
    """Ask by number where one was given, else by name, birth date and postcode. Outages are raised."""
    index = get_patient_index()
    answer: object
    if details.nhs_number:
        answer = index.find_by_number(details.nhs_number, details.birth_date)
    else:
        person = Demographics(details.given_name, details.family_name, details.birth_date, details.postcode)
        answer = index.find_by_demographics(person)
    record = answer.record if isinstance(answer, Found) else None
    return LookUp(OUTCOMES[type(answer)], index.name, record)


def keep(*, case: Case, attempt: int, found: LookUp, by: Actor) -> RecordMatch:
    """One row for each try; call inside the transaction that writes the check's result."""
    row = RecordMatch.objects.create(
        case=case,
        attempt=attempt,
        outcome=found.outcome,
        record=MatchedRecord.of(found.record).to_json() if found.record else {},
        index_adapter=found.index,
        at=clock.now(),
    )
    audit.record("record.looked_up", by=by, about=case.about, details={"outcome": found.outcome})
    return row
