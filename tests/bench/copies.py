"""A copy of a running product's data directory, for measurements that must not disturb it."""

import logging
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LEFT_OUT = shutil.ignore_patterns("*.sqlite3*", "queue", "beat*", "uploads")


@contextmanager
def copied_data() -> Iterator[None]:
    """Django set up on the copy, for the length of the block."""
    source, folder = Path(os.environ["DATA_DIR"]), Path(tempfile.mkdtemp(prefix="nhslogin-bench-copy-"))
    target = folder / "var"
    shutil.copytree(source, target, ignore=LEFT_OUT)
    with sqlite3.connect(source / "nhslogin.sqlite3") as there, sqlite3.connect(target / "nhslogin.sqlite3") as here:
        there.backup(here)
    os.environ["DATA_DIR"] = str(target)
    import django  # noqa: PLC0415

    django.setup()
    logging.disable(logging.CRITICAL)  # pages that are not found are among those measured
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)
