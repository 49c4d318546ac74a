"""Every audit event that an app declares is written somewhere; a lifecycle's events are among the declared ones."""

import re

from nhslogin.foundation.audit.events import EVENTS
from nhslogin.foundation.management.commands.draw_lifecycles import lifecycles
from tests.architecture.source import source_files


def test_every_declared_event_is_used() -> None:
    texts = [path.read_text() for path in source_files() if path.name != "audit_events.py"]
    declared = {event for event in EVENTS if not event.startswith("test.")}  # tests declare some of their own
    unused = sorted(event for event in declared if not any(re.search(rf'"{re.escape(event)}"', text) for text in texts))
    assert unused == []


def test_every_transition_writes_a_declared_event() -> None:
    written = {step.audit for lifecycle in lifecycles().values() for step in lifecycle.transitions}
    assert written <= set(EVENTS)
    assert [problem for lifecycle in lifecycles().values() for problem in lifecycle.problems()] == []
