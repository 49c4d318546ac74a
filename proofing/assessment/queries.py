"""Reads of assessments: what a status page says, and what a reviewer sees of the machine's checks."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from proofing.assessment.mending import part_of
from proofing.assessment.models import Check, CheckState
from proofing.assessment.reasons import known, text_of
from proofing.assessment.values import CheckName
from proofing.cases.models import Case, CaseTransition
from proofing.cases.queries import latest_case_of
from proofing.cases.values import CaseState, Part
from proofing.engines.findings import Outcome

TITLES: Mapping[CheckName, Promise | str] = {
    CheckName.MALWARE: _("Checking your files are safe"),
    CheckName.DOCUMENT: _("Reading your photo ID"),
    CheckName.LIVENESS: _("Watching your video"),
    CheckName.FACE_MATCH: _("Comparing your face with your photo ID"),
    CheckName.RECORD_FOUND: _("Finding your NHS record"),
    CheckName.FRAUD_SIGNALS: _("Last checks"),
}


@dataclass(frozen=True)
class ReasonView:
    """Why something is asked again, as an instruction, and for which part."""

    code: str
    text: str
    part: str


@dataclass(frozen=True)
class CheckView:
    """One check as the person sees it: its title and `waiting`, `running` or `done`, without what it found."""

    name: str
    title: str
    state: str


@dataclass(frozen=True)
class CaseView:
    """One case as other apps and the status page see it."""

    id: uuid.UUID
    reference: str
    state: str
    level_wanted: str
    attempt: int
    submitted_at: datetime | None
    decided_at: datetime | None
    continuation: uuid.UUID | None
    parts_needed: tuple[str, ...]
    checks: tuple[CheckView, ...]
    reasons: tuple[ReasonView, ...]
    # How many cases a person will look at before this one; only while it waits for one.
    ahead: int


def case_view(account_id: uuid.UUID | str) -> CaseView | None:
    """The account's open case, else its last one."""
    case = latest_case_of(account_id)
    return view_of(case) if case else None


def view_of(case: Case) -> CaseView:
    """The case with its checks and what the person can do."""
    rows = checks_of(case)
    return CaseView(
        id=case.pk,
        reference=case.reference,
        state=case.state,
        level_wanted=case.level_wanted,
        attempt=case.attempt,
        submitted_at=case.submitted_at,
        decided_at=case.decided_at,
        continuation=case.continuation,
        parts_needed=tuple(part.value for part in Part if part.value in case.parts_needed),
        checks=tuple(_check_view(row) for row in rows),
        reasons=_reasons(case, rows),
        ahead=_ahead(case),
    )


def checks_of(case: Case, attempt: int | None = None) -> list[Check]:
    """The checks of one try (the present one) in the order of the plan."""
    rows = {row.check_name: row for row in Check.objects.filter(case=case, attempt=attempt or case.attempt)}
    return [rows[name.value] for name in CheckName if name.value in rows]


def _check_view(row: Check) -> CheckView:
    state = "running" if row.state == CheckState.READY.value else row.state
    return CheckView(row.check_name, str(TITLES[CheckName(row.check_name)]), state)


def _reasons(case: Case, rows: list[Check]) -> tuple[ReasonView, ...]:
    """Instructions while the person has something to do; the one reason at the end; otherwise nothing."""
    if case.state == CaseState.ACTION_NEEDED.value:
        return _instructions(rows) or _last_reason(case)
    return _last_reason(case) if case.state == CaseState.NOT_VERIFIED.value else ()


def _instructions(rows: list[Check]) -> tuple[ReasonView, ...]:
    found: dict[str, ReasonView] = {}
    for row in rows:
        for finding in row.findings:
            if finding["outcome"] == Outcome.ASK_AGAIN.value:
                code = finding["reason"]
                part = part_of(CheckName(row.check_name), code)
                found.setdefault(code, ReasonView(code, text_of(code), part.value))
    return tuple(found.values())


def _last_reason(case: Case) -> tuple[ReasonView, ...]:
    last = CaseTransition.objects.filter(case=case).order_by("-at").first()
    if last is None or not known(last.reason):
        return ()
    return (ReasonView(last.reason, text_of(last.reason), case.parts_needed[0] if case.parts_needed else ""),)


def _ahead(case: Case) -> int:
    if case.state != CaseState.AWAITING_REVIEW.value or case.submitted_at is None:
        return 0
    return Case.objects.filter(state=case.state, submitted_at__lt=case.submitted_at).count()


def fields_read(checks: list[Check]) -> Mapping[str, Any]:
    """What the machine read from the document, out of the checks of one try; for the reviewer's eyes only."""
    return next((dict(row.read.get("fields", {})) for row in checks if row.check_name == CheckName.DOCUMENT.value), {})
