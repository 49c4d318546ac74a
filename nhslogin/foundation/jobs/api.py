"""The way into jobs: declare a kind of work, queue it in the transaction of its cause."""

from nhslogin.foundation.jobs.kinds import KINDS, GiveUp, Held, LeaseLost, job
from nhslogin.foundation.jobs.queries import QueueState, queue_state
from nhslogin.foundation.jobs.queueing import enqueue

__all__ = ["KINDS", "GiveUp", "Held", "LeaseLost", "QueueState", "enqueue", "job", "queue_state"]
