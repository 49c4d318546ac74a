"""Which redirect addresses may be registered (pure rules; the comparison at use is always exact)."""

from urllib.parse import urlsplit

LOOPBACK_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
MOST_URIS = 10


class BadRegistration(ValueError):
    """What was given cannot be registered; the text says what to change."""


def check_redirect_uri(uri: str, *, loopback_allowed: bool) -> str:
    """https with a host, without user name, query, fragment or wildcard; plain http only on this machine."""
    try:
        parts = urlsplit(uri)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        raise BadRegistration(f"{uri!r} is not an address") from None
    if parts.scheme == "http" and not (loopback_allowed and host in LOOPBACK_HOSTS):
        raise BadRegistration(f"{uri}: plain http is refused here")
    if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc:
        raise BadRegistration(f"{uri}: not an https address")
    if parts.query or parts.fragment or "#" in uri or "?" in uri or "*" in uri or "\\" in uri:
        raise BadRegistration(f"{uri}: no query, fragment or wildcard is allowed")
    if not uri.isascii() or not uri.isprintable() or " " in uri or len(uri) > 500:
        raise BadRegistration(f"{uri!r}: plain characters only, 500 at most")
    return uri


def origin(uri: str) -> str:
    """Scheme, host and port of an address that has been checked."""
    parts = urlsplit(uri)
    return f"{parts.scheme}://{parts.netloc}"
