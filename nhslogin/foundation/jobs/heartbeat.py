"""Renews a lease while long work runs, from a thread, so that leases can be short. It dies with its process."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import DatabaseError, connection

log = logging.getLogger(__name__)

LONGEST = timedelta(minutes=10)


@contextmanager
def beating(renew: Callable[[], bool], every: timedelta) -> Iterator[None]:
    """Call `renew` again and again while the block runs; after ten minutes no more, so that hung work is taken over."""
    stop = threading.Event()
    thread = threading.Thread(target=_beat, args=(renew, every.total_seconds(), stop), name="lease", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=1)


def _beat(renew: Callable[[], bool], seconds: float, stop: threading.Event) -> None:
    beats = int(LONGEST.total_seconds() / max(seconds, 0.01))
    try:
        for _ in range(beats):
            if stop.wait(seconds):
                return
            try:
                if not renew():
                    return
            except DatabaseError as problem:
                log.warning("lease not renewed: %s", type(problem).__name__)
    finally:
        connection.close()
