"""The job that makes one check. It is idempotent: run twice, the second answer changes nothing."""

from datetime import timedelta

from nhslogin.foundation.jobs.api import Held, job
from proofing.assessment import actions
from proofing.assessment.planning import RUN_CHECK


def could_not_check(subject_id: str) -> None:
    """All tries are used up: a person has to look."""
    actions.give_up(check_id=subject_id)


@job(RUN_CHECK, queue="checks", lease=timedelta(seconds=20), attempts=3, on_give_up=could_not_check)
def run_check(subject_id: str, held: Held) -> None:
    """Make the check the job was queued for."""
    actions.run_check(check_id=subject_id, held=held)
