"""`settle`: the one place where a case is settled, by machine or by a person: state, audit, identity and message."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from accounts import api as accounts
from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.messages import api as messages
from proofing.assessment.errors import NotProvable
from proofing.assessment.reasons import text_of
from proofing.assessment.values import Verdict
from proofing.cases.actions import advance
from proofing.cases.errors import StaleState
from proofing.cases.lifecycle import CASE
from proofing.cases.models import Case
from proofing.cases.values import CaseEvent, CaseState
from proofing.gpg45.evaluation import Evaluation
from proofing.gpg45.scores import POLICY_VERSION, Scores
from proofing.identities.actions import Award, award
from proofing.identities.errors import NumberAlreadyProved, OtherNumberBefore
from proofing.matching.queries import matched_record

PROVES = frozenset({CaseEvent.PASS, CaseEvent.APPROVE})
ASKS = frozenset({CaseEvent.ASK_AGAIN, CaseEvent.ASK_CITIZEN})
DECIDES = frozenset({CaseEvent.PASS, CaseEvent.FAIL, CaseEvent.APPROVE, CaseEvent.REJECT})


@dataclass(frozen=True)
class Grounds:
    """On what a verdict that proves somebody rests."""

    scores: Scores
    evaluation: Evaluation


def settle(*, case: Case, verdict: Verdict, by: Actor, grounds: Grounds | None = None) -> Case:
    """Carry the verdict out. Raises StaleState when somebody was quicker; a reviewer's approval may raise NotProvable,
    NumberAlreadyProved or OtherNumberBefore, and then nothing has changed. The machine's pass is referred instead.
    """
    with transaction.atomic():
        # Locked before anything is proved: who comes second learns that the case has moved, and nothing else.
        if Case.objects.select_for_update().get(pk=case.pk).state != case.state:
            raise StaleState
        if verdict.event in PROVES:
            verdict = _proved(case, verdict, by, grounds)
        case = advance(
            case=case,
            event=verdict.event,
            by=by,
            reason=verdict.reason,
            changes=_changes(verdict),
            policy_version=POLICY_VERSION,
        )
        _tell(case, verdict)
    return case


def _proved(case: Case, verdict: Verdict, by: Actor, grounds: Grounds | None) -> Verdict:
    try:
        with transaction.atomic():
            _award(case, by, grounds)
    except NumberAlreadyProved:
        return _or_refer(verdict, "number_already_proved", NumberAlreadyProved())
    except OtherNumberBefore:
        return _or_refer(verdict, "other_number_before", OtherNumberBefore())
    except NotProvable as lacking:
        return _or_refer(verdict, "profile_not_met", lacking)
    return verdict


def _or_refer(verdict: Verdict, reason: str, error: Exception) -> Verdict:
    """The machine hands over to a person; a person is told why it cannot be."""
    if verdict.event is CaseEvent.APPROVE:
        raise error
    return Verdict.refer(reason)


def _award(case: Case, by: Actor, grounds: Grounds | None) -> None:
    account, record = accounts.account(case.account_id), matched_record(case)
    if grounds is None or record is None or grounds.evaluation.missing:
        raise NotProvable(("record",) if record is None else grounds.evaluation.missing if grounds else ("grounds",))
    if account is None or account.state is not accounts.AccountState.ACTIVE:
        raise NotProvable(("account",))
    award(award=Award(case.account_id, record, grounds.evaluation, grounds.scores, case.pk), by=by)


def _changes(verdict: Verdict) -> Mapping[str, Any]:
    changes: dict[str, Any] = {}
    if verdict.event in DECIDES:
        changes["decided_at"] = clock.now()
    if verdict.event in ASKS:
        changes["parts_needed"] = [part.value for part in verdict.parts]
    return changes


def _tell(case: Case, verdict: Verdict) -> None:
    """The message the lifecycle names for this event, to the account's address. A closed account is told nothing."""
    code = next(
        (row.message for row in CASE.transitions if row.event == verdict.event and row.target == CaseState(case.state)),
        None,
    )
    account = accounts.account(case.account_id)
    if code and account is not None and account.state is accounts.AccountState.ACTIVE:
        messages.send(code, to=account.email, fields=_fields(case, verdict, code), about=case.about)


def _fields(case: Case, verdict: Verdict, code: str) -> dict[str, str]:
    every = {
        "reference": case.reference,
        "address": f"{settings.ISSUER}{reverse('proofing:case')}",
        "advice": verdict.advice or "\n".join(text_of(reason) for reason in verdict.reasons),
    }
    return {name: every[name] for name in messages.MESSAGES[code].fields}
