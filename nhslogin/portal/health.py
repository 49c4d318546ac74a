"""Is it alive, is it ready: `/healthz` and `/readyz` for whatever watches this process."""

from collections.abc import Callable
from datetime import datetime

from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

LAG_LIMIT_SECONDS = 300


def alive(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The process answers; asks nothing of anybody."""
    return HttpResponse("ok", content_type="text/plain")


def ready(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Database and cache answer (503 if not); how far the queue is behind is told, not judged: more web would not help."""
    answers = {name: _answers(check) for name, check in {"database": _database, "cache": _cache}.items()}
    lag = job_lag() if answers["database"] else None
    body = answers | {"job_lag_seconds": lag, "jobs_late": lag is not None and lag > LAG_LIMIT_SECONDS}
    return JsonResponse(body, status=200 if all(answers.values()) else 503)


def job_lag() -> float | None:
    """How long the oldest due job has waited, in seconds; None where there is no table of jobs."""
    oldest = _oldest_due_job()
    return None if oldest is None else max(0.0, (timezone.now() - oldest).total_seconds())


def _oldest_due_job() -> datetime | None:
    try:
        model = apps.get_model("foundation", "Job")
        waiting = model._default_manager.filter(state="waiting", due_at__lte=timezone.now())
        return waiting.order_by("due_at").values_list("due_at", flat=True).first()
    except Exception:
        return None


def _answers(check: Callable[[], None]) -> bool:
    try:
        check()
    except Exception:
        return False
    return True


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _cache() -> None:
    cache.get("readyz")


alive = require_safe(alive)
ready = require_safe(ready)
