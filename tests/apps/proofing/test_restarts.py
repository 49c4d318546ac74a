"""Workers die, answers come late or twice: the case still ends in one verdict, and nobody is proved by accident."""

import os
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from nhslogin.foundation.actors import Actor
from nhslogin.foundation.jobs.kinds import KINDS, LeaseLost
from nhslogin.foundation.jobs.models import Job, JobState
from nhslogin.foundation.jobs.running import claim
from nhslogin.foundation.jobs.sweeping import reclaim
from proofing.assessment import actions, runners
from proofing.assessment.models import Check
from proofing.assessment.opened import _folder
from proofing.assessment.planning import RUN_CHECK
from proofing.assessment.values import Result
from proofing.cases.actions import withdraw
from proofing.cases.models import Case
from proofing.engines.findings import Finding, Outcome
from proofing.evidence.actions import discard
from tests.apps.proofing.ground import ANNA, SetEngine, enter, hand_in, ready_case, video, work_off

pytestmark = pytest.mark.django_db


def waiting_job() -> Job:
    return Job.objects.filter(kind=RUN_CHECK, state=JobState.WAITING).earliest("created_at")


def dies(job: Job):
    """A worker takes the job and is killed: nobody hears of it again."""
    held = claim(job.pk, KINDS[RUN_CHECK])
    assert held is not None
    return held


def test_a_worker_killed_in_mid_check_costs_a_lease_and_the_verdict_comes(engine: SetEngine) -> None:
    enter(ANNA)
    case = ready_case()
    hand_in(case)
    dies(waiting_job())
    assert reclaim() == 0
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert reclaim() == 1
        work_off()
    case.refresh_from_db()
    assert case.state == "verified"


def test_a_check_that_kills_every_worker_goes_to_a_person(engine: SetEngine) -> None:
    enter(ANNA)
    case = ready_case()
    hand_in(case)
    start = timezone.now()
    for minute in range(1, 4):
        dies(waiting_job())
        with time_machine.travel(start + timedelta(minutes=minute)):
            reclaim()
        Job.objects.update(run_after=timezone.now())
    work_off()
    case.refresh_from_db()
    assert case.state == "awaiting_review"
    assert case.transitions.get(event="refer").reason == "could_not_check"


def test_a_late_worker_cannot_write_after_another_took_over(engine: SetEngine) -> None:
    enter(ANNA)
    case = ready_case()
    hand_in(case)
    late = dies(waiting_job())
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        reclaim()
        current = dies(waiting_job())
    harmless = Result((Finding("malware", Outcome.PASS),))
    with pytest.raises(LeaseLost):
        actions.record_result(check_id=late.subject_id, result=harmless, held=late)
    assert not Check.objects.filter(case=case, state="done").exists()
    actions.record_result(check_id=current.subject_id, result=harmless, held=current)
    assert Check.objects.filter(case=case, state="done").count() == 1


def test_a_second_answer_to_the_same_check_changes_nothing(engine: SetEngine) -> None:
    enter(ANNA)
    case = ready_case()
    hand_in(case)
    row = Check.objects.select_related("case").get(case=case, check_name="malware")
    actions.record_result(check_id=row.pk, result=runners.run(row))
    bad = Result((Finding("malware", Outcome.REFER, reason="could_not_check"),))
    actions.record_result(check_id=row.pk, result=bad)
    row.refresh_from_db()
    assert row.outcome == "pass"


def test_checks_of_a_withdrawn_case_are_not_made(engine: SetEngine) -> None:
    enter(ANNA)
    case = ready_case()
    hand_in(case)
    case.refresh_from_db()
    withdraw(case=case, by=Actor.citizen(case.account_id))
    work_off()
    case.refresh_from_db()
    assert (case.state, engine.asked) == ("withdrawn", [])


def test_an_answer_from_an_earlier_try_does_not_count_for_the_next(engine: SetEngine) -> None:
    enter(ANNA)
    engine.sees("ask_again", "too_dark")
    case = ready_case()
    hand_in(case)
    work_off()
    old = Check.objects.get(case=case, attempt=1, check_name="face_match")
    case.refresh_from_db()
    video(case)
    hand_in(case)
    actions.record_result(check_id=old.pk, result=Result((Finding("face", Outcome.PASS),)))
    old.refresh_from_db()
    assert old.outcome == "skipped"


def test_no_opened_evidence_is_left_behind(engine: SetEngine) -> None:
    enter(ANNA)
    hand_in(ready_case())
    work_off()
    # Other workers of this machine share the folder; ours carry our process number.
    assert list(_folder().glob(f"{os.getpid()}-*")) == []


@pytest.mark.parametrize("lacking", ["document", "video", "details"])
def test_nothing_is_handed_in_while_a_part_is_missing(engine: SetEngine, lacking: str) -> None:
    case = ready_case()
    if lacking == "details":
        row = Case.objects.get(pk=case.pk)
        row.claimed = {}
        row.save(update_fields=["claimed"])
    else:
        discard(case=case, part=lacking, by=Actor.citizen(case.account_id))
    refused = hand_in(case)
    assert isinstance(refused, actions.NotSubmitted)
    assert refused.reason == "parts_missing"
    assert not Check.objects.exists()
