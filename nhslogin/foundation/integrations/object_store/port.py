"""The contract of what keeps sealed files, and the choice of an adapter."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from django.conf import settings

from nhslogin.foundation.errors import Misconfigured
from nhslogin.foundation.integrations.object_store.disk import DiskStore


class ObjectStore(Protocol):
    """Keeps pieces of bytes under random names. Knows nothing of what they are."""

    def put(self, name: str, pieces: Iterable[bytes]) -> None:
        """Keep all of it or nothing; durable when this returns. Unavailable when it cannot."""
        ...

    def open(self, name: str) -> BinaryIO:
        """The content. Unavailable when it is not there."""
        ...

    def erase(self, name: str) -> None:
        """Gone, also when it was gone before."""
        ...

    def names(self, *, older_than: datetime) -> Iterator[str]:
        """What was put before the moment."""
        ...


def object_store() -> ObjectStore:
    """The store that OBJECT_STORE names: `disk` is the one there is."""
    chosen = getattr(settings, "OBJECT_STORE", "disk")
    if chosen != "disk":
        raise Misconfigured("OBJECT_STORE must be: disk")
    return DiskStore(Path(settings.EVIDENCE_DIR))
