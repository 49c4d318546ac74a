"""Submitting a case, keeping what its checks found, and drawing the conclusion. Each step is one transaction."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit import api as audit
from nhslogin.foundation.crypto.api import blind_index
from nhslogin.foundation.jobs.api import Held
from nhslogin.foundation.limits import NHS_NUMBER_TRIES, PHOTO_ID_TRIES, Refused, use
from proofing.assessment import planning, runners
from proofing.assessment.approval import settle_by_person as settle
from proofing.assessment.conclusion import conclude
from proofing.assessment.models import Check, CheckState
from proofing.assessment.opened import MACHINE
from proofing.assessment.values import COULD_NOT_CHECK, Result
from proofing.cases.actions import advance
from proofing.cases.errors import StaleState
from proofing.cases.models import Case
from proofing.cases.values import COLLECTING_STATES, CaseEvent, CaseState
from proofing.engines.findings import Finding, Outcome
from proofing.evidence.queries import missing_parts
from proofing.matching import actions as matching

__all__ = ["NotSubmitted", "Submitted", "give_up", "record_result", "run_check", "settle", "submit"]


@dataclass(frozen=True)
class Submitted:
    """The checks are planned and queued; also the answer to a second click."""

    case_id: uuid.UUID


@dataclass(frozen=True)
class NotSubmitted:
    """Nothing happened: parts are missing, the case is closed, or there were too many tries (`until`)."""

    reason: str
    message: str
    until: datetime | None = None


def submit(*, case: Case, by: Actor) -> Submitted | NotSubmitted:
    """Hand the case in. A second click, or a second tab, finds it handed in."""
    case = Case.objects.get(pk=case.pk)
    if CaseState(case.state) is CaseState.CHECKING:
        return Submitted(case.pk)
    refusal = _not_ready(case) or _too_many(case)
    if refusal is not None:
        return refusal
    try:
        with transaction.atomic():
            now = clock.now()
            changes = {"attempt": case.attempt + 1, "submitted_at": now, "decided_at": None}
            case = advance(case=case, event=CaseEvent.SUBMIT, by=by, changes=changes)
            planning.plan_checks(case)
            audit.record("case.checks_planned", by=by, about=case.about, details={"attempt": case.attempt})
    except StaleState:
        return Submitted(case.pk)
    return Submitted(case.pk)


def _not_ready(case: Case) -> NotSubmitted | None:
    if CaseState(case.state) not in COLLECTING_STATES:
        return NotSubmitted("closed", _("This application cannot be changed any more."))
    if case.details is None or missing_parts(case):
        return NotSubmitted("parts_missing", _("Something is still missing. Check your answers."))
    return None


def _too_many(case: Case) -> NotSubmitted | None:
    """Counted outside the transaction, so that a refusal is not forgotten with it."""
    answer = use(PHOTO_ID_TRIES, case.account_id)
    if not isinstance(answer, Refused) and case.details and case.details.nhs_number:
        answer = use(NHS_NUMBER_TRIES, blind_index("limit.nhs_number", case.details.nhs_number))
    if isinstance(answer, Refused):
        return NotSubmitted("too_many", _("You have tried too many times. Try again later."), answer.until)
    return None


def run_check(*, check_id: uuid.UUID | str, held: Held) -> None:
    """Make one check and keep the answer. Nothing is made when nobody waits for it any more."""
    check = Check.objects.select_related("case").get(pk=check_id)
    if _awaited(check.case, check):
        record_result(check_id=check_id, result=runners.run(check), held=held)


def record_result(*, check_id: uuid.UUID | str, result: Result, held: Held | None = None) -> None:
    """Keep what a check found, start what waited for it, or conclude. A late or second answer changes nothing."""
    with transaction.atomic():
        if held is not None:
            held.confirm()
        check = Check.objects.get(pk=check_id)
        # The case row is the lock: of two checks that end at once, the second sees what the first wrote.
        case = Case.objects.select_for_update().get(pk=check.case_id)
        check.refresh_from_db()
        if not _awaited(case, check):
            return
        _keep(case, check, result)
        if planning.go_on(case):
            conclude(case, by=MACHINE)


def give_up(*, check_id: uuid.UUID | str) -> None:
    """The check could not be made in all its tries: a person has to look."""
    finding = Finding(COULD_NOT_CHECK, Outcome.REFER, reason=COULD_NOT_CHECK)
    record_result(check_id=check_id, result=Result((finding,)))


def _awaited(case: Case, check: Check) -> bool:
    return (
        CaseState(case.state) is CaseState.CHECKING
        and case.attempt == check.attempt
        and check.state == CheckState.READY.value
    )


def _keep(case: Case, check: Check, result: Result) -> None:
    check.state = CheckState.DONE.value
    check.outcome = result.outcome.value
    check.findings = [finding.to_json() for finding in result.findings]
    check.read = dict(result.read)
    check.versions = list(result.versions)
    check.done_at = clock.now()
    check.save()
    if isinstance(result.found, matching.LookUp):
        matching.keep(case=case, attempt=check.attempt, found=result.found, by=MACHINE)
    details: dict[str, str | int | bool | None] = {
        "check": check.check_name,
        "outcome": check.outcome,
        "attempt": check.attempt,
    }
    audit.record("case.check_done", by=MACHINE, about=case.about, details=details)
