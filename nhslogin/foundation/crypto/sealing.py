"""Sealed blobs and sealed streams under a data key. Pure: knows no settings and no database."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from nhslogin.foundation.crypto.ring import KEY_BYTES, NONCE_BYTES, derive
from nhslogin.foundation.errors import CannotOpen

CHUNK = 1 << 20
_TAG = 16
_SALT = 16
_MAGIC = b"NLS1"
_BLOB = b"NLB1"


@dataclass(frozen=True)
class DataKey:
    """A key for the content of one owner (one case), kept only wrapped by the ring."""

    wrapped: bytes
    key: bytes = field(repr=False, compare=False)

    def seal(self, plain: bytes, context: str) -> bytes:
        """Encrypt something small, bound to the context."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return _BLOB + nonce + AESGCM(self.key).encrypt(nonce, plain, context.encode())

    def open(self, sealed: bytes, context: str) -> bytes:
        """The plain content, or CannotOpen."""
        nonce, rest = sealed[4 : 4 + NONCE_BYTES], sealed[4 + NONCE_BYTES :]
        if sealed[:4] != _BLOB or len(rest) < _TAG:
            raise CannotOpen("not sealed with a data key")
        try:
            return AESGCM(self.key).decrypt(nonce, rest, context.encode())
        except InvalidTag:
            raise CannotOpen("sealed content was altered or belongs elsewhere") from None

    def seal_stream(self, source: BinaryIO, context: str) -> Iterator[bytes]:
        """Encrypt something large piece by piece; order, number and end of the pieces are bound too."""
        salt = secrets.token_bytes(_SALT)
        cipher = AESGCM(derive(self.key, f"stream:{context}", salt))
        yield _MAGIC + salt
        for count, (piece, last) in enumerate(_pieces(source, CHUNK)):
            yield cipher.encrypt(_nonce(count, last=last), piece, None)

    def open_stream(self, source: BinaryIO, context: str) -> Iterator[bytes]:
        """The plain pieces; CannotOpen as soon as one is altered, missing or out of order."""
        head = source.read(len(_MAGIC) + _SALT)
        if head[:4] != _MAGIC or len(head) != len(_MAGIC) + _SALT:
            raise CannotOpen("not a sealed file")
        cipher = AESGCM(derive(self.key, f"stream:{context}", head[4:]))
        for count, (piece, last) in enumerate(_pieces(source, CHUNK + _TAG)):
            try:
                yield cipher.decrypt(_nonce(count, last=last), piece, None)
            except InvalidTag:
                raise CannotOpen("the sealed file was altered, cut or belongs elsewhere") from None


def _nonce(count: int, *, last: bool) -> bytes:
    """The salt makes the key unique to the stream, so a counter is enough."""
    return count.to_bytes(NONCE_BYTES - 1, "big") + (b"\x01" if last else b"\x00")


def _pieces(source: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    """Pieces of the size, each with whether it is the last; an empty source is one empty last piece."""
    piece = _read(source, size)
    while True:
        following = _read(source, size) if len(piece) == size else b""
        yield piece, not following
        if not following:
            return
        piece = following


def _read(source: BinaryIO, size: int) -> bytes:
    """Exactly `size` bytes unless the source ends."""
    content = source.read(size)
    while 0 < len(content) < size:
        more = source.read(size - len(content))
        if not more:
            break
        content += more
    return content


def random_key() -> bytes:
    """A new data key."""
    return secrets.token_bytes(KEY_BYTES)
