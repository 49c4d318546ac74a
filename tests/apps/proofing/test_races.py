"""Two at once: each race has one winner, decided by a constraint or a conditional update. Runs on both databases."""

import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections

from nhslogin.foundation.actors import Actor
from proofing import api
from proofing.assessment import actions as assessment
from proofing.assessment import runners
from proofing.assessment.models import Check
from proofing.assessment.values import Result, Verdict
from proofing.cases.actions import draw_turns, open_case, take_turns, withdraw
from proofing.cases.errors import StaleState
from proofing.cases.models import Case, CaseTransition
from proofing.engines.findings import Finding, Outcome
from proofing.identities.models import Identity
from tests.apps.proofing.ground import ANNA, SetEngine, assessed, enter, hand_in, make_account, ready_case, work_off

pytestmark = pytest.mark.django_db(transaction=True)
REVIEWER = Actor.staff("22222222-2222-4222-8222-222222222222", "reviewer")


def at_once(*verbs: Callable[[], Any]) -> list[Any]:
    """Each in a thread with a connection of its own, started together; what each gave back or raised."""
    gate, answers = threading.Barrier(len(verbs)), [None] * len(verbs)

    def go(place: int, verb: Callable[[], Any]) -> None:
        gate.wait()
        try:
            answers[place] = verb()
        except Exception as problem:  # noqa: BLE001 - it is the answer
            answers[place] = problem
        finally:
            connections.close_all()

    threads = [threading.Thread(target=go, args=(place, verb)) for place, verb in enumerate(verbs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


def test_ten_tabs_open_one_case() -> None:
    account = make_account()
    by = Actor.citizen(account)
    cases = at_once(*[lambda: open_case(account_id=account, level="P9", by=by).pk] * 10)
    assert len(set(cases)) == 1
    assert Case.objects.count() == 1


def test_a_case_handed_in_five_times_at_once_is_checked_once(engine: SetEngine) -> None:
    enter(ANNA)
    case = ready_case()
    answers = at_once(*[lambda: hand_in(Case.objects.get(pk=case.pk))] * 5)
    assert all(isinstance(answer, assessment.Submitted) for answer in answers), answers
    case.refresh_from_db()
    assert (case.state, case.attempt) == ("checking", 1)
    assert Check.objects.filter(case=case).count() == 6
    work_off()
    case.refresh_from_db()
    assert case.state == "verified"


def test_one_number_proved_in_two_accounts_at_once_has_one_winner(engine: SetEngine) -> None:
    """Past every check that could see the other: what is left is the constraint."""
    enter(ANNA)
    cases = [ready_case(), ready_case()]
    for place, case in enumerate(cases):
        engine.reads(document_number=f"90123456{place}")
        hand_in(case)
        run_all_but_fraud(case)
    last = [Check.objects.get(case=case, check_name="fraud_signals") for case in cases]
    clear = Result((Finding("fraud", Outcome.PASS),))
    at_once(*[lambda row=row: assessment.record_result(check_id=row.pk, result=clear) for row in last])
    states = Counter(Case.objects.values_list("state", flat=True))
    assert states == {"verified": 1, "awaiting_review": 1}
    assert Identity.objects.active().count() == 1
    referred = CaseTransition.objects.get(event="refer")
    assert referred.reason == "number_already_proved"


def run_all_but_fraud(case: Case) -> None:
    for name in ("malware", "document", "liveness", "face_match", "record_found"):
        row = Check.objects.select_related("case").get(case=case, check_name=name)
        assessment.record_result(check_id=row.pk, result=runners.run(row))


def test_two_checks_that_end_at_once_start_the_next_ones_once(engine: SetEngine) -> None:
    enter(ANNA)
    case = ready_case()
    hand_in(case)
    first = Check.objects.select_related("case").get(case=case, check_name="malware")
    assessment.record_result(check_id=first.pk, result=runners.run(first))
    rows = list(Check.objects.select_related("case").filter(case=case, check_name__in=["document", "liveness"]))
    results = {row.pk: runners.run(row) for row in rows}
    at_once(
        *[lambda pk=pk: assessment.record_result(check_id=pk, result=results[pk]) for pk in results for _ in (1, 2)]
    )
    states = dict(Check.objects.filter(case=case).values_list("check_name", "state"))
    assert (states["face_match"], states["record_found"], states["fraud_signals"]) == ("ready", "ready", "waiting")


def test_withdrawing_while_the_last_check_ends_proves_nobody_or_somebody_but_never_both(engine: SetEngine) -> None:
    enter(ANNA)
    case = ready_case()
    hand_in(case)
    run_all_but_fraud(case)
    row = Check.objects.get(case=case, check_name="fraud_signals")
    clear = Result((Finding("fraud", Outcome.PASS),))
    by = Actor.citizen(case.account_id)
    at_once(
        lambda: assessment.record_result(check_id=row.pk, result=clear),
        lambda: withdraw(case=Case.objects.get(pk=case.pk), by=by),
    )
    case.refresh_from_db()
    assert (case.state, api.level(case.account_id)) in {("verified", "P9"), ("withdrawn", "P0")}


@pytest.mark.parametrize("second", [Verdict.approve(), Verdict.reject("document_fake")], ids=["approve", "reject"])
def test_two_reviewers_decide_once(engine: SetEngine, second: Verdict) -> None:
    enter(ANNA)
    engine.reads("refer", "dates_differ_on_page")
    case = assessed(ready_case())
    seen = [Case.objects.get(pk=case.pk) for _ in range(2)]
    answers = at_once(
        lambda: assessment.settle(case=seen[0], verdict=Verdict.approve(), by=REVIEWER),
        lambda: assessment.settle(case=seen[1], verdict=second, by=REVIEWER),
    )
    assert sum(isinstance(answer, StaleState) for answer in answers) == 1, answers
    case.refresh_from_db()
    assert (case.state, api.level(case.account_id)) in {("verified", "P9"), ("not_verified", "P0")}


def test_one_draw_of_turns_serves_one_recording() -> None:
    case = ready_case()
    by = Actor.citizen(case.account_id)
    draw_turns(case=case, by=by)
    taken = at_once(*[lambda: take_turns(case=case, by=by)] * 6)
    assert not any(isinstance(answer, Exception) for answer in taken), taken
    assert sum(bool(answer) for answer in taken) == 1
