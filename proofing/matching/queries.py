"""Reads of record matches."""

from proofing.cases.models import Case
from proofing.matching.actions import FOUND
from proofing.matching.models import RecordMatch
from proofing.matching.values import MatchedRecord

__all__ = ["MatchedRecord", "matched_record"]


def matched_record(case: Case) -> MatchedRecord | None:
    """The record of the case's present try, when exactly one was found."""
    row = RecordMatch.objects.filter(case=case, attempt=case.attempt, outcome=FOUND).first()
    return MatchedRecord.from_json(row.record) if row else None
