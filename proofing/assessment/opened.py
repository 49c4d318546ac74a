"""Sealed evidence laid open for the engines: in a private folder, for the time of one call."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from nhslogin.foundation.actors import Actor
from proofing.cases.models import Case
from proofing.cases.values import Part
from proofing.evidence.queries import copy_part

LEFT_BEHIND = 15 * 60  # seconds: longer than any check may take
MACHINE = Actor.system("assessment")


@contextmanager
def laid_open(case: Case, *parts: Part, purpose: str) -> Iterator[dict[Part, Path]]:
    """The parts as files that only this user can read; gone when the block ends."""
    folder = sweep()
    place = Path(tempfile.mkdtemp(dir=folder, prefix=f"{os.getpid()}-"))  # mode 0700
    try:
        yield {part: _write(place / part.value, case, part, purpose) for part in parts}
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _write(path: Path, case: Case, part: Part, purpose: str) -> Path:
    copy_part(case=case, part=part.value, path=path, by=MACHINE, purpose=purpose)
    return path


def _folder() -> Path:
    """In memory where the system has such a place, so that nothing readable touches a disk."""
    shared = Path("/dev/shm")  # noqa: S108 - folders below it are made with mkdtemp
    parent = shared if shared.is_dir() and os.access(shared, os.W_OK) else Path(settings.DATA_DIR)
    folder = parent / f"nhslogin-opened-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.getuid() or folder.is_symlink():
        raise PermissionError("the folder for opened evidence belongs to somebody else")
    return folder


def sweep() -> Path:
    """The folder, without what workers left who were killed in the middle of a check: they cannot tidy up."""
    folder = _folder()
    for left in folder.iterdir():
        try:
            if not _is_running(left.name) or left.stat().st_mtime < time.time() - LEFT_BEHIND:
                shutil.rmtree(left, ignore_errors=True)
        except FileNotFoundError:
            continue
    return folder


def _is_running(name: str) -> bool:
    """Whether the process that made the folder of this name still lives; its number stands in front."""
    number = name.partition("-")[0]
    try:
        os.kill(int(number), 0)
    except (ValueError, ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return False  # the number went to somebody else's process
    return True
