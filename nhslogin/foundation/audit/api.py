"""The way into the audit: declare event names, record what happened."""

from collections.abc import Mapping

from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.events import EVENTS, declare, demand
from nhslogin.foundation.audit.models import AuditRecord
from nhslogin.foundation.audit.queries import AuditEntry, entries_about, entries_by
from nhslogin.foundation.transactions import demand_transaction

__all__ = ["EVENTS", "AuditEntry", "Detail", "declare", "entries_about", "entries_by", "record"]

Detail = str | int | bool | None


def record(event: str, *, by: Actor, about: str, details: Mapping[str, Detail] | None = None) -> None:
    """Write one row in the transaction of its cause. `about` is `noun:id`; details hold no personal data."""
    demand(event)
    demand_transaction("an audit row")
    AuditRecord(
        at=clock.now(),
        event=event,
        actor_kind=by.kind.value,
        actor_id=by.id,
        actor_role=by.role,
        about=about,
        details={name: _plain(name, value) for name, value in (details or {}).items()},
    ).save()


def _plain(name: str, value: Detail) -> Detail:
    """Simple values only, so that a row reads back exactly as it was hashed."""
    if isinstance(value, str):
        return str(value).replace("\x00", "")
    if value is None or isinstance(value, (bool, int)):
        return value
    raise TypeError(f"audit detail {name} must be text, a whole number, true, false or nothing")
