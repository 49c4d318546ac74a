"""The counters behind limits: a row per limit and key, changed by single statements, atomic on both databases."""

import uuid
from dataclasses import dataclass
from typing import ClassVar

from django.db import connection, models


class LimitCount(models.Model):
    """How often something happened since a moment. Times are milliseconds since 1970: SQL can reckon with them."""

    PERSONAL_FIELDS: ClassVar = frozenset[str]()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=60)
    key = models.CharField(max_length=64)
    count = models.BigIntegerField(default=0)
    started_ms = models.BigIntegerField()
    blocked_until_ms = models.BigIntegerField(default=0)
    expires_ms = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "key"], name="limit_one_row")]
        indexes = [models.Index(fields=["expires_ms"], name="limit_expires")]


@dataclass(frozen=True)
class Counted:
    """The counter after a statement."""

    count: int
    started_ms: int
    blocked_until_ms: int


# The names of columns and tables are ours; every value is a parameter.
_TABLE = "foundation_limitcount"

_ADD = f"""
INSERT INTO {_TABLE} (id, name, key, count, started_ms, blocked_until_ms, expires_ms)
VALUES (%s, %s, %s, 1, %s, 0, %s)
ON CONFLICT (name, key) DO UPDATE SET
  count = CASE WHEN {_TABLE}.started_ms <= %s THEN 1 ELSE {_TABLE}.count + 1 END,
  expires_ms = CASE WHEN {_TABLE}.started_ms <= %s THEN excluded.expires_ms ELSE {_TABLE}.expires_ms END,
  started_ms = CASE WHEN {_TABLE}.started_ms <= %s THEN excluded.started_ms ELSE {_TABLE}.started_ms END
RETURNING count, started_ms, blocked_until_ms
"""  # noqa: S608

_ATTEMPT = f"""
INSERT INTO {_TABLE} (id, name, key, count, started_ms, blocked_until_ms, expires_ms)
VALUES (%s, %s, %s, 1, %s, 0, %s)
ON CONFLICT (name, key) DO UPDATE SET
  count = {_TABLE}.count + 1,
  expires_ms = excluded.expires_ms,
  blocked_until_ms = CASE WHEN ({_TABLE}.count + 1) %% %s = 0
    THEN %s + CASE WHEN {_TABLE}.count + 1 < %s THEN %s ELSE %s END
    ELSE {_TABLE}.blocked_until_ms END
WHERE {_TABLE}.blocked_until_ms <= %s
RETURNING count, started_ms, blocked_until_ms
"""  # noqa: S608


def add(name: str, key: str, *, now_ms: int, window_ms: int) -> Counted:
    """Count one more in the window; a window that is over starts anew."""
    old = now_ms - window_ms
    row = _one(_ADD, [_id(), name, key, now_ms, now_ms + window_ms, old, old, old])
    assert row is not None
    return row


def attempt(name: str, key: str, *, now_ms: int, every: int, waits_ms: tuple[int, int], keep_ms: int) -> Counted | None:
    """Count one more try unless blocked (then None). Each `every`-th try blocks at once: first shortly, then longer."""
    first, later = waits_ms
    return _one(_ATTEMPT, [_id(), name, key, now_ms, now_ms + keep_ms, every, now_ms, 2 * every, first, later, now_ms])


def _id() -> str:
    new = uuid.uuid4()
    return str(new) if connection.features.has_native_uuid_field else new.hex


def _one(statement: str, values: list[int | str]) -> Counted | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row = cursor.fetchone()
    return Counted(*row) if row else None
