"""Putting work into the queue: a row in the caller's transaction, a nudge after its commit."""

import logging
from datetime import datetime, timedelta

from celery import current_app
from django.db import transaction

from nhslogin.foundation import clock
from nhslogin.foundation.jobs.kinds import kind_named
from nhslogin.foundation.jobs.models import UNFINISHED, Job, JobState
from nhslogin.foundation.transactions import demand_transaction

log = logging.getLogger(__name__)


def enqueue(kind: str, subject_id: object, *, after: timedelta | None = None, unique: bool = True) -> None:
    """Queue the work. With `unique`, work waiting on the subject stands; work that is running is run once more."""
    declared = kind_named(kind)
    demand_transaction("a job row")
    now = clock.now()
    due = now + (after or timedelta(0))
    row = Job(
        kind=kind,
        subject_id=str(subject_id),
        queue=declared.queue,
        alone=unique,
        run_after=due,
        nudged_at=now,
        created_at=now,
    )
    if not unique:
        row.save(force_insert=True)
    elif not _add_or_join(row):
        return
    if after is None:
        nudge(row)


def _add_or_join(row: Job) -> bool:
    """Whether the row was added; otherwise the unfinished one was told. The constraint decides, not a look before."""
    for _ in range(5):
        Job.objects.bulk_create([row], ignore_conflicts=True)
        if Job.objects.filter(pk=row.pk).exists():
            return True
        if _join(row.kind, row.subject_id, row.run_after):
            return False
    raise RuntimeError("the job queue is too busy")  # five times finished between two statements: never seen


def _join(kind: str, subject_id: str, due: datetime) -> bool:
    same = Job.objects.filter(kind=kind, subject_id=subject_id, alone=True)
    same.filter(state=JobState.WAITING, run_after__gt=due).update(run_after=due)
    # A running one may have read the old state: it runs again. A waiting one forgets this mark when it is claimed.
    return same.filter(state__in=UNFINISHED).update(again_at=due) > 0


def nudge(row: Job) -> None:
    """After commit, tell a worker. A broker that is down costs seconds, not work: the sweeper tells again."""
    transaction.on_commit(lambda: publish(str(row.pk), row.queue), robust=True)


def publish(job_id: str, queue: str) -> bool:
    """Send the nudge; whether the broker took it."""
    try:
        # By name: the task's module imports the runner, which imports this one.
        current_app.send_task("foundation.run_job", args=(job_id,), queue=queue, retry=False, ignore_result=True)
    except Exception as problem:  # noqa: BLE001  (whatever a broker's client raises: the row is safe)
        log.warning("nudge not sent: %s", type(problem).__name__)
        return False
    return True
