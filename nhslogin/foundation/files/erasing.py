"""Erasing on time, and files that no row speaks of."""

from datetime import timedelta

from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.files.actions import erase
from nhslogin.foundation.files.models import StoredFile
from nhslogin.foundation.integrations.object_store.port import object_store

_SYSTEM = Actor.system("retention")
# A file is written before its row commits: leave it this long.
_GRACE = timedelta(hours=1)


def erase_due() -> int:
    """Files whose time is over."""
    due = StoredFile.objects.filter(erased_at__isnull=True, erase_at__lt=clock.now()).values_list("pk", flat=True)
    return sum(erase(file_id, by=_SYSTEM) for file_id in list(due[:5000]))


def erase_orphans() -> int:
    """Content without a living row: its transaction never committed, or the erasing was cut short."""
    store = object_store()
    erased = 0
    for name in store.names(older_than=clock.now() - _GRACE):
        if not StoredFile.objects.filter(name=name, erased_at__isnull=True).exists():
            store.erase(name)
            erased += 1
    return erased
