"""Job rows: the truth about what is still to be done."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q


class JobState(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


UNFINISHED = (JobState.WAITING, JobState.RUNNING)


class Job(models.Model):
    """One piece of work on one subject. `token` rises with each claim, so that a late worker is known as late."""

    PERSONAL_FIELDS: ClassVar = frozenset[str]()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=64)
    queue = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.WAITING)
    alone = models.BooleanField(default=True)
    attempts = models.PositiveIntegerField(default=0)
    token = models.BigIntegerField(default=0)
    run_after = models.DateTimeField()
    again_at = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)
    nudged_at = models.DateTimeField()
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=80, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_id"],
                condition=Q(alone=True, state__in=["waiting", "running"]),
                name="job_one_unfinished",
            ),
        ]
        indexes = [
            models.Index(fields=["run_after"], condition=Q(state="waiting"), name="job_due"),
            models.Index(fields=["lease_until"], condition=Q(state="running"), name="job_leased"),
            models.Index(fields=["finished_at"], condition=Q(state__in=["done", "failed"]), name="job_finished"),
        ]
