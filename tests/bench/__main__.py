"""`make bench`: starts the product once, runs each section in a process of its own, and goes on when one cannot run."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from tests.bench.report import heading, machine, say
from tests.browser.product import ROOT, Product

# Section and the longest it may take, in seconds; together they end within a quarter of an hour.
SECTIONS = {"verdict": 180, "web": 30, "signin": 60, "pages": 150, "mrz": 150, "start": 60, "clone": 180}
LONG = {"rows": 7200}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--long", action="store_true", help="build the large tables too")
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of each large table")
    parser.add_argument("--only", nargs="*", choices=[*SECTIONS, *LONG], default=[], help="these sections alone")
    return parser.parse_args()


def run(section: str, seconds: int, environment: dict[str, str]) -> None:
    """One section; whatever happens to it is said, and the rest goes on."""
    command = [sys.executable, "-m", f"tests.bench.{section}"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    try:
        status = process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        say(f"{section}: stopped after {seconds} s, before its end")
    else:
        if status:
            say(f"{section}: could not be measured (status {status}); the cause stands above")
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, 9)
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
            run(section, seconds, environment)
    finally:
        if product is not None:
            product.stop()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"\nEnded after {time.monotonic() - began:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
