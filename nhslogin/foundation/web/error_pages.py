"""The pages for when something went wrong: a reference to quote, what to do now, and never the cause.

`nhslogin/urls.py` names `handler400` to `handler500`; `too_many` and `unavailable` are answers for views.
"""

import logging
import secrets
import sys
from datetime import timedelta

import structlog
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import Context
from django.template.loader import get_template
from django.utils.translation import gettext as _

from nhslogin.foundation.errors import Unavailable

# What passes by itself when the database or an outside service answers again.
PASSING = (OperationalError, InterfaceError, Unavailable)
logger = logging.getLogger(__name__)

# When even the template of the last resort fails.
PLAIN = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} - NHS login</title></head>
<body><main><h1>{title}</h1><p>{text}</p><p>Reference: {reference}</p></main></body></html>"""


def reference(code: str) -> str:
    """What the person may quote: the code of the page and the mark of this one request, as the log has it."""
    request_id = str(structlog.contextvars.get_contextvars().get("request_id") or secrets.token_hex(4))
    mark = request_id.replace("-", "")[-8:].upper()
    logger.warning("error page %s-%s", code, mark)
    return f"{code}-{mark}"


def handler400(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """A request we could not read, perhaps for a host that is not ours: rendered without looking at it."""
    return _bare("errors/400.html", "CID0400", 400)


def handler403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Signed in, but not for this."""
    return _page(request, "errors/403.html", "CID0403", 403)


def handler404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """No such page, or not yours: the same answer."""
    return _page(request, "errors/404.html", "CID0404", 404)


def handler500(request: HttpRequest) -> HttpResponse:
    """Our fault, or something we need is away. Asks nothing of the request, the session or the database."""
    if isinstance(sys.exc_info()[1], PASSING):
        return unavailable(request)
    return _bare("errors/500.html", "CID0500", 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """`CSRF_FAILURE_VIEW`: mostly a page left open too long, or cookies turned off."""
    return _page(request, "errors/csrf.html", "CID0419", 403)


def too_many(request: HttpRequest, *, wait: timedelta | None = None) -> HttpResponse:
    """A limit was reached; `wait` is what is left of it."""
    seconds = max(1, int(wait.total_seconds())) if wait else 0
    response = _page(request, "errors/429.html", "CID0429", 429, minutes=-(-seconds // 60))
    if seconds:
        response["Retry-After"] = str(seconds)
    return response


def unavailable(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Something we need does not answer, perhaps the database: nothing of it is asked here."""
    response = _bare("errors/503.html", "CID0503", 503)
    response["Retry-After"] = "60"
    return response


def _page(request: HttpRequest, template: str, code: str, status: int, **more: object) -> HttpResponse:
    try:
        return render(request, template, {"reference": reference(code), "code": code} | more, status=status)
    except Exception:  # the session or the user may be what is broken
        logger.exception("error page failed")
        return _bare("errors/500.html", "CID0500", 500)


def _bare(template: str, code: str, status: int) -> HttpResponse:
    mark = reference(code)
    try:
        content = get_template(template).template.render(Context({"reference": mark, "code": code}))  # type: ignore[attr-defined]
    except Exception:
        logger.exception("error page failed")
        content = PLAIN.format(title=_("Sorry, there is a problem"), text=_("Try again later."), reference=mark)
    return HttpResponse(content, status=status)
