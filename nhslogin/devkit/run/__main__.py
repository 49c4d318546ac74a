"""Prepares the data directory when something changed, then runs every process until Ctrl-C.

Knows no Django: the second start must take seconds, and the supervisor itself must stay small.
"""

import hashlib
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from nhslogin.devkit.run.processes import Process, Supervisor, end_with_parent

ROOT = Path(__file__).resolve().parents[3]
PREPARED_FROM = ("*/**/migrations/*.py", "static/**/*", "nhslogin/devkit/**/*.py", "requirements-dev.lock")
# A change of any of these goes through `prepare`, which refuses plainly what could not start.
SHAPING = (
    *("ALLOWED_HOSTS", "BRAND", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "ISSUER", "KEY_RING_FILE", "PATIENT_INDEX"),
    *("PORT", "REDIS_URL", "SECRET_KEY_FILE", "SERVICE_PORT"),
)


def environment() -> dict[str, str]:
    """What every process gets: the caller's environment with the documented defaults filled in."""
    filled = dict(os.environ)
    port = filled.setdefault("PORT", "8000")
    if not port.isdecimal():
        sys.exit("PORT must be a whole number")
    filled.setdefault("SERVICE_PORT", str(int(port) + 1))
    filled["DATA_DIR"] = str(Path(filled.get("DATA_DIR") or "var").expanduser().resolve())
    filled.setdefault("ISSUER", f"http://localhost:{port}")
    filled.setdefault("DJANGO_SETTINGS_MODULE", "nhslogin.settings.embedded")
    # In a container everything runs as root; Celery's page of warning about it would hide the greeting.
    filled.setdefault("PYTHONWARNINGS", "ignore:You're running the worker with superuser")
    return filled


def fingerprint(settings: dict[str, str]) -> str:
    """Changes when migrations, static files, the demo or the environment that shapes them change."""
    digest = hashlib.sha256()
    for pattern in PREPARED_FROM:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file() and ".venv" not in path.parts:
                state = path.stat()
                digest.update(f"{path.relative_to(ROOT)} {state.st_size} {state.st_mtime_ns}\n".encode())
    for name in SHAPING:
        digest.update(f"{name}={settings.get(name, '')}\n".encode())
    return digest.hexdigest()


def has_demo(settings: dict[str, str]) -> bool:
    """Production settings know neither demo people nor the demo service."""
    return not settings["DJANGO_SETTINGS_MODULE"].endswith(".production")


def preparations(settings: dict[str, str]) -> list[list[str]]:
    """The commands that bring a data directory to the present state; those of production make no demo."""
    if has_demo(settings):
        return [["prepare"]]
    return [["migrate", "--noinput"], ["createcachetable"], ["collectstatic", "--noinput"]]


def prepare(settings: dict[str, str]) -> None:
    """Migrate, collect static files and make the demo people, unless all of it was done for this very state."""
    folder = Path(settings["DATA_DIR"])
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stamp, now = folder / "prepared", fingerprint(settings)
    if stamp.exists() and stamp.read_text() == now:
        return
    print("Preparing the data directory. This takes a minute the first time.", flush=True)
    for command in preparations(settings):
        done = subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=settings, check=False)
        if done.returncode != 0:
            sys.exit("NHS login has not started.")
    stamp.write_text(now)


def processes(settings: dict[str, str]) -> list[Process]:
    """One row a process: the two workers are apart so that a code never waits behind a check."""
    here = Path(sys.executable).parent
    celery = [str(here / "celery"), "--quiet", "-A", "nhslogin"]
    worker = [*celery, "worker", "--loglevel=WARNING", "--without-gossip", "--without-mingle", "--without-heartbeat"]
    gunicorn = [str(here / "gunicorn"), "--config", "deploy/gunicorn.conf.py"]
    beat = str(Path(settings["DATA_DIR"]) / "beat")
    running = [
        Process("web", [*gunicorn, "--bind", f"127.0.0.1:{settings['PORT']}", "nhslogin.wsgi"]),
        Process("checks", [*worker, "-Q", "checks", "-n", "checks@%h", "--pool=solo"]),
        Process(
            "messages", [*worker, "-Q", "messages,default", "-n", "messages@%h", "--pool=threads", "--concurrency=2"]
        ),
        Process("scheduler", [*celery, "beat", "--loglevel=WARNING", "--schedule", beat, "--pidfile="]),
    ]
    if has_demo(settings):
        service = ["--workers", "1", "--bind", f"127.0.0.1:{settings['SERVICE_PORT']}"]
        running.append(Process("service", [*gunicorn, *service, "nhslogin.devkit.demo_service.app:application"]))
    return running


def wait_until_ready(settings: dict[str, str], supervisor: Supervisor) -> bool:
    """True when the web answers; false when it did not within half a minute."""
    limit = time.monotonic() + 30
    while time.monotonic() < limit and not supervisor.stopping:
        supervisor.watch()
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{settings['PORT']}/healthz", timeout=2):
                return True
        except urllib.error.HTTPError:
            return True  # it answers, if only that it does not serve this host name
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False


def greet(settings: dict[str, str]) -> None:
    """The addresses, the sign-ins and where messages appear, as written when the demo was made."""
    text = Path(settings["DATA_DIR"]) / "welcome.txt"
    if text.exists():
        print(text.read_text(), flush=True)


def main() -> int:
    """Exit status 0 after Ctrl-C or a request to end."""
    end_with_parent()
    settings = environment()
    prepare(settings)
    supervisor = Supervisor(processes(settings), settings, ROOT)
    supervisor.start()
    if wait_until_ready(settings, supervisor):
        greet(settings)
    supervisor.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
