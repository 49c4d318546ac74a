"""Sealed files in a folder, readable by this user alone; written whole or not at all."""

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from nhslogin.foundation.errors import Unavailable

_NAME = frozenset("0123456789abcdef")


@dataclass(frozen=True)
class DiskStore:
    """Two letters of the name choose one of 256 folders."""

    folder: Path

    def put(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write beside, make durable, rename. A full disk leaves nothing behind."""
        path = self._path(name)
        own = path.with_name(f".{secrets.token_hex(8)}.part")
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
                for piece in pieces:
                    out.write(piece)
                out.flush()
                os.fsync(out.fileno())
            own.replace(path)
            _make_durable(path.parent)
        except OSError as problem:
            raise Unavailable(f"the evidence folder cannot be written: {type(problem).__name__}") from problem
        finally:
            with suppress(OSError):
                own.unlink(missing_ok=True)

    def open(self, name: str) -> BinaryIO:
        """The content."""
        try:
            return self._path(name).open("rb")
        except OSError as problem:
            raise Unavailable(f"a sealed file cannot be read: {type(problem).__name__}") from problem

    def erase(self, name: str) -> None:
        """Gone."""
        self._path(name).unlink(missing_ok=True)

    def names(self, *, older_than: datetime) -> Iterator[str]:
        """Every file older than the moment, left-over pieces of writing included."""
        for path in self.folder.glob("??/*"):
            try:
                old = path.stat().st_mtime < older_than.timestamp()
            except FileNotFoundError:
                continue
            if old and path.name.startswith("."):
                path.unlink(missing_ok=True)
            elif old:
                yield path.name

    def _path(self, name: str) -> Path:
        if len(name) < 32 or not _NAME.issuperset(name):
            raise ValueError("not the name of a sealed file")
        return self.folder / name[:2] / name


def _make_durable(folder: Path) -> None:
    """The rename itself is on the disk only once the folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
