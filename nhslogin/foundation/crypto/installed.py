"""The key ring of this installation, found by the settings, and the keys derived from it."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from nhslogin.foundation.crypto.ring import KeyRing, derive, load_ring


def key_ring() -> KeyRing:
    """The ring in KEY_RING_FILE; read again when the file changes."""
    return load_ring(Path(settings.KEY_RING_FILE), create=getattr(settings, "KEY_RING_CREATE", False))


def purpose_key(purpose: str) -> bytes:
    """A key derived for lookups and digests: it does not change when the master keys rotate."""
    return _derived(key_ring().index_secret, purpose)


@lru_cache(maxsize=256)
def _derived(secret: bytes, purpose: str) -> bytes:
    return derive(secret, purpose)
