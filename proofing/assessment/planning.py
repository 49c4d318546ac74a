"""Turning a plan into rows and jobs, and starting each check when what it waits for is done."""

import json

from nhslogin.foundation import clock
from nhslogin.foundation.crypto.api import digest
from nhslogin.foundation.jobs.api import enqueue
from proofing.assessment.models import Check, CheckState
from proofing.assessment.plans import PLANS, Planned
from proofing.assessment.policy import blocks
from proofing.assessment.values import SKIPPED, CheckName, Done
from proofing.cases.models import Case
from proofing.cases.values import Route
from proofing.engines.findings import Outcome
from proofing.evidence.queries import current

RUN_CHECK = "proofing.run_check"


def plan_checks(case: Case) -> None:
    """A row for each check of this try; what passed before on the same evidence is carried over."""
    evidence = {part: str(row.id) for part, row in current(case).items()}
    for planned in PLANS[Route(case.route)]:
        inputs = _inputs(planned, evidence)
        old = _still_good(case, planned.check, inputs)
        if old is None:
            Check.objects.create(case=case, attempt=case.attempt, check_name=planned.check.value, inputs=inputs)
        else:
            _carry(case, old)
    go_on(case)


def go_on(case: Case) -> bool:
    """Start what can start, skip what cannot; True when every check of this try is done."""
    rows = {CheckName(row.check_name): row for row in Check.objects.filter(case=case, attempt=case.attempt)}
    for planned in PLANS[Route(case.route)]:  # in the order of the plan, so a skipped check skips what builds on it
        row = rows[planned.check]
        if row.state != CheckState.WAITING.value or not _all_done(planned, rows):
            continue
        if any(blocks(Done(rows[needed].outcome)) for needed in planned.needs):
            _finish(row, SKIPPED)
        else:
            _start(row)
    return all(row.state == CheckState.DONE.value for row in rows.values())


def _all_done(planned: Planned, rows: dict[CheckName, Check]) -> bool:
    return all(rows[before].state == CheckState.DONE.value for before in planned.after)


def _start(row: Check) -> None:
    row.state, row.ready_at = CheckState.READY.value, clock.now()
    row.save(update_fields=["state", "ready_at"])
    enqueue(RUN_CHECK, row.pk)


def _finish(row: Check, outcome: str) -> None:
    row.state, row.outcome, row.done_at = CheckState.DONE.value, outcome, clock.now()
    row.save(update_fields=["state", "outcome", "done_at"])


def _inputs(planned: Planned, evidence: dict[str, str]) -> str:
    """What the check looks at, as a digest; empty when it has to look again every time."""
    if planned.looks_at is None:
        return ""
    seen = {part.value: evidence.get(part.value, "") for part in planned.looks_at}
    return digest("check.inputs", json.dumps([planned.check.value, seen], sort_keys=True))


def _still_good(case: Case, check: CheckName, inputs: str) -> Check | None:
    if not inputs:
        return None
    return (
        Check.objects.filter(case=case, check_name=check.value, inputs=inputs, outcome=Outcome.PASS.value)
        .order_by("-attempt")
        .first()
    )


def _carry(case: Case, old: Check) -> None:
    Check.objects.create(
        case=case,
        attempt=case.attempt,
        check_name=old.check_name,
        state=CheckState.DONE.value,
        outcome=old.outcome,
        findings=old.findings,
        read=old.read,
        versions=old.versions,
        inputs=old.inputs,
        carried_from=old,
        ready_at=old.ready_at,
        done_at=clock.now(),
    )
