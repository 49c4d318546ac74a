"""`make bench`: starts the product once, runs each section in a process of its own, and goes on when one cannot run."""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from tests.bench.report import heading, machine, say
from tests.browser.product import ROOT, Product

# Section and the longest it may take, in seconds; together they end within a quarter of an hour.
SECTIONS = {"verdict": 180, "web": 30, "signin": 60, "pages": 120, "mrz": 120, "start": 100, "clone": 200}
LONG = {"rows": 7200}
WHOLE, LEAST = 890, 20


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--long", action="store_true", help="build the large tables too")
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of each large table")
    parser.add_argument("--only", nargs="*", choices=[*SECTIONS, *LONG], default=[], help="these sections alone")
    return parser.parse_args()


def run(section: str, seconds: float, environment: dict[str, str]) -> None:
    """One section; whatever happens to it is said, and the rest goes on."""
    if seconds < LEAST:
        say(f"{section}: left out, a quarter of an hour is over")
        return
    command = [sys.executable, "-m", "tests.bench.section", section]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    try:
        status = process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        say(f"{section}: stopped after {seconds:.0f} s, before its end")
    else:
        if status:
            say(f"{section}: could not be measured (status {status}); the cause stands above")
    finally:
        end(process)


def end(process: "subprocess.Popen[bytes]") -> None:
    """Asked to end, so that what it started ends too; then whatever is left of its group."""
    if process.poll() is None:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=30)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def main() -> int:
    asked = arguments()
    wanted = SECTIONS | (LONG if asked.long else {})
    wanted = {name: (SECTIONS | LONG)[name] for name in asked.only} or wanted
    print(machine(), flush=True)
    began, folder = time.monotonic(), Path(tempfile.mkdtemp(prefix="nhslogin-bench-"))
    product = None
    try:
        heading("The product starts for the first time, in an empty data directory")
        product = Product.start(folder)
        say(f"ready after {time.monotonic() - began:.1f} s, demo people and their clips included")
        environment = product.environment | {
            "BENCH_PRODUCT": str(product.process.pid if product.process else 0),
            "BENCH_ROWS": str(asked.rows),
            "PYTHONPATH": str(ROOT),
        }
        for section, seconds in wanted.items():
            if section == "start":
                product.stop()  # the second start is of the same data directory on the same ports
            left = seconds if section in LONG else min(seconds, WHOLE - (time.monotonic() - began))
            run(section, left, environment)
    finally:
        if product is not None:
            product.stop()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"\nEnded after {time.monotonic() - began:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
