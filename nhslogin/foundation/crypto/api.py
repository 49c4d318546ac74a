"""The way into the crypto of the foundation: fields, data keys, blind indexes, keyed digests."""

import hashlib
import hmac

from nhslogin.foundation.crypto.fields import EncryptedDateField, EncryptedJSONField, EncryptedTextField
from nhslogin.foundation.crypto.installed import key_ring, purpose_key
from nhslogin.foundation.crypto.sealing import DataKey, random_key

__all__ = [
    "DataKey",
    "EncryptedDateField",
    "EncryptedJSONField",
    "EncryptedTextField",
    "blind_index",
    "digest",
    "new_data_key",
    "rewrap",
    "same_digest",
    "unwrap",
]

_WRAP = "data-key"


def new_data_key() -> DataKey:
    """A new key for one owner; store `.wrapped` on the owner's row."""
    key = random_key()
    return DataKey(key_ring().seal(key, _WRAP), key)


def unwrap(wrapped: bytes | memoryview) -> DataKey:
    """The data key kept wrapped on a row."""
    content = bytes(wrapped)
    return DataKey(content, key_ring().open(content, _WRAP))


def rewrap(wrapped: bytes | memoryview) -> bytes:
    """The same data key wrapped by the current key of the ring: rotation leaves the sealed files as they are."""
    ring = key_ring()
    return ring.seal(ring.open(bytes(wrapped), _WRAP), _WRAP)


def blind_index(purpose: str, value: str) -> str:
    """64 hex digits by which an encrypted value can be found and kept unique. Normalise the value first."""
    return _keyed("blind", purpose, value)


def digest(purpose: str, value: str) -> str:
    """64 hex digits to store in place of a code or token."""
    return _keyed("digest", purpose, value)


def same_digest(purpose: str, value: str, stored: str) -> bool:
    """Whether the value is the one behind the stored digest, in constant time."""
    return hmac.compare_digest(digest(purpose, value), stored)


def _keyed(use: str, purpose: str, value: str) -> str:
    return hmac.new(purpose_key(f"{use}:{purpose}"), value.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
