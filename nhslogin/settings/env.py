"""Typed reading of environment variables: the only place that looks at `os.environ` for settings.

Every reader fails at start, naming the variable and what it should hold, never its value.
"""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]


def text(name: str, default: str | None = None) -> str:
    """The value without blanks at either end; without a default the variable must be set."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise ImproperlyConfigured(f"{name} must be set")
    return default


def integer(name: str, default: int) -> int:
    """A whole number."""
    value = text(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number") from None


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """A list written with commas."""
    return [word.strip() for word in text(name, ",".join(default)).split(",") if word.strip()]


def choice(name: str, options: tuple[str, ...], default: str) -> str:
    """One of the options, exactly as written."""
    value = text(name, default)
    if value not in options:
        raise ImproperlyConfigured(f"{name} must be one of: {', '.join(options)}")
    return value


def folder(name: str, default: Path) -> Path:
    """A folder, made with access for this user alone when it is missing."""
    path = Path(text(name, str(default))).expanduser().resolve()
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def secret_file(name: str, default: Path | None) -> str:
    """The text of a secret file. Where a default path is given a missing file is made, once, for this user alone."""
    given = os.environ.get(name, "").strip()
    path = Path(given) if given else default
    if path is None:
        raise ImproperlyConfigured(f"{name} must name a file")
    if not path.exists():
        if default is None:
            raise ImproperlyConfigured(f"{name} names a file that does not exist")
        _write_once(path, secrets.token_urlsafe(64))
    return path.read_text(encoding="utf-8").strip()


def _write_once(path: Path, content: str) -> None:
    """Two processes may start at once: both write a file of their own, the first link wins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    own = path.with_name(f".{path.name}.{os.getpid()}")
    own.touch(mode=0o600)
    own.write_text(content, encoding="utf-8")
    try:
        os.link(own, path)
    except FileExistsError:
        pass
    finally:
        own.unlink()


def sqlite(path: Path) -> dict[str, Any]:
    """SQLite as the house runs it: write-ahead log, a write lock taken at the start, kept connections."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }


def database(default: dict[str, Any]) -> dict[str, Any]:
    """`DATABASE_URL` as `postgresql://user:password@host:port/name?host=/socket/folder` or `sqlite:///path`."""
    url = os.environ.get("DATABASE_URL", "").strip()
    if not url:
        return default
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path.removeprefix("/")) if parts.path.startswith("//") else parts.path))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql:// or sqlite:///")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
