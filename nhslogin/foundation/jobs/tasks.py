"""The Celery tasks of the foundation: one runs a job, the others are started by the clock."""

import uuid

from celery import shared_task

from nhslogin.foundation import retention
from nhslogin.foundation.audit.sealing import seal
from nhslogin.foundation.jobs.running import run
from nhslogin.foundation.jobs.sweeping import sweep


@shared_task(name="foundation.run_job")
def run_job(job_id: str) -> None:
    """Do the job behind the row."""
    run(uuid.UUID(job_id))


@shared_task(name="foundation.sweep_jobs")
def sweep_jobs() -> None:
    """Find dropped jobs."""
    sweep()


@shared_task(name="foundation.seal_audit")
def seal_audit() -> None:
    """Link new audit rows into the chain."""
    seal()


@shared_task(name="foundation.erase_on_time")
def erase_on_time() -> None:
    """Erase what is past its time."""
    retention.erase_on_time()
