"""The daily job that erases pictures, videos and drafts whose time is over."""

from nhslogin.foundation.actors import Actor
from nhslogin.foundation.jobs.api import Held, job
from proofing.evidence import actions


@job("evidence.erase_old", queue="default")
def erase_old(subject_id: str, held: Held) -> None:  # noqa: ARG001  (every job has the same shape)
    """One pass over what is too old."""
    actions.erase_old(by=Actor.system("evidence"))
