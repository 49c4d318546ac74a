"""The file of a case as the reviewer sees it: claimed, read and found side by side, and every finding."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from proofing.assessment.queries import checks_of, fields_read
from proofing.assessment.reasons import text_of
from proofing.cases.models import Case
from proofing.engines.findings import Outcome
from proofing.evidence import queries as evidence
from proofing.evidence.values import EvidenceView
from proofing.matching.queries import MatchedRecord, matched_record

Text = str | Promise


@dataclass(frozen=True)
class Row:
    """One detail as the person gave it, as the document says, as the record has it."""

    label: Text
    claimed: str
    document: str
    record: str

    @property
    def compared(self) -> str:
        """`same` or `differs`, capitals and spaces aside; empty when there is only one answer."""
        said = ["".join(text.split()).casefold() for text in (self.claimed, self.document, self.record) if text]
        if len(said) < 2:
            return ""
        return "same" if len(set(said)) == 1 else "differs"


@dataclass(frozen=True)
class FindingRow:
    """One finding in words, with its measure and the threshold it was held against."""

    check: str
    outcome: str
    text: str
    measure: str
    threshold: str


@dataclass(frozen=True)
class CaseFile:
    """Everything on the page of a case."""

    rows: tuple[Row, ...]
    postcode: str
    concerns: tuple[FindingRow, ...]
    passed: tuple[FindingRow, ...]
    parts: Mapping[str, EvidenceView]
    record_found: bool
    document_expires: str
    document_state: str


def case_file(case: Case) -> CaseFile:
    """Gather the file. Pictures are not opened here but each by its own address."""
    checks = checks_of(case)
    fields = fields_read(checks)
    record = matched_record(case)
    details = case.details
    findings = [_finding(check.check_name, found) for check in checks for found in check.findings]
    return CaseFile(
        rows=_rows(case, fields, record),
        postcode=details.postcode if details else "",
        concerns=tuple(row for row in findings if row.outcome != Outcome.PASS),
        passed=tuple(row for row in findings if row.outcome == Outcome.PASS),
        parts=evidence.current(case),
        record_found=record is not None,
        document_expires=_day(fields.get("expiry_date")),
        document_state=fields.get("issuing_state", ""),
    )


def _rows(case: Case, fields: Mapping[str, str], record: MatchedRecord | None) -> tuple[Row, ...]:
    said = case.details
    return (
        Row(
            _("Date of birth"),
            _day(said.birth_date if said else None),
            _day(fields.get("birth_date")),
            _day(record.birth_date if record else None),
        ),
        Row(
            _("Last name"),
            said.family_name if said else "",
            fields.get("surname", ""),
            record.family_name if record else "",
        ),
        Row(
            _("First name"),
            said.given_name if said else "",
            fields.get("given_names", ""),
            record.given_name if record else "",
        ),
        Row(_("NHS number"), said.nhs_number if said else "", "", record.nhs_number if record else ""),
    )


def _finding(check: str, found: Mapping[str, Any]) -> FindingRow:
    reason = str(found.get("reason") or "")
    return FindingRow(
        check=f"{check}: {found.get('check', '')}",
        outcome=str(found.get("outcome", "")),
        text=text_of(reason) if reason else "",
        measure=_number(found.get("measure")),
        threshold=_number(found.get("threshold")),
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3g}"


def _day(value: date | str | None) -> str:
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return str(value)
    return date_format(value, "j F Y") if value else ""
