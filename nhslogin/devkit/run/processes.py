"""Starts, watches, restarts and ends a group of processes."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

GRACE_SECONDS = 8.0
FIRST_WAIT, LONGEST_WAIT = 0.2, 5.0
STEADY_SECONDS = 30.0
PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """Ask Linux to end this process when its parent dies; other systems have no such call."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def end_with_parent() -> None:
    """Under make, the death of make ends us; started by hand we may outlive the shell that started us."""
    if "MAKELEVEL" in os.environ:
        die_with_parent()


@dataclass
class Process:
    """One child: how it is started, and when it may be started again after it died."""

    name: str
    command: list[str]
    child: "subprocess.Popen[bytes] | None" = None
    started: float = 0.0
    wait: float = FIRST_WAIT
    due: float = 0.0


@dataclass
class Supervisor:
    """Runs the processes until asked to end; a process that dies is started again, ever more slowly."""

    processes: list[Process]
    environment: dict[str, str]
    folder: Path
    stopping: bool = field(default=False, init=False)

    def start(self) -> None:
        """Start every process; from now on Ctrl-C and a request to end stop them all."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask_to_stop)
        for process in self.processes:
            self._start(process)

    def run(self) -> None:
        """Watch until asked to end, then end everything."""
        while not self.stopping:
            self.watch()
            time.sleep(0.2)
        self._end()

    def watch(self) -> None:
        """Start again what died and is due."""
        now = time.monotonic()
        for process in self.processes:
            if process.child is not None and process.child.poll() is not None:
                self._note_death(process, now)
            elif process.child is None and now >= process.due and not self.stopping:
                self._start(process)

    def _ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _start(self, process: Process) -> None:
        process.started = time.monotonic()
        # A group of its own: Ctrl-C reaches the supervisor alone, which then ends the children in order.
        process.child = subprocess.Popen(
            process.command,
            cwd=self.folder,
            env=self.environment,
            start_new_session=True,
            preexec_fn=die_with_parent,  # noqa: PLW1509  the supervisor has one thread
        )

    def _note_death(self, process: Process, now: float) -> None:
        if process.child is None:
            return
        if now - process.started > STEADY_SECONDS:
            process.wait = FIRST_WAIT
        if not self.stopping:
            print(f"{process.name} ended with status {process.child.returncode}; starting it again", flush=True)
        self._signal_group(process, signal.SIGKILL)
        process.child, process.due = None, now + process.wait
        process.wait = min(process.wait * 2, LONGEST_WAIT)

    def _end(self) -> None:
        living = [process for process in self.processes if process.child is not None]
        for process in living:
            self._signal(process, signal.SIGTERM)
        limit = time.monotonic() + GRACE_SECONDS
        for process in living:
            if process.child is not None:
                with suppress(subprocess.TimeoutExpired):
                    process.child.wait(timeout=max(0.1, limit - time.monotonic()))
            self._signal_group(process, signal.SIGKILL)

    @staticmethod
    def _signal(process: Process, number: signal.Signals) -> None:
        """To the head of the group alone: it ends its own children in good order."""
        if process.child is not None and process.child.poll() is None:
            process.child.send_signal(number)

    @staticmethod
    def _signal_group(process: Process, number: signal.Signals) -> None:
        """To whatever is left of the group."""
        if process.child is not None:
            with suppress(ProcessLookupError):
                os.killpg(process.child.pid, number)
