"""From the checks of one try to a verdict: GPG 45 evaluates, the policy decides, the case is settled."""

from django.conf import settings

from nhslogin.foundation.actors import Actor
from proofing.assessment import scoring
from proofing.assessment.models import Check
from proofing.assessment.policy import Past, decide
from proofing.assessment.runners import finding_from_json
from proofing.assessment.settlement import Grounds, settle
from proofing.assessment.values import CheckName, Done
from proofing.cases.models import Case
from proofing.engines.findings import Outcome
from proofing.gpg45.evaluation import evaluate
from proofing.gpg45.levels import Level


def conclude(case: Case, by: Actor) -> Case:
    """Call when every check of the try is done, inside the transaction that wrote the last one."""
    rows = list(Check.objects.filter(case=case))
    results = {CheckName(row.check_name): _done(row) for row in rows if row.attempt == case.attempt}
    in_order = {check: results[check] for check in CheckName if check in results}
    wanted = Level(case.level_wanted)
    scores = scoring.scores_of(in_order, document_of(case), also_chip())
    evaluation = evaluate(scores, wanted)
    verdict = decide(in_order, Past(case.attempt, _asked_before(case, rows)), evaluation, wanted)
    return settle(case=case, verdict=verdict, by=by, grounds=Grounds(scores, evaluation))


def document_of(case: Case) -> scoring.DocumentFacts:
    """What the document of the present try says about itself."""
    row = Check.objects.filter(case=case, attempt=case.attempt, check_name=CheckName.DOCUMENT.value).first()
    read = row.read if row else {}
    return scoring.DocumentFacts.read(read.get("kind", ""), read.get("fields", {}))


def also_chip() -> tuple[str, ...]:
    """States whose drawn specimens count as chip passports; none in production."""
    return tuple(getattr(settings, "SPECIMEN_STATES", ()))


def _done(row: Check) -> Done:
    return Done(row.outcome, tuple(finding_from_json(finding) for finding in row.findings))


def _asked_before(case: Case, rows: list[Check]) -> frozenset[str]:
    return frozenset(
        finding["reason"]
        for row in rows
        if row.attempt < case.attempt
        for finding in row.findings
        if finding["outcome"] == Outcome.ASK_AGAIN.value
    )
