"""Reads of record matches."""

from dataclasses import dataclass
from datetime import date

from proofing.cases.models import Case
from proofing.matching.actions import FOUND
from proofing.matching.models import RecordMatch


@dataclass(frozen=True)
class MatchedRecord:
    """The one record a try of a case was matched with."""

    nhs_number: str
    given_name: str
    family_name: str
    birth_date: date
    surgery_ods_code: str


def matched_record(case: Case) -> MatchedRecord | None:
    """The record of the case's present try, when exactly one was found."""
    row = RecordMatch.objects.filter(case=case, attempt=case.attempt, outcome=FOUND).first()
    if row is None:
        return None
    return MatchedRecord(**{**row.record, "birth_date": date.fromisoformat(row.record["birth_date"])})
