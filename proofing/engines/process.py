"""One warm engine process beside a worker: started when first needed, killed when too slow, renewed before it is stale.

Files go by path, in a private directory which the caller makes and removes; values come back over the pipe.
"""

import atexit
import contextlib
import os
import select
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from proofing.engines.wire import pack, unpack

ROOT = Path(__file__).resolve().parents[2]
MIB = 1024 * 1024


class EngineTimeout(Exception):
    """The call took longer than it may; its process is dead and the next call starts another."""


class EngineDied(Exception):
    """The process ended or broke in mid-call. Says where, never what was read."""


class EngineRefused(Exception):
    """The engine cannot look at all, because the file does not open. Carries a reason code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Limits:
    """When a process is renewed, and what it may take."""

    calls: int = 200
    seconds: float = 3600
    resident: int = 640 * MIB
    address_space: int = 3072 * MIB  # reading a page maps about 1 GB, a video of 1080p another half


class EngineProcess:
    """Calls one at a time; a second thread waits for its turn."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._turn = threading.Lock()
        self._child: _Child | None = None

    def call(self, verb: str, arguments: dict[str, Any], timeout: float) -> dict[str, Any]:
        """The engine's value as a dict. Raises EngineTimeout, EngineDied or EngineRefused."""
        with self._turn:
            child = self._living()
            try:
                answer = child.ask({"verb": verb, "arguments": arguments, "seconds": timeout}, timeout)
            except BaseException:
                self._end()  # an answer may still be on its way: nobody must read it as the next call's
                raise
            return self._value(answer)

    def close(self) -> None:
        with self._turn:
            self._end()

    @property
    def pid(self) -> int | None:
        return self._child.pid if self._child else None

    def _value(self, answer: dict[str, Any]) -> dict[str, Any]:
        if "broke" in answer:
            self._end()
            raise EngineDied(answer["broke"])
        if self._child and answer["rss"] > self._limits.resident:
            self._end()
        if "refused" in answer:
            raise EngineRefused(answer["refused"])
        value: dict[str, Any] = answer["value"]
        return value

    def _living(self) -> "_Child":
        if self._child and self._child.is_stale(self._limits):
            self._end()
        if self._child is None:
            self._child = _Child(self._limits)
        return self._child

    def _end(self) -> None:
        if self._child:
            self._child.kill()
            self._child = None


class _Child:
    """The other end of the pipes."""

    def __init__(self, limits: Limits) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "proofing.engines.child", str(limits.address_space)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # libraries complain about what they read
            env=_environment(),
            cwd=ROOT,
            bufsize=0,
        )
        self._born = time.monotonic()
        self._calls = 0

    @property
    def pid(self) -> int:
        return self._process.pid

    def is_stale(self, limits: Limits) -> bool:
        too_old = time.monotonic() - self._born > limits.seconds
        return too_old or self._calls >= limits.calls or self._process.poll() is not None

    def ask(self, request: dict[str, Any], timeout: float) -> dict[str, Any]:
        self._calls += 1
        deadline = time.monotonic() + timeout
        requests, answers = self._pipes()
        try:
            requests.write(pack(request))
        except OSError as error:
            raise EngineDied("before the call") from error
        answer: dict[str, Any] = unpack(self._line(answers, deadline))
        return answer

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in self._pipes():
            with contextlib.suppress(OSError):
                pipe.close()

    def _line(self, answers: IO[bytes], deadline: float) -> bytes:
        held = bytearray()
        while not held.endswith(b"\n"):
            ready, _, _ = select.select([answers], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                raise EngineTimeout
            part = os.read(answers.fileno(), MIB)
            if not part:
                raise EngineDied("in mid-call")
            held += part
        return bytes(held)

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        requests, answers = self._process.stdin, self._process.stdout
        assert requests is not None
        assert answers is not None
        return requests, answers


def _environment() -> dict[str, str]:
    """Written out, not inherited: keys and passwords of the worker stay with the worker."""
    one_thread = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OPENCV_FOR_THREADS_NUM")
    return {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "MALLOC_ARENA_MAX": "2",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    } | dict.fromkeys(one_thread, "1")


_engines: dict[int, EngineProcess] = {}


def engine() -> EngineProcess:
    """This process's own. A worker that was forked off starts another: pipes must not be shared."""
    mine = _engines.get(os.getpid())
    if mine is None:
        _engines.clear()
        mine = _engines[os.getpid()] = EngineProcess()
        atexit.register(mine.close)
    return mine
