"""Identities proved outside a case: by a matched record alone (P5) or by a recognised ground (P9)."""

import uuid

from nhslogin.foundation.actors import Actor
from nhslogin.foundation.errors import Rejected
from nhslogin.foundation.integrations.patient_index.port import Found
from nhslogin.foundation.integrations.patient_index.select import get_patient_index
from proofing.gpg45.evaluation import evaluate
from proofing.gpg45.levels import Level
from proofing.gpg45.scores import Scores
from proofing.identities.actions import Award, award
from proofing.matching.values import MatchedRecord


def enter(*, account_id: uuid.UUID | str, nhs_number: str, level: str, ground: str, by: Actor) -> None:
    """The level must follow from the ground: there is no way to write a level that the tables do not give."""
    answer = get_patient_index().read(nhs_number)
    scores = Scores(record_matched=isinstance(answer, Found), ground=ground)
    evaluation = evaluate(scores, Level(level))
    if not isinstance(answer, Found) or evaluation.level is not Level(level):
        raise Rejected("this level does not follow from the record and the ground")
    record = MatchedRecord.of(answer.record)
    award(award=Award(account_id, record, evaluation, scores), by=by)
