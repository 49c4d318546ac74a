"""From which network a request comes: what limits are counted by, also behind proxies."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

from nhslogin.foundation.limits import network


def network_of(request: HttpRequest) -> str:
    """What is counted as one network."""
    return network(_address(request))


def _address(request: HttpRequest) -> str:
    """The peer's address, or, behind TRUSTED_PROXIES of our own, the one that the outermost of them saw.

    Each proxy adds whom it saw at the end of the header; everything before that anybody may have written.
    """
    peer = str(request.META.get("REMOTE_ADDR", ""))
    proxies: int = getattr(settings, "TRUSTED_PROXIES", 0)
    seen = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",") if one.strip()]
    if not 0 < proxies <= len(seen):
        return peer
    return _plain(seen[-proxies]) or peer


def _plain(text: str) -> str:
    """The address without a port; empty when it is none."""
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        return ""
