"""Limits: counted before the comparison, shared, surviving, exact under parallel use."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connection

from nhslogin.foundation import clock, limits
from nhslogin.foundation.limit_counts import LimitCount
from nhslogin.foundation.limits import Allowed, Limit, Lock, Refused

START = "2026-11-23T12:00:00Z"
THREE = Limit("test_three", "account", 3, timedelta(minutes=10), "wait")
LOCK = Lock("test_lock", 3, timedelta(minutes=15), timedelta(minutes=60), hard_stop=8)


@pytest.mark.django_db
def test_so_many_and_no_more_until_the_window_is_over() -> None:
    with time_machine.travel(START, tick=False) as time:
        assert [limits.use(THREE, "a") for _ in range(3)] == [Allowed(2), Allowed(1), Allowed(0)]
        refused = limits.use(THREE, "a")
        assert isinstance(refused, Refused)
        assert refused.until == clock.now() + timedelta(minutes=10)
        assert refused.retry_after == 601
        assert limits.use(THREE, "b")
        time.shift(timedelta(minutes=9))
        assert not limits.use(THREE, "a")
        time.shift(timedelta(minutes=1))
        assert limits.use(THREE, "a") == Allowed(2)


@pytest.mark.django_db
def test_peeking_counts_nothing_and_clearing_forgets() -> None:
    assert limits.peek(THREE, "a") == Allowed(3)
    for _ in range(3):
        limits.use(THREE, "a")
    assert not limits.peek(THREE, "a")
    assert LimitCount.objects.get().count == 3
    limits.clear(THREE, "a")
    assert limits.peek(THREE, "a") == Allowed(3)


@pytest.mark.django_db
def test_the_key_is_not_readable_in_the_table() -> None:
    limits.use(THREE, "ann@example.test")
    assert "ann" not in LimitCount.objects.get().key


@pytest.mark.django_db
def test_a_lock_is_short_first_then_long_then_for_good() -> None:
    def tries() -> list[bool]:
        return [bool(limits.attempt(LOCK, account=1, network="n")) for _ in range(4)]

    with time_machine.travel(START, tick=False) as time:
        assert tries() == [True, True, True, False]
        locked = limits.attempt(LOCK, account=1, network="n")
        assert isinstance(locked, Refused)
        assert locked.until == clock.now() + timedelta(minutes=15)
        time.shift(timedelta(minutes=15))
        assert tries() == [True, True, True, False]
        locked = limits.attempt(LOCK, account=1, network="n")
        assert isinstance(locked, Refused)
        assert locked.until == clock.now() + timedelta(minutes=60)
        assert limits.attempt(LOCK, account=1, network="elsewhere")
        assert limits.attempt(LOCK, account=1, network="elsewhere")
        assert limits.attempt(LOCK, account=1, network="a third") == Refused(None, "recovery")
        assert limits.attempt(LOCK, account=2, network="n")


@pytest.mark.django_db
def test_success_forgets_the_tries_before_it() -> None:
    for _ in range(3):
        limits.attempt(LOCK, account=1, network="n")
        limits.succeeded(LOCK, account=1, network="n")
    assert limits.attempt(LOCK, account=1, network="n") == Allowed(2)


@pytest.mark.django_db
def test_old_counts_are_erased_and_standing_ones_kept() -> None:
    with time_machine.travel(START, tick=False) as time:
        limits.use(THREE, "old")
        time.shift(timedelta(minutes=11))
        limits.use(THREE, "new")
        assert limits.erase_old_counts() == 1
        assert LimitCount.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("rubbish", "unknown"),
    ],
)
def test_what_counts_as_one_network(address: str, expected: str) -> None:
    assert limits.network(address) == expected


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "one",
    [lambda: limits.use(THREE, "raced"), lambda: limits.attempt(LOCK, account="raced", network="n")],
    ids=["use", "attempt"],
)
def test_parallel_tries_never_pass_more_than_the_limit(one: Callable[[], Allowed | Refused]) -> None:
    def closing() -> bool:
        try:
            return bool(one())
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: closing(), range(24)))
    assert answers.count(True) == 3
