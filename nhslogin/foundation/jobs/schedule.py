"""What the scheduler starts and how often. No Django here: the Celery application reads it while it is being built."""

from typing import Any

from celery.schedules import crontab

_DEFAULT = {"queue": "default"}

BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    # `expires`: a worker that was away does not work through a pile of these.
    "sweep-jobs": {"task": "foundation.sweep_jobs", "schedule": 3.0, "options": {**_DEFAULT, "expires": 3}},
    "seal-audit": {"task": "foundation.seal_audit", "schedule": 2.0, "options": {**_DEFAULT, "expires": 2}},
    "erase-on-time": {"task": "foundation.erase_on_time", "schedule": crontab(hour=3, minute=20), "options": _DEFAULT},
}
