"""The second start: a prepared data directory, the same ports, until the web answers."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.bench.report import heading, say, show
from tests.browser.product import ROOT

STARTS, SECONDS, PATIENCE = 4, 5, 40


def main() -> None:
    heading("Second start: python -m nhslogin.devkit.run until /healthz")
    samples = []
    for _ in range(STARTS):
        taken, prepared = start_once([sys.executable, "-m", "nhslogin.devkit.run"], ROOT, dict(os.environ), PATIENCE)
        if prepared:
            say(f"{taken:.1f} s not counted: the source changed meanwhile, so the data directory was prepared anew")
        else:
            samples.append(taken)
    show("second start", samples, "s", SECONDS)


def start_once(command: list[str], folder: Path, environment: dict[str, str], patience: float) -> tuple[float, bool]:
    """Seconds until the web answers, and whether the data directory had to be prepared; ended again afterwards."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        taken = _until_healthy(process, environment["PORT"], began, patience)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
        said, _ = process.communicate(timeout=40)
    return taken, "Preparing" in said


def _until_healthy(process: "subprocess.Popen[str]", port: str, began: float, patience: float) -> float:
    while time.perf_counter() - began < patience and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
                return time.perf_counter() - began
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise SystemExit(f"  it did not answer within {patience} s")
