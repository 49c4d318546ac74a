"""The queue of files: messages are there whole or not at all, each is read by one, and a bad one ends nobody."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Empty
from typing import Any

import pytest
from django.conf import settings
from kombu import Connection


def channel(folder: Path) -> Any:
    options = {"data_folder_in": str(folder), "data_folder_out": str(folder), "control_folder": str(folder / "control")}
    return Connection("files://", transport_options=options).default_channel


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "control").mkdir()
    return tmp_path


def taken(reader: Any) -> list[Any]:
    found = []
    while True:
        try:
            found.append(reader._get("checks"))
        except Empty:
            return found


def test_the_embedded_installation_uses_it() -> None:
    assert settings.REDIS_URL or settings.CELERY_BROKER_URL == "files://"


def test_each_message_is_read_once_by_one_of_many(folder: Path) -> None:
    writer = channel(folder)
    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(taken, channel(folder)) for _ in range(2)]
        for number in range(200):
            writer._put("checks", {"number": number})
        found = [one for reader in readers for one in reader.result()] + taken(channel(folder))
    assert sorted(one["number"] for one in found) == list(range(200))


def test_half_a_message_ends_no_worker(folder: Path) -> None:
    """A machine that lost power may leave one; the job's row is told of again by the sweeper."""
    writer = channel(folder)
    (folder / "1_half.checks.msg").write_text("")
    writer._put("checks", {"number": 1})
    assert taken(writer) == [{"number": 1}]


def test_another_queue_stays_where_it_is(folder: Path) -> None:
    writer = channel(folder)
    writer._put("messages", {"number": 1})
    assert taken(writer) == []
    assert writer._size("messages") == 1
