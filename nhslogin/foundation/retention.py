"""The daily round of erasing: each part registers its own with `daily`, in its app's start."""

import logging
from collections.abc import Callable

log = logging.getLogger(__name__)

Erasure = Callable[[], object]
_DAILY: list[Erasure] = []


def daily(erasure: Erasure) -> Erasure:
    """Add an erasure to the daily round."""
    if erasure not in _DAILY:
        _DAILY.append(erasure)
    return erasure


def erase_on_time() -> None:
    """Each on its own: one that fails does not keep the others."""
    for erasure in _DAILY:
        try:
            erasure()
        except Exception:
            log.exception("erasure %s failed", getattr(erasure, "__name__", "?"))
