"""Is it alive, is it ready: `/healthz` and `/readyz` for whatever watches this process."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from nhslogin.foundation.jobs.api import queue_state

LATE = timedelta(minutes=5)


@login_not_required
@require_safe
def alive(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The process answers; asks nothing of anybody."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@require_safe
def ready(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """503 unless database, tables and cache answer. How far the queue is behind is told, not judged: it is not ours."""
    facts: dict[str, object] = {"database": _answers(_database), "cache": _answers(_cache), "queue": _answers(_queue)}
    ok = all(facts.values())
    if facts["queue"]:
        state = queue_state()
        facts |= {"jobs_waiting": state.waiting, "jobs_running": state.running}
        facts |= {"job_lag_seconds": round(state.oldest_wait.total_seconds(), 1), "jobs_late": state.oldest_wait > LATE}
    return JsonResponse(facts, status=200 if ok else 503)


def _answers(check: Callable[[], object]) -> bool:
    try:
        check()
    except Exception:  # noqa: BLE001  (whatever it is, it does not answer)
        return False
    return True


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _cache() -> None:
    cache.get("readyz")


def _queue() -> None:
    queue_state()
