"""`make run` from a clean clone with a warm package cache, until /healthz: what a newcomer waits for."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.bench.report import heading, say, show
from tests.bench.start import start_once
from tests.browser.product import ROOT
from tests.ports import free_ports

SECONDS, PATIENCE = 120, 165
OURS = ("DATA_DIR", "ISSUER", "QUEUE_DIR", "STATIC_ROOT", "PYTHONPATH", "VIRTUAL_ENV", "MAKEFLAGS", "MAKELEVEL")


def main() -> None:
    heading("Clean clone: make run until /healthz")
    folder = Path(tempfile.mkdtemp(prefix="nhslogin-bench-clone-"))
    port, service_port = free_ports(2)
    environment = {name: value for name, value in os.environ.items() if name not in OURS}
    environment |= {"PORT": str(port), "SERVICE_PORT": str(service_port)}
    try:
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder / "clone")], check=True)
        say(f"what is committed, at {commit()}: environment, data directory, everything")
        taken, _ = start_once(["make", "run"], folder / "clone", environment, PATIENCE)
        show("make run in a clean clone", [taken], "s", SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def commit() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
