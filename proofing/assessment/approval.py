"""A reviewer's approval or other verdict: the same `settle`, on the grounds that a person can establish."""

from nhslogin.foundation.actors import Actor
from proofing.assessment import scoring
from proofing.assessment.conclusion import also_chip, document_of
from proofing.assessment.settlement import Grounds, settle
from proofing.assessment.values import Verdict
from proofing.cases.models import Case
from proofing.cases.values import CaseEvent
from proofing.gpg45.evaluation import evaluate
from proofing.gpg45.levels import Level
from proofing.matching.queries import matched_record


def settle_by_person(*, case: Case, verdict: Verdict, by: Actor) -> Case:
    """Carry out what a reviewer decided. A person cannot invent a record that was not found."""
    grounds = _grounds(case) if verdict.event is CaseEvent.APPROVE else None
    return settle(case=case, verdict=verdict, by=by, grounds=grounds)


def _grounds(case: Case) -> Grounds:
    matched = matched_record(case) is not None
    scores = scoring.reviewed_scores(document_of(case), also_chip(), record_matched=matched)
    return Grounds(scores, evaluate(scores, Level(case.level_wanted)))
