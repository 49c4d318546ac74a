"""The job that delivers a message."""

import uuid

from nhslogin.foundation.jobs.api import Held, job
from nhslogin.foundation.messages import actions


def _give_up(subject_id: str) -> None:
    actions.give_up(message_id=uuid.UUID(subject_id))


# Every five minutes after the first few tries: about a day, longer than a sender is ever away. Codes go stale before.
_ATTEMPTS = 290


@job(actions.DELIVER, "messages", attempts=_ATTEMPTS, on_give_up=_give_up)
def deliver_message(subject_id: str, held: Held) -> None:
    """Deliver it."""
    actions.deliver(message_id=uuid.UUID(subject_id), held=held)
