"""The service's own secrets, made at the first start for this user alone."""

import os
from pathlib import Path

from cryptography.fernet import Fernet
from joserfc.jwk import RSAKey


def private_key(folder: Path, client_id: str) -> RSAKey:
    """The RSA key with which the service says who it is."""
    path = folder / f"{client_id}.private.pem"
    if not path.exists():
        _write_once(path, RSAKey.generate_key(2048).as_pem(private=True))
    return RSAKey.import_key(path.read_bytes())


def public_key(folder: Path, client_id: str) -> str:
    """What is registered with NHS login."""
    return private_key(folder, client_id).as_pem(private=False).decode()


def cookie_box(folder: Path) -> Fernet:
    """Seals the cookies: nobody else can read or write them."""
    path = folder / "cookie-key"
    if not path.exists():
        _write_once(path, Fernet.generate_key())
    return Fernet(path.read_bytes())


def _write_once(path: Path, content: bytes) -> None:
    """Two processes may start at once: each writes a file of its own, the first link wins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    own = path.with_name(f".{path.name}.{os.getpid()}")
    own.touch(mode=0o600)
    own.write_bytes(content)
    try:
        os.link(own, path)
    except FileExistsError:
        pass
    finally:
        own.unlink()
