"""The sweeper: finds what was dropped. Two of them at once do no harm."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import F

from nhslogin.foundation import clock
from nhslogin.foundation.jobs.kinds import KINDS
from nhslogin.foundation.jobs.models import Job, JobState
from nhslogin.foundation.jobs.queueing import publish
from nhslogin.foundation.jobs.running import Claim, give_up

log = logging.getLogger(__name__)

NUDGE_AGAIN = timedelta(seconds=15)
KEEP_DONE = timedelta(days=3)
KEEP_FAILED = timedelta(days=90)
_AT_ONCE = 500


def sweep() -> None:
    """Take jobs from dead workers, then tell workers of everything due that nobody has taken."""
    reclaim()
    renudge()


def reclaim() -> int:
    """Expired leases: the job waits again, or ends when its attempts are used up (it may be what kills the worker)."""
    expired = Job.objects.filter(state=JobState.RUNNING, lease_until__lt=clock.now()).order_by("lease_until")
    return sum(_reclaim(row) for row in expired[:_AT_ONCE])


def _reclaim(row: Job) -> bool:
    kind = KINDS.get(row.kind)
    if kind is not None and row.attempts >= kind.attempts:
        give_up(kind, Claim(row.pk, row.subject_id, row.token, row.attempts, kind.lease), "lease_expired")
        return True
    now = clock.now()
    freed = Job.objects.filter(pk=row.pk, state=JobState.RUNNING, token=row.token, lease_until__lt=now).update(
        state=JobState.WAITING, run_after=now, lease_until=None, nudged_at=now - NUDGE_AGAIN, last_error="lease_expired"
    )
    if freed:
        log.warning("job %s taken from a worker that went silent", row.kind)
    return bool(freed)


def renudge() -> int:
    """Nudges get lost with brokers and workers: each due job is told of again until someone takes it."""
    now = clock.now()
    due = Job.objects.filter(state=JobState.WAITING, run_after__lte=now, nudged_at__lte=now - NUDGE_AGAIN)
    # A job that was told of before it was due (a retry, a later start) is told of as soon as it is.
    late = Job.objects.filter(state=JobState.WAITING, run_after__lte=now, nudged_at__lt=F("run_after"))
    sent = 0
    for row in (due | late).order_by("run_after")[:_AT_ONCE]:
        if Job.objects.filter(pk=row.pk, state=JobState.WAITING, nudged_at=row.nudged_at).update(nudged_at=now):
            sent += publish(str(row.pk), row.queue)
    return sent


def erase_finished() -> int:
    """Done jobs go after some days; failed ones are kept longer, for people to look at."""
    now = clock.now()
    with transaction.atomic():
        done, _ = Job.objects.filter(state=JobState.DONE, finished_at__lt=now - KEEP_DONE).delete()
        failed, _ = Job.objects.filter(state=JobState.FAILED, finished_at__lt=now - KEEP_FAILED).delete()
    return done + failed
