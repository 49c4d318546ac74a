"""The Celery application. Its messages only nudge: the job rows of the foundation are the truth."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhslogin.settings.embedded")

app = Celery("nhslogin")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["nhslogin.foundation.jobs"])
