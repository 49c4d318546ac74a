"""The names of audit events, declared by each app in its `audit_events.py`. Pure."""

from nhslogin.foundation.errors import Undeclared

EVENTS: set[str] = set()


def declare(*names: str) -> None:
    """Make event names known; a name is `noun.past_verb`."""
    for name in names:
        if "." not in name or name != name.lower() or len(name) > 80:
            raise ValueError(f"not an event name: {name}")
    EVENTS.update(names)


def demand(name: str) -> None:
    """Raise unless the event was declared."""
    if name not in EVENTS:
        raise Undeclared(f"audit event {name} is not declared")
