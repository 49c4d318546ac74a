"""CASE: the one table of what may happen to a case, from where, to where, and who may do it. No Django here."""

from nhslogin.foundation.actors import ActorKind
from nhslogin.foundation.lifecycle import Lifecycle, Transition
from proofing.cases.values import COLLECTING_STATES, FINAL_STATES, OPEN_STATES, REVIEW_STATES, CaseEvent, CaseState

CITIZEN = frozenset({ActorKind.CITIZEN})
STAFF = frozenset({ActorKind.STAFF})
MACHINE = frozenset({ActorKind.SYSTEM})


def _in_order(states: frozenset[CaseState]) -> tuple[CaseState, ...]:
    return tuple(state for state in CaseState if state in states)


COLLECTING, REVIEW, OPEN = _in_order(COLLECTING_STATES), _in_order(REVIEW_STATES), _in_order(OPEN_STATES)
WAITING_ON_PERSON = (*COLLECTING, CaseState.AWAITING_IN_PERSON)
E = CaseEvent
S = CaseState

CASE: Lifecycle[CaseState] = Lifecycle(
    name="CASE",
    initial=S.COLLECTING,
    final=FINAL_STATES,
    transitions=(
        Transition(E.SUBMIT, COLLECTING, S.CHECKING, CITIZEN, "case.submitted"),
        Transition(E.ASK_IN_PERSON, COLLECTING, S.AWAITING_IN_PERSON, CITIZEN, "case.asked_in_person"),
        Transition(E.ATTESTED, (S.AWAITING_IN_PERSON,), S.CHECKING, STAFF, "case.attested"),
        Transition(
            E.DECLINED, (S.AWAITING_IN_PERSON,), S.NOT_VERIFIED, STAFF, "case.declined", "proofing.not_verified"
        ),
        Transition(E.PASS, (S.CHECKING,), S.VERIFIED, MACHINE, "case.passed", "proofing.verified"),
        Transition(E.REFER, (S.CHECKING,), S.AWAITING_REVIEW, MACHINE, "case.referred", "proofing.referred"),
        Transition(E.ASK_AGAIN, (S.CHECKING,), S.ACTION_NEEDED, MACHINE, "case.asked_again", "proofing.action_needed"),
        Transition(E.FAIL, (S.CHECKING,), S.NOT_VERIFIED, MACHINE, "case.failed", "proofing.not_verified"),
        Transition(E.HOLD, (S.AWAITING_REVIEW,), S.ON_HOLD, STAFF, "case.held"),
        Transition(E.RELEASE, (S.ON_HOLD,), S.AWAITING_REVIEW, STAFF, "case.released"),
        Transition(E.ASK_CITIZEN, REVIEW, S.ACTION_NEEDED, STAFF, "case.citizen_asked", "proofing.action_needed"),
        Transition(E.APPROVE, REVIEW, S.VERIFIED, STAFF, "case.approved", "proofing.verified"),
        Transition(E.REJECT, REVIEW, S.NOT_VERIFIED, STAFF, "case.rejected", "proofing.not_verified"),
        Transition(E.WITHDRAW, OPEN, S.WITHDRAWN, CITIZEN, "case.withdrawn"),
        Transition(E.EXPIRE, WAITING_ON_PERSON, S.EXPIRED, MACHINE, "case.expired", "proofing.expired"),
    ),
)
