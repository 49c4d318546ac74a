"""The engine's own process: limits, renewal, death in mid-call, and nothing of the worker's in it."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from nhslogin.devkit.specimens import Holder, photographed
from proofing.engines.process import MIB, ROOT, EngineDied, EngineProcess, EngineRefused, EngineTimeout, Limits
from proofing.engines.wire import pack, unpack

pytestmark = pytest.mark.engines


@pytest.fixture(scope="module")
def passport(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("case") / "passport.jpg"
    path.write_bytes(photographed(Holder("Anna Maria", "Eriksson", date(1974, 8, 12))))
    return path


@pytest.fixture(scope="module")
def warm() -> Iterator[EngineProcess]:
    process = EngineProcess()
    yield process
    process.close()


@pytest.fixture
def limited() -> Iterator["type[Started]"]:
    yield Started
    Started.close_all()


class Started:
    """Processes that a test started with limits of its own."""

    started: list[EngineProcess] = []

    @classmethod
    def new(cls, limits: Limits) -> EngineProcess:
        cls.started.append(EngineProcess(limits))
        return cls.started[-1]

    @classmethod
    def close_all(cls) -> None:
        while cls.started:
            cls.started.pop().close()


def read(process: EngineProcess, path: Path, seconds: float = 30) -> dict[str, object]:
    return process.call(
        "read_document", {"path": str(path), "kind": "passport", "today": "2026-11-23"}, timeout=seconds
    )


def test_a_reading_comes_over_whole(warm: EngineProcess, passport: Path) -> None:
    value = read(warm, passport)
    assert value["verdict"] == "pass"
    assert isinstance(value["portrait_png"], bytes)
    assert value["portrait_png"].startswith(b"\x89PNG")


def test_a_file_that_does_not_open_is_refused_and_the_process_lives_on(warm: EngineProcess, tmp_path: Path) -> None:
    pid = warm.call("ping", {}, 10)["pid"]
    (tmp_path / "x.jpg").write_bytes(b"\xff\xd8\xff\xe0" + os.urandom(5000))
    with pytest.raises(EngineRefused) as refused:
        read(warm, tmp_path / "x.jpg")
    assert refused.value.reason == "picture_cannot_be_opened"
    assert warm.call("ping", {}, 10)["pid"] == pid


def test_a_slow_call_is_killed_and_the_next_one_works(warm: EngineProcess, passport: Path) -> None:
    pid = warm.call("ping", {}, 10)["pid"]
    started = time.monotonic()
    with pytest.raises(EngineTimeout):
        read(warm, passport, seconds=0.2)
    assert time.monotonic() - started < 2
    assert not Path(f"/proc/{pid}").exists()
    assert warm.call("ping", {}, 10)["pid"] != pid


def test_a_death_in_mid_call_is_told_and_the_next_call_works(warm: EngineProcess, passport: Path) -> None:
    pid = warm.call("ping", {}, 10)["pid"]
    killer = threading.Timer(0.3, os.kill, (pid, signal.SIGKILL))
    killer.start()
    with pytest.raises(EngineDied):
        read(warm, passport)
    killer.join()
    assert warm.call("ping", {}, 10)["pid"] != pid


def test_a_death_between_calls_goes_unnoticed(warm: EngineProcess) -> None:
    os.kill(warm.call("ping", {}, 10)["pid"], signal.SIGKILL)
    time.sleep(0.1)
    assert warm.call("ping", {}, 10)["pid"]


def test_what_breaks_the_engine_says_where_and_not_what(warm: EngineProcess) -> None:
    with pytest.raises(EngineDied) as died:
        warm.call("read_document", {"path": "/secret-name", "kind": "no such kind"}, 10)
    assert "ValueError" in str(died.value)
    assert "no such kind" not in str(died.value)


def test_memory_is_limited(limited: type[Started], passport: Path) -> None:
    process = limited.new(Limits(address_space=360 * MIB))
    with pytest.raises(EngineDied):
        read(process, passport)


@pytest.mark.parametrize("limits", [Limits(calls=2), Limits(seconds=0), Limits(resident=1)])
def test_a_process_is_renewed(limited: type[Started], limits: Limits) -> None:
    process = limited.new(limits)
    pids = [process.call("ping", {}, 10)["pid"] for _ in range(3)]
    assert len(set(pids)) == (2 if limits.calls == 2 else 3)


def test_nothing_of_the_workers_environment_goes_along(limited: type[Started], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    pid = limited.new(Limits()).call("ping", {}, 10)["pid"]
    held = Path(f"/proc/{pid}/environ").read_bytes().decode()
    assert "secret" not in held
    assert "DJANGO_SETTINGS_MODULE" not in held
    assert "OMP_NUM_THREADS=1" in held


def test_the_engines_load_without_django() -> None:
    loads = "import sys, proofing.engines.child as c; [c.import_module(n) for n in c.ENGINES]; "
    told = subprocess.run(
        [sys.executable, "-c", loads + "print('django' in sys.modules)"], cwd=ROOT, capture_output=True, check=True
    )
    assert told.stdout.split()[-1] == b"False"


def test_the_engine_dies_with_its_worker() -> None:
    worker = (
        "import os; from proofing.engines.process import engine; "
        "print(engine().call('ping', {}, 20)['pid'], flush=True); os.kill(os.getpid(), 9)"
    )
    told = subprocess.run([sys.executable, "-c", worker], cwd=ROOT, capture_output=True, check=False)
    pid = int(told.stdout)
    deadline = time.monotonic() + 5
    while _lives(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _lives(pid)


def test_bytes_and_values_cross_the_pipe() -> None:
    assert unpack(pack({"a": (1, 2), "b": b"\x00\xff", "c": None})) == {"a": [1, 2], "b": b"\x00\xff", "c": None}


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False
