"""The service's session: one sealed cookie, 30 minutes idle and 12 hours in all. Nothing is kept on the server."""

import json
import time
import zlib
from http.cookies import CookieError, SimpleCookie
from typing import Any

from cryptography.fernet import Fernet, InvalidToken

NAME = "demo_service_session"
IDLE_SECONDS = 30 * 60
TOTAL_SECONDS = 12 * 3600


def read(header: str, box: Fernet) -> dict[str, Any]:
    """What the cookie holds; nothing when it is missing, forged or too old."""
    try:
        sealed = SimpleCookie(header)[NAME].value
        found = json.loads(zlib.decompress(box.decrypt(sealed.encode(), ttl=IDLE_SECONDS)))
    except (CookieError, KeyError, InvalidToken, ValueError, zlib.error):
        return {}
    if not isinstance(found, dict) or time.time() - float(found.get("since", 0)) > TOTAL_SECONDS:
        return {}
    return found


def write(session: dict[str, Any], box: Fernet) -> str:
    """The header that keeps it. Packed, because a browser takes 4 kB of a cookie and drops what is longer."""
    session = {"since": time.time(), **session}
    sealed = box.encrypt(zlib.compress(json.dumps(session).encode())).decode()
    return f"{NAME}={sealed}; Path=/; HttpOnly; SameSite=Lax; Max-Age={TOTAL_SECONDS}"


def forget() -> str:
    """The header that ends it."""
    return f"{NAME}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"
