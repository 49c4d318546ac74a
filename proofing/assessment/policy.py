"""`decide`: results in, verdict out, by tables. Pure. What could not be checked is never passed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from proofing.assessment.mending import part_of
from proofing.assessment.values import COULD_NOT_CHECK, SKIPPED, CheckName, Done, Verdict
from proofing.cases.values import MAX_TRIES, Part
from proofing.engines.findings import Outcome
from proofing.gpg45.evaluation import Evaluation
from proofing.gpg45.levels import LEVEL_ORDER, Level

# The only reasons for which the machine alone ends a case: the record is closed, or the tries are used up.
ENDS_THE_CASE = frozenset({"record_closed"})
# Asked again once; when it comes back, a person looks at it.
ASKED_ONCE = frozenset({"face_differs", "record_not_found", "record_birth_date_differs", "record_too_many"})


@dataclass(frozen=True)
class Past:
    """What went before: how many tries with this one, and for which reasons the person was asked again."""

    attempt: int
    asked_before: frozenset[str] = frozenset()


def decide(results: Mapping[CheckName, Done], past: Past, evaluation: Evaluation, wanted: Level) -> Verdict:
    """The verdict of one try. Every planned check must be among the results."""
    ending = ENDS_THE_CASE & set(_reasons(results, Outcome.FAIL))
    if ending:
        return Verdict.fail(min(ending))
    grave = (*_reasons(results, Outcome.FAIL), *_reasons(results, Outcome.REFER))
    if grave:
        return Verdict.refer(*grave)
    again = _reasons(results, Outcome.ASK_AGAIN)
    if again:
        return _again(results, again, past)
    return _passed(results, evaluation, wanted)


def _again(results: Mapping[CheckName, Done], reasons: tuple[str, ...], past: Past) -> Verdict:
    twice = tuple(reason for reason in reasons if reason in ASKED_ONCE & past.asked_before)
    if twice:
        return Verdict.refer(*twice)
    if past.attempt >= MAX_TRIES:
        return Verdict.fail("tries_used_up")
    return Verdict.ask_again(reasons, _parts(results))


def _passed(results: Mapping[CheckName, Done], evaluation: Evaluation, wanted: Level) -> Verdict:
    if not results or not all(done.passed for done in results.values()):
        return Verdict.refer(COULD_NOT_CHECK)
    if LEVEL_ORDER.index(evaluation.level) < LEVEL_ORDER.index(wanted):
        return Verdict.refer("profile_not_met")
    return Verdict.passed()


def _reasons(results: Mapping[CheckName, Done], outcome: Outcome) -> tuple[str, ...]:
    """In the order of the plan, each once. An outcome without a finding of its own still counts."""
    found = []
    for done in results.values():
        codes = [finding.reason or COULD_NOT_CHECK for finding in done.findings if finding.outcome is outcome]
        if done.outcome == outcome and not codes:
            codes = [COULD_NOT_CHECK]
        found += codes
    return tuple(dict.fromkeys(found))


def _parts(results: Mapping[CheckName, Done]) -> tuple[Part, ...]:
    """What has to be handed in again: only what failed."""
    failed = {
        part_of(check, finding.reason)
        for check, done in results.items()
        for finding in done.findings
        if finding.outcome is Outcome.ASK_AGAIN
    }
    return _in_order(failed)


def _in_order(parts: Iterable[Part]) -> tuple[Part, ...]:
    held = set(parts)
    return tuple(part for part in Part if part in held)


def blocks(done: Done) -> bool:
    """Does nothing built on this check make sense? A referred one still lets the reviewer see the rest."""
    return done.outcome in {Outcome.ASK_AGAIN, Outcome.FAIL, SKIPPED}
