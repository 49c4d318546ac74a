"""The Celery application. Its messages only nudge: the job rows of the foundation are the truth."""

import os

from celery import Celery

from nhslogin.foundation.jobs import file_queue
from nhslogin.foundation.jobs.schedule import BEAT_SCHEDULE

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhslogin.settings.embedded")

file_queue.make_known()
app = Celery("nhslogin")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = BEAT_SCHEDULE
app.autodiscover_tasks(["nhslogin.foundation.jobs"])
