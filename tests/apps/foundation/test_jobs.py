"""Jobs: the row is the truth. Leases, fencing, retries, poison, the sweeper, lost nudges."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connection, transaction

from nhslogin.celery import app
from nhslogin.foundation import clock
from nhslogin.foundation.audit.models import AuditRecord
from nhslogin.foundation.errors import OutsideTransaction, Undeclared
from nhslogin.foundation.jobs import queueing, running, sweeping
from nhslogin.foundation.jobs.api import Held, LeaseLost, enqueue, job, queue_state
from nhslogin.foundation.jobs.heartbeat import beating
from nhslogin.foundation.jobs.kinds import KINDS
from nhslogin.foundation.jobs.models import Job, JobState
from nhslogin.foundation.jobs.tasks import run_job

pytestmark = pytest.mark.django_db

ran: list[str] = []
given_up: list[str] = []
what_to_do: list[object] = []


def _give_up(subject_id: str) -> None:
    given_up.append(subject_id)


@job("test_work", "checks", attempts=3, on_give_up=_give_up)
def work(subject_id: str, held: Held) -> None:
    ran.append(subject_id)
    step = what_to_do.pop(0) if what_to_do else None
    if callable(step):
        step(held)
    with transaction.atomic():
        held.confirm()


@pytest.fixture(autouse=True)
def nudges(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    sent: list[str] = []

    def publish(job_id: str, queue: str) -> bool:
        sent.append(f"{queue}:{job_id}")
        return True

    monkeypatch.setattr(queueing, "publish", publish)
    monkeypatch.setattr(sweeping, "publish", publish)
    ran.clear()
    given_up.clear()
    what_to_do.clear()
    return sent


def queued(subject: str = "s1", **options: object) -> Job:
    with transaction.atomic():
        enqueue("test_work", subject, **options)  # type: ignore[arg-type]
    return Job.objects.get(subject_id=subject)


def state(row: Job) -> str:
    row.refresh_from_db()
    return row.state


def refuse(_held: Held) -> None:
    raise RuntimeError("943 476 5919 is in this message")


def test_a_job_is_nudged_after_commit_run_once_and_done(
    nudges: list[str], django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        row = queued()
        assert nudges == []
    assert nudges == [f"checks:{row.pk}"]
    running.run(row.pk)
    running.run(row.pk)  # told twice
    assert ran == ["s1"]
    assert state(row) == JobState.DONE


def test_work_already_waiting_stands() -> None:
    queued()
    queued()
    assert Job.objects.count() == 1
    queued("s2")
    assert Job.objects.count() == 2


def test_a_later_start_is_brought_forward_never_back() -> None:
    row = queued(after=timedelta(hours=1))
    running.run(row.pk)
    assert ran == []
    queued()
    running.run(row.pk)
    assert ran == ["s1"]


def test_without_unique_each_counts() -> None:
    with transaction.atomic():
        enqueue("test_work", "s1", unique=False)
        enqueue("test_work", "s1", unique=False)
        enqueue("test_work", "s1")
    assert Job.objects.count() == 3


def test_work_asked_for_while_it_runs_is_run_once_more() -> None:
    row = queued()
    what_to_do.append(lambda _held: queued())
    running.run(row.pk)
    assert state(row) == JobState.WAITING
    running.run(row.pk)
    assert ran == ["s1", "s1"]
    assert state(row) == JobState.DONE


def test_undeclared_kinds_are_errors() -> None:
    with pytest.raises(Undeclared):
        enqueue("test_unheard_of", "s1")


def test_a_kind_of_another_version_waits_for_a_worker_that_knows_it() -> None:
    """While a new version is rolled out, workers of the old one see its jobs too."""
    row = queued()
    Job.objects.update(kind="test_of_a_newer_version")
    running.run(row.pk)
    assert state(row) == JobState.WAITING
    assert Job.objects.get(pk=row.pk).run_after > clock.now()


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_queued() -> None:
    with pytest.raises(OutsideTransaction):
        enqueue("test_work", "s1")


def test_a_failure_is_tried_again_later_with_a_code_and_no_message() -> None:
    with time_machine.travel("2026-11-23T12:00:00Z", tick=False) as time:
        row = queued()
        what_to_do.append(refuse)
        running.run(row.pk)
        assert state(row) == JobState.WAITING
        assert row.last_error == "RuntimeError"
        running.run(row.pk)
        assert ran == ["s1"]
        time.shift(timedelta(seconds=3))
        running.run(row.pk)
        assert state(row) == JobState.DONE


def test_after_the_last_attempt_the_app_is_told_once() -> None:
    row = queued()
    what_to_do.extend([refuse] * 3)
    for _ in range(5):
        Job.objects.update(run_after=clock.now())
        running.run(row.pk)
    assert len(ran) == 3
    assert given_up == ["s1"]
    assert state(row) == JobState.FAILED
    assert AuditRecord.objects.filter(event="job.gave_up", about=f"job:{row.pk}").count() == 1


def test_when_giving_up_fails_the_job_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    row = queued()
    broken = KINDS["test_work"].__class__(**{**KINDS["test_work"].__dict__, "on_give_up": refuse, "attempts": 1})
    monkeypatch.setitem(KINDS, "test_work", broken)
    what_to_do.append(refuse)
    running.run(row.pk)
    assert state(row) == JobState.RUNNING
    assert not AuditRecord.objects.filter(event="job.gave_up").exists()
    monkeypatch.undo()
    Job.objects.update(lease_until=clock.now() - timedelta(seconds=1), attempts=3)
    sweeping.reclaim()
    assert state(row) == JobState.FAILED
    assert given_up == ["s1"]


def test_a_dead_worker_s_job_comes_back_and_the_dead_cannot_write() -> None:
    row = queued()
    dead = running.claim(row.pk, KINDS["test_work"])
    assert dead is not None
    assert sweeping.reclaim() == 0
    with time_machine.travel(clock.now() + timedelta(seconds=31), tick=False):
        assert sweeping.reclaim() == 1
        running.run(row.pk)
        assert state(row) == JobState.DONE
        with pytest.raises(LeaseLost), transaction.atomic():
            dead.confirm()
        assert not dead.renew()


def test_a_taken_over_job_that_comes_back_to_life_changes_nothing() -> None:
    row = queued()

    def sleep_through(_held: Held) -> None:
        Job.objects.update(state=JobState.WAITING, lease_until=None)
        assert running.claim(row.pk, KINDS["test_work"]) is not None

    what_to_do.append(sleep_through)
    running.run(row.pk)  # its confirm() raises LeaseLost
    assert state(row) == JobState.RUNNING
    assert row.token == 2


def test_a_job_that_kills_its_worker_every_time_ends_as_failed(nudges: list[str]) -> None:
    row = queued()
    with time_machine.travel(clock.now(), tick=False) as time:
        for _ in range(10):
            running.claim(row.pk, KINDS["test_work"])  # and the process is gone
            time.shift(timedelta(seconds=40))
            sweeping.sweep()
    assert state(row) == JobState.FAILED
    assert row.attempts == 3
    assert row.last_error == "lease_expired"
    assert given_up == ["s1"]
    assert len(nudges) == 2


def test_the_sweeper_tells_again_of_what_is_due_and_not_too_often(nudges: list[str]) -> None:
    with time_machine.travel("2026-11-23T12:00:00Z", tick=False) as time:
        row = queued()
        later = queued("s2", after=timedelta(seconds=20))
        sweeping.sweep()
        assert nudges == []
        time.shift(timedelta(seconds=15))
        sweeping.sweep()
        sweeping.sweep()
        assert nudges == [f"checks:{row.pk}"]
        time.shift(timedelta(seconds=6))
        sweeping.sweep()
        assert nudges == [f"checks:{row.pk}", f"checks:{later.pk}"]


def test_a_broker_that_is_down_does_not_fail_the_request(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: object
) -> None:
    monkeypatch.undo()

    tried: list[object] = []

    def down(*args: object, **_kwargs: object) -> None:
        tried.append(args)
        raise ConnectionError("amqp")

    monkeypatch.setattr(app, "send_task", down)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        row = queued()
    assert len(tried) == 1
    assert state(row) == JobState.WAITING


def test_a_rolled_back_cause_leaves_no_job(nudges: list[str], django_capture_on_commit_callbacks: object) -> None:
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():  # type: ignore[operator]
        enqueue("test_work", "s1")
        transaction.set_rollback(True)
    assert Job.objects.count() == 0
    assert nudges == []


def test_old_jobs_are_erased_failed_ones_later() -> None:
    done, bad = queued("s1"), queued("s2")
    long_ago = clock.now() - timedelta(days=10)
    Job.objects.filter(pk=done.pk).update(state=JobState.DONE, finished_at=long_ago)
    Job.objects.filter(pk=bad.pk).update(state=JobState.FAILED, finished_at=long_ago)
    assert sweeping.erase_finished() == 1
    assert Job.objects.get().pk == bad.pk


def test_the_queue_tells_how_far_behind_it_is() -> None:
    queued()
    Job.objects.update(run_after=clock.now() - timedelta(minutes=2))
    found = queue_state()
    assert (found.waiting, found.running) == (1, 0)
    assert timedelta(minutes=2) <= found.oldest_wait < timedelta(minutes=3)


@pytest.mark.django_db(transaction=True)
def test_many_workers_told_of_one_job_run_it_once() -> None:
    row = queued()

    def one(_: int) -> None:
        try:
            running.run(row.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(one, range(16)))
    assert ran == ["s1"]


@pytest.mark.django_db(transaction=True)
def test_many_requests_for_one_job_leave_one_row() -> None:
    def one(_: int) -> None:
        try:
            with transaction.atomic():
                enqueue("test_work", "s1")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(one, range(16)))
    assert Job.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_lease_is_renewed_while_long_work_runs() -> None:
    row = queued()
    held = running.claim(row.pk, KINDS["test_work"])
    assert held is not None
    Job.objects.update(lease_until=clock.now())
    beaten = threading.Event()

    def renew() -> bool:
        try:
            return held.renew()
        finally:
            beaten.set()

    with beating(renew, timedelta(milliseconds=20)):
        assert beaten.wait(10)
    row.refresh_from_db()
    assert row.lease_until is not None
    assert row.lease_until > clock.now() + timedelta(seconds=15)


def test_the_task_takes_only_an_id() -> None:
    row = queued()
    run_job.run(str(row.pk))
    assert ran == ["s1"]
    run_job.run(str(uuid.uuid4()))  # erased meanwhile
