"""Running one job: claim by conditional update, keep the lease alive, finish, retry or give up."""

import logging
import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import F, QuerySet

from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.api import record
from nhslogin.foundation.jobs.heartbeat import beating
from nhslogin.foundation.jobs.kinds import KINDS, Kind, LeaseLost
from nhslogin.foundation.jobs.models import Job, JobState
from nhslogin.foundation.jobs.queueing import nudge

log = logging.getLogger(__name__)

_UNKNOWN_WAITS = timedelta(seconds=30)
_BACK_OFF = (2, 10, 30, 120, 300)


@dataclass(frozen=True)
class Claim:
    """A job taken by this worker; what job functions know as `held`."""

    job_id: uuid.UUID
    subject_id: str
    token: int
    attempt: int
    lease: timedelta

    def confirm(self) -> None:
        """Inside the transaction that writes the result: locks the row, so nobody takes it over meanwhile."""
        if not self.renew():
            raise LeaseLost("the job was taken over")

    def renew(self) -> bool:
        """Lengthen the lease; False when the job is no longer ours."""
        return self.ours().update(lease_until=clock.now() + self.lease) == 1

    def ours(self) -> QuerySet[Job]:
        """The row, if nobody claimed it after us."""
        return Job.objects.filter(pk=self.job_id, state=JobState.RUNNING, token=self.token)


def run(job_id: uuid.UUID) -> None:
    """Do the job if it is due and free. Told twice or too late, this does nothing."""
    row = Job.objects.filter(pk=job_id).first()
    if row is None or row.state != JobState.WAITING:
        return
    kind = KINDS.get(row.kind)
    if kind is None:
        log.error("job kind not declared: %s", row.kind)
        # Queued by a newer version while this one is being replaced: it waits for a worker that knows it.
        Job.objects.filter(pk=job_id, state=JobState.WAITING).update(
            run_after=clock.now() + _UNKNOWN_WAITS, last_error="undeclared"
        )
        return
    held = claim(job_id, kind)
    if held is not None:
        _work(kind, held)


def claim(job_id: uuid.UUID, kind: Kind) -> Claim | None:
    """Take the job: one statement decides between all who try."""
    now = clock.now()
    with transaction.atomic():
        taken = Job.objects.filter(pk=job_id, state=JobState.WAITING, run_after__lte=now).update(
            state=JobState.RUNNING,
            attempts=F("attempts") + 1,
            token=F("token") + 1,
            lease_until=now + kind.lease,
            again_at=None,
        )
        row = Job.objects.get(pk=job_id) if taken else None
    return Claim(row.pk, row.subject_id, row.token, row.attempts, kind.lease) if row else None


def _work(kind: Kind, held: Claim) -> None:
    try:
        with beating(held.renew, kind.lease / 3):
            kind.work(held.subject_id, held)
    except LeaseLost:
        log.warning("job %s was taken over", kind.name)
    except Exception as problem:
        log.exception("job %s failed at attempt %s", kind.name, held.attempt)
        failed(kind, held, type(problem).__name__)
    else:
        _finish(held)


def _finish(held: Claim) -> None:
    """Done, or once more where somebody asked for it while it ran."""
    now = clock.now()
    with transaction.atomic():
        if (
            held.ours()
            .filter(again_at__isnull=True)
            .update(state=JobState.DONE, finished_at=now, lease_until=None, last_error="")
        ):
            return
        again = held.ours().update(
            state=JobState.WAITING, run_after=F("again_at"), attempts=0, lease_until=None, nudged_at=now
        )
        if again:
            nudge(Job.objects.get(pk=held.job_id))


def failed(kind: Kind, held: Claim, code: str) -> None:
    """Try again later, or give up after the last attempt. The code is a class name: messages hold data."""
    if held.attempt >= kind.attempts:
        give_up(kind, held, code)
        return
    wait = timedelta(seconds=_BACK_OFF[min(held.attempt, len(_BACK_OFF)) - 1])
    held.ours().update(state=JobState.WAITING, run_after=clock.now() + wait, lease_until=None, last_error=code[:80])


def give_up(kind: Kind, held: Claim, code: str) -> None:
    """The end of the job and what the app does about it commit together."""
    now = clock.now()
    try:
        with transaction.atomic():
            ended = held.ours().update(state=JobState.FAILED, finished_at=now, lease_until=None, last_error=code[:80])
            if not ended:
                return
            by = Actor.system("jobs")
            record("job.gave_up", by=by, about=f"job:{held.job_id}", details={"kind": kind.name, "error": code[:80]})
            if kind.on_give_up is not None:
                kind.on_give_up(held.subject_id)
    except Exception:
        # The job must not vanish with its consequences unwritten: the sweeper comes back to it.
        log.exception("giving up on job %s failed", kind.name)
        held.ours().update(lease_until=now + timedelta(minutes=1))
