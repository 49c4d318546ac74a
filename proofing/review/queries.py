"""Reads of the review queue: what waits, who holds what, everything a reviewer sees of one case."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Min, Q

from nhslogin.foundation import clock
from proofing.cases.models import Case
from proofing.cases.values import CaseState
from proofing.review.models import Decision, ReviewLease
from proofing.review.tables import advice_of


@dataclass(frozen=True)
class QueueView:
    """The figures of the queue page."""

    waiting: int
    in_progress: int
    decided_today: int
    oldest: datetime | None


def queue() -> QueueView:
    """How much there is to do."""
    now = clock.now()
    referred = Case.objects.filter(state=CaseState.AWAITING_REVIEW.value)
    held = Count("pk", filter=Q(review_lease__until__gt=now))
    counted = referred.aggregate(all=Count("pk"), held=held, oldest=Min("submitted_at"))
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return QueueView(
        waiting=counted["all"] - counted["held"],
        in_progress=counted["held"],
        decided_today=Decision.objects.filter(at__gte=midnight).count(),
        oldest=counted["oldest"],
    )


def waiting_cases(limit: int = 50) -> list[Case]:
    """Referred cases nobody holds, oldest first."""
    free = Q(review_lease__isnull=True) | Q(review_lease__until__lte=clock.now())
    found = Case.objects.filter(state=CaseState.AWAITING_REVIEW.value).filter(free)
    return list(found.order_by("submitted_at")[:limit])


def held_by(reviewer_id: UUID) -> ReviewLease | None:
    """The case this reviewer looks at now, while its time lasts."""
    rows = ReviewLease.objects.filter(reviewer_id=reviewer_id, until__gt=clock.now())
    return rows.filter(case__state=CaseState.AWAITING_REVIEW.value).select_related("case").first()


def lease_on(case_id: UUID, reviewer_id: UUID) -> ReviewLease | None:
    """The reviewer's lease, if it is on this case."""
    lease = held_by(reviewer_id)
    return lease if lease is not None and lease.case_id == case_id else None


def decided_advice(case_id: UUID, attempt: int) -> str:
    """What a reviewer's decision about this try tells the person; empty without one."""
    found = Decision.objects.filter(case_id=case_id, attempt=attempt).first()
    return str(advice_of(found.reason)) if found else ""
