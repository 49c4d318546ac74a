"""The key ring: a file of master keys by id, one of them current, and one secret from which lookup keys are derived."""

import base64
import json
import os
import secrets
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from nhslogin.foundation.errors import CannotOpen, Misconfigured

KEY_BYTES = 32
NONCE_BYTES = 12
_VERSION = b"\x01"


def derive(secret: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    """A key for one purpose; knowing it says nothing about the secret or about the other purposes."""
    return HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=salt, info=purpose.encode()).derive(secret)


@dataclass(frozen=True, repr=False)
class KeyRing:
    """Master keys. Sealing uses the current one; opening finds the key by the id written in front of the content."""

    current: str
    keys: dict[str, bytes]
    index_secret: bytes

    def seal(self, plain: bytes, context: str) -> bytes:
        """Encrypt, bound to the context. Layout: version, length of the key id, key id, nonce, content."""
        key_id = self.current.encode()
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = AESGCM(self.keys[self.current]).encrypt(nonce, plain, context.encode())
        return _VERSION + bytes([len(key_id)]) + key_id + nonce + sealed

    def open(self, sealed: bytes, context: str) -> bytes:
        """The plain content, or CannotOpen."""
        start = 2 + sealed[1] if len(sealed) > 1 else 0
        if sealed[:1] != _VERSION or len(sealed) < start + NONCE_BYTES:
            raise CannotOpen("not sealed by this product")
        key = self.keys.get(key_id_of(sealed))
        if key is None:
            raise CannotOpen("sealed with a key that is not on the ring")
        try:
            return AESGCM(key).decrypt(
                sealed[start : start + NONCE_BYTES], sealed[start + NONCE_BYTES :], context.encode()
            )
        except InvalidTag:
            raise CannotOpen("sealed content was altered or belongs elsewhere") from None

    def rotated(self) -> Self:
        """The same ring with a new current key; the old ones still open what they sealed."""
        key_id, key = new_key()
        return type(self)(key_id, {**self.keys, key_id: key}, self.index_secret)

    def to_json(self) -> str:
        """The text of the key file."""
        keys = {key_id: base64.b64encode(key).decode() for key_id, key in self.keys.items()}
        return json.dumps(
            {"current": self.current, "keys": keys, "index": base64.b64encode(self.index_secret).decode()}
        )


def key_id_of(sealed: bytes) -> str:
    """The id of the key that sealed this."""
    return sealed[2 : 2 + sealed[1]].decode("ascii", errors="replace")


def new_key() -> tuple[str, bytes]:
    """An id and a key."""
    return f"k{secrets.token_hex(4)}", secrets.token_bytes(KEY_BYTES)


def new_ring() -> KeyRing:
    """A ring with one key."""
    key_id, key = new_key()
    return KeyRing(key_id, {key_id: key}, secrets.token_bytes(KEY_BYTES))


def parse_ring(text: str) -> KeyRing:
    """The ring written in a key file; Misconfigured, never showing content, when it is not one."""
    try:
        content = json.loads(text)
        keys = {str(key_id): base64.b64decode(key, validate=True) for key_id, key in content["keys"].items()}
        ring = KeyRing(str(content["current"]), keys, base64.b64decode(content["index"], validate=True))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Misconfigured("KEY_RING_FILE is not a key ring") from None
    sizes = {len(key) for key in (*ring.keys.values(), ring.index_secret)}
    if ring.current not in ring.keys or sizes != {KEY_BYTES} or any(not 0 < len(k) < 64 for k in ring.keys):
        raise Misconfigured("KEY_RING_FILE must hold keys of 32 bytes and name one of them as current")
    return ring


def write_ring(path: Path, ring: KeyRing, *, replace: bool) -> None:
    """Write whole or not at all, readable by this user alone. Without `replace` the first writer wins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    own = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(ring.to_json())
        out.flush()
        os.fsync(out.fileno())
    try:
        if replace:
            own.replace(path)
        else:
            os.link(own, path)
    except FileExistsError:
        pass
    finally:
        own.unlink(missing_ok=True)


def load_ring(path: Path, *, create: bool) -> KeyRing:
    """The ring of this installation; made once where `create` allows it."""
    if not path.is_file():
        if not create:
            raise Misconfigured("KEY_RING_FILE names a file that does not exist")
        write_ring(path, new_ring(), replace=False)
    return _cached(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _cached(path: Path, _changed: int) -> KeyRing:
    return parse_ring(path.read_text(encoding="utf-8"))
