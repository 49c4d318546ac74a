"""The daily round and the drawings."""

import logging

import pytest
from django.core.management import call_command
from django.db import transaction

from nhslogin.foundation import retention
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.api import record
from nhslogin.foundation.jobs.schedule import BEAT_SCHEDULE
from nhslogin.foundation.jobs.tasks import erase_on_time, seal_audit, sweep_jobs


@pytest.mark.django_db
def test_one_erasure_that_fails_does_not_keep_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def broken() -> None:
        raise RuntimeError("full disk")

    monkeypatch.setattr(retention, "_DAILY", [broken, lambda: done.append("second")])
    erase_on_time.run()
    assert done == ["second"]


@pytest.mark.django_db
def test_the_head_of_the_audit_is_noted_in_the_logs(caplog: pytest.LogCaptureFixture) -> None:
    with transaction.atomic():
        record("keys.rotated", by=Actor.system("test"), about="ring:1")
    seal_audit.run()
    sweep_jobs.run()
    with caplog.at_level(logging.INFO, logger="nhslogin.foundation.audit.sealing"):
        erase_on_time.run()
    assert "audit head 1:" in caplog.text


def test_what_the_scheduler_starts_exists() -> None:
    known = {task.name for task in (sweep_jobs, seal_audit, erase_on_time)}
    assert {entry["task"] for entry in BEAT_SCHEDULE.values()} == known
    assert {entry["options"]["queue"] for entry in BEAT_SCHEDULE.values()} == {"default"}


def test_the_drawings_of_the_lifecycles_are_those_of_the_tables() -> None:
    call_command("draw_lifecycles", "--check")
