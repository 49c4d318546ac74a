"""What a reviewer may do: take the next case, give it back, decide. Machine and reviewer both end in `settle`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from accounts import api as accounts
from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit import api as audit
from nhslogin.foundation.errors import TransitionNotAllowed
from proofing.assessment.approval import settle_by_person
from proofing.assessment.values import Verdict
from proofing.cases.errors import StaleState
from proofing.cases.models import Case
from proofing.review import queries
from proofing.review.errors import NotYours, OwnCase
from proofing.review.models import Decision, ReviewLease
from proofing.review.tables import REASON, Outcome, advice_of

# Long enough to look closely; a page of the case that is opened in its second half starts it again.
LEASE = timedelta(minutes=15)


@dataclass(frozen=True)
class Judgement:
    """What a reviewer says about a case."""

    outcome: Outcome
    answers: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    note: str = ""

    @property
    def advice(self) -> str:
        """What the person is told; never what the reviewer wrote."""
        return str(advice_of(self.reason))

    @property
    def verdict(self) -> Verdict:
        if self.outcome is Outcome.APPROVED:
            return Verdict.approve()
        part = REASON[self.reason].part
        if self.outcome is Outcome.ASKED_AGAIN and part is not None:
            return Verdict.ask_citizen((self.reason,), (part,), advice=self.advice)
        return Verdict.reject(self.reason, advice=self.advice)


def take_next(*, by: Actor) -> Case | None:
    """The case the reviewer has, else the oldest that waits. The queue hands out; nobody picks."""
    reviewer = UUID(by.id)
    held = queries.held_by(reviewer)
    if held is not None:
        return held.case
    ReviewLease.objects.filter(reviewer_id=reviewer).delete()
    for case in queries.waiting_cases():
        if not is_own(case, reviewer) and _take(case, reviewer, by):
            return case
    return None


def _take(case: Case, reviewer: UUID, by: Actor) -> bool:
    now = clock.now()
    try:
        with transaction.atomic():
            over = ReviewLease.objects.filter(case=case, until__lte=now)
            if not over.update(reviewer_id=reviewer, until=now + LEASE):
                ReviewLease.objects.create(case=case, reviewer_id=reviewer, until=now + LEASE)
            audit.record("review.taken", by=by, about=case.about)
    except IntegrityError:
        return False
    return True


def keep_looking(*, lease: ReviewLease, by: Actor) -> datetime:
    """The reviewer is still at it: past half of the time it starts again. Raises `NotYours` when it was over."""
    case, until = lease.case, clock.now() + LEASE
    if until - lease.until < LEASE / 2:
        return lease.until
    mine = ReviewLease.objects.filter(case=case, reviewer_id=by.id, until__gt=clock.now())
    with transaction.atomic():
        if not mine.update(until=until):
            raise NotYours
        audit.record("review.opened", by=by, about=case.about)
    return until


def give_back(*, by: Actor) -> None:
    """The reviewer stops; the case waits for the next one."""
    with transaction.atomic():
        for lease in ReviewLease.objects.filter(reviewer_id=by.id).select_related("case"):
            audit.record("review.given_back", by=by, about=lease.case.about)
            lease.delete()


def decide(*, case: Case, judgement: Judgement, by: Actor) -> None:
    """One decision for one try. Who comes second gets `NotYours` and changes nothing."""
    if is_own(case, UUID(by.id)):
        raise OwnCase
    try:
        with transaction.atomic():
            if not ReviewLease.objects.filter(case=case, reviewer_id=by.id, until__gt=clock.now()).delete()[0]:
                raise NotYours
            _write(case, judgement, by)
            settle_by_person(case=case, verdict=judgement.verdict, by=by)
    except (IntegrityError, StaleState, TransitionNotAllowed):
        raise NotYours from None


def _write(case: Case, judgement: Judgement, by: Actor) -> None:
    Decision.objects.create(
        case=case,
        attempt=case.attempt,
        reviewer_id=by.id,
        outcome=judgement.outcome.value,
        reason=judgement.reason,
        answers=dict(judgement.answers),
        note=judgement.note,
        at=clock.now(),
    )
    details = {"outcome": judgement.outcome.value, "reason": judgement.reason}
    audit.record("review.decided", by=by, about=case.about, details=details)


def is_own(case: Case, reviewer: UUID) -> bool:
    """Is it the reviewer's own case? Staff may have a citizen's account at the same address."""
    if case.account_id == reviewer:
        return True
    person, member = accounts.account(case.account_id), accounts.staff_member(reviewer)
    return person is not None and member is not None and person.email.lower() == member.email.lower()
