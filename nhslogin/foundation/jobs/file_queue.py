"""The queue of files of the embedded installation: Kombu's, with messages that are there whole or not at all.

Kombu's own writes a message in place and moves it to be read across file systems; a reader that comes in between finds
half of it, and the whole worker ends. Broker address `files://`, made known in `nhslogin/celery.py`.
"""

import logging
import os
import time
import uuid
from pathlib import Path
from queue import Empty
from typing import Any

from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps, loads

log = logging.getLogger(__name__)


def make_known() -> None:
    """Let Kombu find this transport by the scheme of the broker's address."""
    TRANSPORT_ALIASES["files"] = f"{__name__}:Transport"


class Channel(filesystem.Channel):
    """Writes beside and renames; takes by renaming, so that of many readers one has the message."""

    def _put(self, queue: str, payload: dict[str, Any], **_kwargs: Any) -> None:  # type: ignore[override]
        name = f"{time.monotonic_ns() // 1_000_000}_{uuid.uuid4()}.{queue}.msg"
        folder = Path(self.data_folder_out)
        # The leading dot hides it from readers, who look at what follows the first one.
        own = folder / f".{name}"
        own.write_text(dumps(payload), encoding="utf-8")
        own.replace(folder / name)

    def _get(self, queue: str, timeout: float | None = None) -> Any:  # noqa: ARG002  (Kombu's signature)
        folder = Path(self.data_folder_in)
        for name in sorted(os.listdir(folder)):
            if name.partition(".")[2] != f"{queue}.msg":
                continue
            mine = folder / f".taken.{name}"
            try:
                (folder / name).rename(mine)
                content = mine.read_bytes()
            except FileNotFoundError:
                continue  # another reader was quicker
            mine.unlink(missing_ok=True)
            try:
                return loads(content.decode())
            except ValueError:
                log.warning("a message of the queue could not be read")
        raise Empty


class Transport(filesystem.Transport):
    """As Kombu's, with our channel."""

    Channel = Channel
