"""What may be asked about the queue: for the readiness page and for reports."""

from dataclasses import dataclass
from datetime import timedelta

from nhslogin.foundation import clock
from nhslogin.foundation.jobs.models import Job, JobState


@dataclass(frozen=True)
class QueueState:
    """How far behind the workers are."""

    waiting: int
    running: int
    oldest_wait: timedelta


def queue_state() -> QueueState:
    """Counts, and how long the oldest due job has waited."""
    now = clock.now()
    due = Job.objects.filter(state=JobState.WAITING, run_after__lte=now)
    oldest = due.order_by("run_after").values_list("run_after", flat=True).first()
    running = Job.objects.filter(state=JobState.RUNNING).count()
    return QueueState(due.count(), running, now - oldest if oldest else timedelta(0))
