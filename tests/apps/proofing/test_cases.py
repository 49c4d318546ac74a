"""The life of a case: drawn, walked, and moved by `advance` alone."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from nhslogin.foundation.actors import Actor, ActorKind
from nhslogin.foundation.audit.models import AuditRecord
from nhslogin.foundation.lifecycle import TransitionNotAllowed
from proofing import api
from proofing.cases.actions import advance, claim_details, draw_turns, expire_cases, open_case, take_turns, withdraw
from proofing.cases.errors import CaseClosed, StaleState
from proofing.cases.lifecycle import CASE
from proofing.cases.models import Case
from proofing.cases.values import FINAL_STATES, OPEN_STATES, TURN_ORDERS, CaseEvent, CaseState
from tests.apps.proofing.ground import CLAIM, make_account

pytestmark = pytest.mark.django_db

ACTORS = {
    ActorKind.CITIZEN: Actor.citizen("0" * 8),
    ActorKind.STAFF: Actor.staff("1" * 8, "reviewer"),
    ActorKind.SYSTEM: Actor.system("tests"),
}


def a_case(state: CaseState = CaseState.COLLECTING) -> Case:
    account = make_account()
    case = open_case(account_id=account, level="P9", by=Actor.citizen(account))
    Case.objects.filter(pk=case.pk).update(state=state.value)
    case.refresh_from_db()
    return case


def test_the_table_is_sound_and_every_state_is_in_the_drawing() -> None:
    assert CASE.problems() == []
    drawing = CASE.draw()
    assert all(state.value in drawing for state in CaseState)


@pytest.mark.parametrize("row", CASE.transitions, ids=lambda row: row.event)
def test_each_transition_is_walked_and_leaves_its_row_and_its_audit_event(row) -> None:
    for source in row.sources:
        case = a_case(source)
        by = ACTORS[next(iter(row.who))]
        moved = advance(case=case, event=CaseEvent(row.event), by=by, reason="because")
        assert moved.state == row.target
        step = moved.transitions.get()
        assert (step.event, step.from_state, step.to_state, step.reason) == (row.event, source, row.target, "because")
        assert AuditRecord.objects.filter(event=row.audit, about=case.about).count() == 1


@pytest.mark.parametrize("state", sorted(FINAL_STATES))
@pytest.mark.parametrize("event", CaseEvent)
def test_nothing_leaves_a_final_state(state, event) -> None:
    case = a_case(state)
    for by in ACTORS.values():
        with pytest.raises(TransitionNotAllowed):
            advance(case=case, event=event, by=by)


@pytest.mark.parametrize("event", [CaseEvent.PASS, CaseEvent.APPROVE, CaseEvent.FAIL, CaseEvent.REJECT])
@pytest.mark.parametrize("state", sorted(OPEN_STATES))
def test_a_person_never_decides_their_own_case(state, event) -> None:
    with pytest.raises(TransitionNotAllowed):
        advance(case=a_case(state), event=event, by=ACTORS[ActorKind.CITIZEN])


def test_who_saw_an_older_state_changes_nothing() -> None:
    case = a_case(CaseState.AWAITING_REVIEW)
    seen_by_second = Case.objects.get(pk=case.pk)
    advance(case=case, event=CaseEvent.HOLD, by=ACTORS[ActorKind.STAFF])
    with pytest.raises(StaleState):
        advance(case=seen_by_second, event=CaseEvent.REJECT, by=ACTORS[ActorKind.STAFF])
    assert Case.objects.get(pk=case.pk).state == "on_hold"
    assert case.transitions.count() == 1


def test_an_account_has_one_open_case_and_a_new_one_after_it_ended() -> None:
    account = make_account()
    by = Actor.citizen(account)
    first = open_case(account_id=account, level="P9", by=by)
    assert open_case(account_id=account, level="P9", by=by).pk == first.pk
    withdraw(case=first, by=by)
    assert open_case(account_id=account, level="P9", by=by).pk != first.pk


def test_the_waiting_request_of_a_service_is_kept_and_the_newest_wins() -> None:
    account = make_account()
    by = Actor.citizen(account)
    one, two = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
    assert api.begin(account, "P9", by, continuation=one).startswith("/prove/")
    api.begin(account, "P9", by, continuation=two)
    api.begin(account, "P9", by)
    view = api.case_view(account)
    assert view is not None
    assert str(view.continuation) == two


def test_turns_are_drawn_by_us_used_once_and_grow_old() -> None:
    case = a_case()
    by = Actor.citizen(case.account_id)
    drawn = draw_turns(case=case, by=by)
    assert ",".join(drawn) in TURN_ORDERS
    assert draw_turns(case=case, by=by) == drawn
    assert take_turns(case=case, by=by) == drawn
    assert take_turns(case=case, by=by) == ()
    draw_turns(case=case, by=by)
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        assert take_turns(case=case, by=by) == ()


def test_every_order_turns_each_way_and_all_are_drawn() -> None:
    assert all({"left", "right"} <= set(order.split(",")) for order in TURN_ORDERS)
    case = a_case()
    by = Actor.citizen(case.account_id)
    seen = set()
    for _ in range(80):
        draw_turns(case=case, by=by)
        seen.add(take_turns(case=case, by=by))
    assert len(seen) == len(TURN_ORDERS)


@pytest.mark.parametrize("state", sorted(set(CaseState) - {CaseState.COLLECTING, CaseState.ACTION_NEEDED}))
def test_a_case_takes_nothing_more_once_it_is_handed_in(state) -> None:
    case = a_case(state)
    by = Actor.citizen(case.account_id)
    for verb in (lambda: claim_details(case=case, details=CLAIM, by=by), lambda: draw_turns(case=case, by=by)):
        with pytest.raises(CaseClosed):
            verb()


def test_claimed_details_come_back_as_they_were_given_and_are_sealed() -> None:
    case = a_case()
    claim_details(case=case, details=CLAIM, by=Actor.citizen(case.account_id))
    assert Case.objects.get(pk=case.pk).details == CLAIM
    assert "Müller" not in str(list(Case.objects.values("claimed")))


def test_what_nobody_touches_expires_and_what_is_being_decided_does_not() -> None:
    left, waiting = a_case(), a_case(CaseState.AWAITING_REVIEW)
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        assert expire_cases() == 1
    assert Case.objects.get(pk=left.pk).state == "expired"
    assert Case.objects.get(pk=waiting.pk).state == "awaiting_review"
