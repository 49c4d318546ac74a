"""What may be done to a case. `advance` is the only writer of its state."""

import secrets
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit import api as audit
from nhslogin.foundation.crypto.api import new_data_key
from proofing.cases.errors import CaseClosed, StaleState
from proofing.cases.lifecycle import CASE
from proofing.cases.models import Case, CaseTransition
from proofing.cases.values import (
    CASE_LIVES,
    COLLECTING_STATES,
    PARTS_OF_ROUTE,
    TURN_ORDERS,
    TURNS_LIVE,
    CaseEvent,
    CaseState,
    ClaimedDetails,
    Route,
)

ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # no letters that look like figures when read out


def open_case(
    *, account_id: uuid.UUID | str, level: str, by: Actor, continuation: uuid.UUID | str | None = None
) -> Case:
    """The account's open case, made when there is none. Two tabs at once end with one case: the constraint decides."""
    try:
        with transaction.atomic():
            case = _make(account_id=account_id, level=level)
            audit.record("case.opened", by=by, about=case.about, details={"route": case.route, "level": level})
    except IntegrityError:
        case = Case.objects.of(account_id).open().get()
    if continuation and str(case.continuation or "") != str(continuation):
        Case.objects.filter(pk=case.pk).update(continuation=continuation)
        case.refresh_from_db()
    return case


def _make(*, account_id: uuid.UUID | str, level: str) -> Case:
    now = clock.now()
    return Case.objects.create(
        account_id=account_id,
        level_wanted=level,
        reference=_reference(),
        wrapped_key=new_data_key().wrapped,
        parts_needed=[part.value for part in PARTS_OF_ROUTE[Route.PHOTO_ID]],
        created_at=now,
        expires_at=now + CASE_LIVES,
    )


def _reference() -> str:
    letters = "".join(secrets.choice(ALPHABET) for _ in range(12))
    return "-".join((letters[:4], letters[4:8], letters[8:]))


def advance(
    *,
    case: Case,
    event: CaseEvent,
    by: Actor,
    reason: str = "",
    changes: Mapping[str, Any] | None = None,
    policy_version: str = "",
) -> Case:
    """Move the case by one event, if it still stands where the caller saw it; the audit row goes with it.

    `changes` are further plain fields written by the same statement; a verdict says by which policy it came about.
    """
    step = CASE.find(event, CaseState(case.state), by.kind, reason or None)
    before, now = case.state, clock.now()
    fields = {"expires_at": now + CASE_LIVES, **(changes or {}), "state": step.target.value}
    with transaction.atomic():
        if not Case.objects.filter(pk=case.pk, state=before).update(**fields):
            raise StaleState
        CaseTransition.objects.create(
            case=case,
            event=event.value,
            from_state=before,
            to_state=step.target.value,
            by_kind=by.kind.value,
            by_id=by.id,
            reason=reason,
            policy_version=policy_version,
            at=now,
        )
        audit.record(step.audit, by=by, about=case.about, details={"reason": reason})
    case.refresh_from_db()
    return case


def claim_details(*, case: Case, details: ClaimedDetails, by: Actor) -> Case:
    """Keep what the person says about themselves. Only while the case collects."""
    with transaction.atomic():
        locked = _collecting(case)
        locked.claimed = details.to_json()
        locked.save(update_fields=["claimed"])
        audit.record("case.details_claimed", by=by, about=case.about)
    return locked


def draw_turns(*, case: Case, by: Actor) -> tuple[str, ...]:
    """The order in which to turn the head: drawn by us, for one recording. A page loaded again shows the same order."""
    with transaction.atomic():
        locked = _collecting(case)
        if not turns_stand(locked):
            locked.turns = secrets.choice(TURN_ORDERS)
            locked.turns_drawn_at = clock.now()
            locked.save(update_fields=["turns", "turns_drawn_at"])
            audit.record("case.turns_drawn", by=by, about=case.about)
    return tuple(locked.turns.split(","))


def take_turns(*, case: Case, by: Actor) -> tuple[str, ...]:
    """The order in force for the recording now handed in, used up by it; empty when none was drawn or it is too old."""
    with transaction.atomic():
        locked = _collecting(case)
        turns = tuple(locked.turns.split(",")) if turns_stand(locked) else ()
        Case.objects.filter(pk=locked.pk).update(turns="", turns_drawn_at=None)
        if turns:
            audit.record("case.turns_used", by=by, about=case.about)
    return turns


def turns_stand(case: Case) -> bool:
    """Is an order drawn, unused and fresh?"""
    drawn = case.turns_drawn_at
    return bool(case.turns) and drawn is not None and clock.now() < drawn + TURNS_LIVE


def withdraw(*, case: Case, by: Actor) -> Case:
    """The person no longer wants to be checked. Running checks find the case closed and change nothing."""
    return advance(case=case, event=CaseEvent.WITHDRAW, by=by, changes={"decided_at": clock.now()})


def expire_cases(*, limit: int = 500) -> int:
    """Close what nobody touched. A case that moves at the same moment stays with its mover."""
    actor, count = Actor.system("cases"), 0
    states = [state.value for state in (*COLLECTING_STATES, CaseState.AWAITING_IN_PERSON)]
    for case in Case.objects.filter(state__in=states, expires_at__lt=clock.now())[:limit]:
        try:
            advance(case=case, event=CaseEvent.EXPIRE, by=actor, changes={"decided_at": clock.now()})
        except StaleState:
            continue
        count += 1
    return count


def _collecting(case: Case) -> Case:
    """The row, locked, when it still takes evidence."""
    row = Case.objects.select_for_update().get(pk=case.pk)
    if CaseState(row.state) not in COLLECTING_STATES:
        raise CaseClosed
    return row
