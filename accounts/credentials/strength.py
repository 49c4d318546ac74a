"""From what was done in a session to credential strength: password is Cp, a code to a known telephone is Cd."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

COMPONENTS = {"password": "Cp", "sms": "Cd"}


@dataclass(frozen=True)
class Record:
    """One thing somebody proved in this session."""

    method: str
    at: datetime


@dataclass(frozen=True)
class Strength:
    """What a session is worth: components of the vector of trust, and when the person last proved anything."""

    components: frozenset[str]
    auth_time: datetime | None
    records: tuple[Record, ...]


NOTHING = Strength(components=frozenset(), auth_time=None, records=())


def strength_of(records: Iterable[Mapping[str, Any]]) -> Strength:
    """The one place that knows which method gives which component."""
    read = tuple(Record(str(one["method"]), datetime.fromtimestamp(float(one["at"]), tz=UTC)) for one in records)
    known = frozenset(COMPONENTS[one.method] for one in read if one.method in COMPONENTS)
    return Strength(components=known, auth_time=max((one.at for one in read), default=None), records=read)
