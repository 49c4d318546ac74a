"""The whole product, started as a newcomer starts it, for the browser walks."""

import html
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.ports import free_ports

ROOT = Path(__file__).resolve().parents[2]
START_LIMIT = 240  # seconds; the first start draws the demo's documents and clips
_ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
_CODE = re.compile(r"(?<![\d+])(\d{6})(?!\d)")


@dataclass
class Product:
    """A running product in a data directory of its own."""

    folder: Path
    log: Path
    port: int
    service_port: int
    process: "subprocess.Popen[bytes] | None" = None
    environment: dict[str, str] = field(default_factory=dict)

    @classmethod
    def start(cls, folder: Path) -> "Product":
        """Start it and wait until web and demo service answer."""
        port, service_port = free_ports(2)
        product = cls(folder, folder / "run.log", port, service_port)
        product.environment = {name: value for name, value in os.environ.items() if name != "MAKELEVEL"} | {
            "DATA_DIR": str(folder / "var"),
            "PORT": str(port),
            "SERVICE_PORT": str(service_port),
            "DJANGO_SETTINGS_MODULE": "nhslogin.settings.embedded",
            "WEB_WORKERS": "1",
        }
        with product.log.open("wb") as log:
            product.process = subprocess.Popen(
                [sys.executable, "-m", "nhslogin.devkit.run"],
                cwd=ROOT,
                env=product.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        product._wait()
        return product

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def service_url(self) -> str:
        return f"http://localhost:{self.service_port}"

    def stop(self) -> None:
        """End it as Ctrl-C would."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=30)

    def manage(self, *arguments: str) -> str:
        """What a command of the running product prints."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        return done.stdout.strip()

    @cached_property
    def demo(self) -> dict[str, Any]:
        """The demo's people, staff and services, as it prints them."""
        facts: dict[str, Any] = json.loads(self.manage("demo", "--json"))
        return facts

    def code(self, to: str, *, unlike: str = "") -> str:
        """The newest code sent to an address or number; `unlike` waits for one that is not this."""
        limit = time.monotonic() + 30
        while time.monotonic() < limit:
            code = self.last_code(to)
            if code and code != unlike:
                return code
            time.sleep(0.3)
        raise AssertionError("no code was sent within half a minute")

    def last_code(self, to: str) -> str:
        """As a person reads it on the outbox page, newest first: empty when there is none."""
        number = "+44" + to.removeprefix("0") if to.startswith("07") else to
        with urllib.request.urlopen(f"{self.url}/outbox/", timeout=20) as answer:
            messages = _ARTICLE.findall(html.unescape(answer.read().decode()))
        codes = (_CODE.search(message) for message in messages if f"to {number}," in message)
        return next((found[1] for found in codes if found), "")

    def checks_worker(self) -> list[int]:
        """The process numbers of the worker that checks, and of the engines it started."""
        mark, name = f"DATA_DIR={self.environment['DATA_DIR']}".encode(), b"checks@"
        running = [int(one.name) for one in Path("/proc").iterdir() if one.name.isdigit()]
        heads = {one for one in running if name in _read(one, "cmdline") and mark in _read(one, "environ").split(b"\0")}
        return [one for one in running if _session(one) in heads]

    def processor_seconds(self) -> float:
        """What these processes have computed so far."""
        stats = (_read(one, "stat").rpartition(b")")[2].split() for one in self.checks_worker())
        return sum(int(stat[11]) + int(stat[12]) for stat in stats if stat) / os.sysconf("SC_CLK_TCK")

    def _wait(self) -> None:
        limit = time.monotonic() + START_LIMIT
        waiting = [f"{self.url}/healthz", f"{self.service_url}/"]
        while waiting and time.monotonic() < limit:
            if self.process is not None and self.process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(waiting[0], timeout=5):
                    waiting.pop(0)
            except (urllib.error.URLError, OSError):
                time.sleep(0.3)
        if waiting:
            self.stop()
            raise AssertionError(f"the product did not start:\n{self.log.read_text()[-4000:]}")


def _read(process: int, name: str) -> bytes:
    """A file of /proc; empty when the process has gone meanwhile."""
    try:
        return Path(f"/proc/{process}/{name}").read_bytes()
    except OSError:
        return b""


def _session(process: int) -> int:
    try:
        return os.getsid(process)
    except OSError:
        return 0
