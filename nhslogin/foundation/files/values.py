"""What the file rules give back."""

import hashlib
import io
import uuid
from dataclasses import dataclass, field
from typing import BinaryIO, Self

from django.utils.functional import Promise


@dataclass(frozen=True)
class AcceptedFile:
    """An upload that passed the rules. Large ones stay on disk: read `stream` rather than `content`."""

    media_type: str
    sha256: str
    size: int
    stream: BinaryIO = field(repr=False, compare=False)

    @classmethod
    def of(cls, content: bytes, media_type: str) -> Self:
        """An accepted file made of bytes."""
        return cls(media_type, hashlib.sha256(content).hexdigest(), len(content), io.BytesIO(content))

    @property
    def content(self) -> bytes:
        """All of it, in memory."""
        self.stream.seek(0)
        return self.stream.read()


@dataclass(frozen=True)
class FileRefused:
    """An upload that did not pass: a code, and a sentence for the person."""

    reason: str
    message: str | Promise


@dataclass(frozen=True)
class StoredFileView:
    """A sealed file as other apps see it."""

    id: uuid.UUID
    size: int
    media_type: str
    sha256: str
