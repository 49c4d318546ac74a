"""How often what may happen: LIMITS is the table; counters lie in the database, shared and safe from restarts.

Call `use` or `attempt` before the secret is compared, and outside a transaction that a wrong answer would roll back.
"""

import ipaddress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from nhslogin.foundation import clock, limit_counts
from nhslogin.foundation.crypto.api import digest
from nhslogin.foundation.limit_counts import LimitCount


@dataclass(frozen=True)
class Limit:
    """One row of the table: how many, per what, in what time. `then` says what follows, for who reads the table."""

    name: str
    per: str
    count: int
    window: timedelta
    then: str


@dataclass(frozen=True)
class Lock:
    """Wrong tries at a secret: each `tries` of them lock it, at first shortly, then longer; `hard_stop` for good."""

    name: str
    tries: int
    first: timedelta
    later: timedelta
    hard_stop: int
    keep: timedelta = timedelta(days=30)


@dataclass(frozen=True)
class Allowed:
    """Go on."""

    left: int

    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True)
class Refused:
    """Not now. `until` is None when waiting does not help; `reason` is the name of the limit, or `recovery`."""

    until: datetime | None
    reason: str

    def __bool__(self) -> bool:
        return False

    @property
    def retry_after(self) -> int:
        """Whole seconds to wait, for the header of that name."""
        return max(1, int((self.until - clock.now()).total_seconds()) + 1) if self.until else 3600


LIMITS: dict[str, Limit] = {}


def register(limit: Limit) -> Limit:
    """Add a row to the table."""
    known = LIMITS.setdefault(limit.name, limit)
    if known != limit:
        raise ValueError(f"limit {limit.name} is registered twice")
    return limit


def _minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


CODE_TRIES = register(Limit("code_tries", "code", 5, _minutes(60), "the code is dead, ask for a new one"))
CODE_SEND_GAP = register(Limit("code_send_gap", "address or number", 1, _minutes(1), "wait before the next is sent"))
CODE_SENDS = register(Limit("code_sends", "address or number", 5, _minutes(15), "wait before the next is sent"))
PHOTO_ID_TRIES = register(Limit("photo_id_tries", "account", 5, timedelta(hours=6), "try again later or another way"))
NHS_NUMBER_TRIES = register(Limit("nhs_number_tries", "NHS number", 10, timedelta(hours=1), "try again later"))
POSTS = register(Limit("posts", "network", 300, _minutes(5), "429 with Retry-After"))

PASSWORD_LOCK = Lock("password_lock", 10, _minutes(15), _minutes(60), hard_stop=100)
CODE_LOCK = Lock("code_lock", 10, _minutes(15), _minutes(60), hard_stop=100)


def use(limit: Limit, key: object) -> Allowed | Refused:
    """Count one and say whether it was still within the limit."""
    row = limit_counts.add(limit.name, _digest(limit.name, key), now_ms=_now_ms(), window_ms=_ms(limit.window))
    return _answer(limit, row.count, row.started_ms)


def peek(limit: Limit, key: object) -> Allowed | Refused:
    """Whether one more would be within the limit; counts nothing."""
    row = LimitCount.objects.filter(name=limit.name, key=_digest(limit.name, key)).first()
    if row is None or row.started_ms <= _now_ms() - _ms(limit.window):
        return Allowed(limit.count)
    answer = _answer(limit, row.count + 1, row.started_ms)
    return Allowed(answer.left + 1) if isinstance(answer, Allowed) else answer


def clear(limit: Limit, key: object) -> None:
    """Forget the count."""
    LimitCount.objects.filter(name=limit.name, key=_digest(limit.name, key)).delete()


def attempt(lock: Lock, *, account: object, network: str) -> Allowed | Refused:
    """Count one try at a secret before it is compared; after success call `succeeded`."""
    here, everywhere = _lock_keys(lock, account, network)
    now = _now_ms()
    waits = (_ms(lock.first), _ms(lock.later))
    keep = _ms(lock.keep)
    row = limit_counts.attempt(lock.name, here, now_ms=now, every=lock.tries, waits_ms=waits, keep_ms=keep)
    if row is None:
        return _locked(lock, here)
    total = limit_counts.add(f"{lock.name}_all", everywhere, now_ms=now, window_ms=keep)
    if total.count > lock.hard_stop:
        return Refused(None, "recovery")
    return Allowed(lock.tries - row.count % lock.tries if row.count % lock.tries else 0)


def succeeded(lock: Lock, *, account: object, network: str) -> None:
    """The secret was right: the tries before it are forgotten."""
    here, everywhere = _lock_keys(lock, account, network)
    LimitCount.objects.filter(name=lock.name, key=here).delete()
    LimitCount.objects.filter(name=f"{lock.name}_all", key=everywhere).delete()


def network(address: str) -> str:
    """What counts as one network: an IPv4 address, or the /64 of an IPv6 one."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    mapped = getattr(parsed, "ipv4_mapped", None)
    if mapped is not None:
        return str(mapped)
    return str(ipaddress.ip_network((parsed, 64), strict=False)) if parsed.version == 6 else str(parsed)


def erase_old_counts() -> int:
    """Counters whose window is over say nothing any more."""
    return LimitCount.objects.filter(expires_ms__lt=_now_ms(), blocked_until_ms__lt=_now_ms()).delete()[0]


def _answer(limit: Limit, count: int, started_ms: int) -> Allowed | Refused:
    if count <= limit.count:
        return Allowed(limit.count - count)
    return Refused(_moment(started_ms) + limit.window, limit.name)


def _locked(lock: Lock, key: str) -> Refused:
    row = LimitCount.objects.filter(name=lock.name, key=key).first()
    return Refused(_moment(row.blocked_until_ms) if row else clock.now(), lock.name)


def _lock_keys(lock: Lock, account: object, where: str) -> tuple[str, str]:
    return _digest(lock.name, f"{account}|{where}"), _digest(lock.name, account)


def _digest(name: str, key: object) -> str:
    return digest(f"limit:{name}", str(key))


def _now_ms() -> int:
    return int(clock.now().timestamp() * 1000)


def _ms(span: timedelta) -> int:
    return int(span.total_seconds() * 1000)


def _moment(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)
