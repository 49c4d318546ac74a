"""What the foundation erases when its time is over. Run daily; other apps add theirs with `daily`."""

import logging
from collections.abc import Callable

from nhslogin.foundation.audit.sealing import note_head
from nhslogin.foundation.files.erasing import erase_due, erase_orphans
from nhslogin.foundation.jobs.sweeping import erase_finished
from nhslogin.foundation.limits import erase_old_counts
from nhslogin.foundation.messages.retention import erase_old_messages

log = logging.getLogger(__name__)

Erasure = Callable[[], object]
_DAILY: list[Erasure] = [note_head, erase_finished, erase_old_counts, erase_old_messages, erase_due, erase_orphans]


def daily(erasure: Erasure) -> Erasure:
    """Add an app's own erasure to the daily round."""
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
