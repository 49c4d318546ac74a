"""What has happened to the demo people by the time the demo opens: their own files, through the real checks."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts import api as accounts
from nhslogin.devkit import papers
from nhslogin.devkit.people import STAFF_DOMAIN, DemoPerson, Story
from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.files.api import AcceptedFile, FileRefused, accept_picture, accept_video
from nhslogin.foundation.jobs.models import Job, JobState
from nhslogin.foundation.jobs.running import run
from proofing.assessment.actions import NotSubmitted, submit
from proofing.cases.actions import claim_details, draw_turns, open_case
from proofing.cases.models import Case
from proofing.cases.values import CaseState, ClaimedDetails, Part
from proofing.evidence.actions import attach, keep_answers
from proofing.gpg45.evaluation import evaluate
from proofing.gpg45.levels import Level
from proofing.gpg45.scores import Scores
from proofing.identities.actions import Award, award
from proofing.matching.queries import MatchedRecord
from proofing.review.actions import Judgement, decide, take_next
from proofing.review.tables import Outcome


def tell(person: DemoPerson, account_id: UUID, *, by: Actor) -> None:
    """Bring the person to where their story stands at the start."""
    teller = TELLERS.get(person.story)
    if teller is not None:
        teller(person, account_id, by)


def _connected(person: DemoPerson, account_id: UUID, by: Actor) -> None:
    record = MatchedRecord(person.nhs_number, person.given_name, person.family_name, person.birth_date, "")
    scores = Scores(record_matched=True)
    award(award=Award(account_id, record, evaluate(scores, Level.P5), scores), by=by)


def _handed_in(person: DemoPerson, account_id: UUID, _by: Actor) -> None:
    """One try, checked to its end."""
    by = Actor.citizen(account_id)
    case = open_case(account_id=account_id, level=Level.P9.value, by=by)
    details = ClaimedDetails(person.given_name, person.family_name, person.birth_date, person.postcode)
    claim_details(case=case, details=details, by=by)
    keep_answers(case=case, answers={"step_data": _typed(person), "attempts": {}}, version=0)
    _attach(case, Part.DOCUMENT, papers.passport_path(person, spoiled=person.story is Story.AGAIN), by)
    _send(person, case, by)


def _typed(person: DemoPerson) -> dict[str, dict[str, list[str]]]:
    """What the pages would have kept: whoever is asked for one part again sends the rest as it is."""
    born = person.birth_date
    return {
        "what-you-need": {},
        "details": {
            "given_name": [person.given_name],
            "family_name": [person.family_name],
            "birthdate_day": [str(born.day)],
            "birthdate_month": [str(born.month)],
            "birthdate_year": [str(born.year)],
            "postcode": [person.postcode],
            "nhs_number": [""],
        },
        "document-kind": {"kind": ["passport"]},
    }


def _refused(person: DemoPerson, account_id: UUID, by: Actor) -> None:
    """A face that does not match is asked for once more; then a reviewer refuses."""
    _handed_in(person, account_id, by)
    case = Case.objects.of(account_id).open().get()
    if CaseState(case.state) is CaseState.ACTION_NEEDED:
        _send(person, case, Actor.citizen(account_id))
    reviewer = accounts.find_by_email("staff", f"reviewer@{STAFF_DOMAIN}")
    if reviewer is None:
        raise RuntimeError("the demo's reviewer is made before its people")
    looking = Actor.staff(reviewer.id, "reviewer")
    waiting = take_next(by=looking)
    if waiting != case or waiting is None:
        raise RuntimeError("another case waits before the one that the demo's reviewer refuses")
    decide(case=waiting, judgement=Judgement(Outcome.REJECTED, {"same_face": "no"}, "IDC-091"), by=looking)


def _send(person: DemoPerson, case: Case, by: Actor) -> None:
    turns = draw_turns(case=case, by=by)
    _attach(case, Part.VIDEO, papers.own_clip(person, turns, case.account_id), by)
    answer = submit(case=case, by=by)
    if isinstance(answer, NotSubmitted):
        raise RuntimeError(f"the demo could not hand in a case: {answer.reason}")
    _work_off()


def _attach(case: Case, part: Part, path: Path | None, by: Actor) -> None:
    if path is None:
        raise RuntimeError("the demo's clips are made before its people")
    accept = accept_picture if part is Part.DOCUMENT else accept_video
    accepted: AcceptedFile | FileRefused = accept(SimpleUploadedFile(path.name, path.read_bytes()))
    if isinstance(accepted, FileRefused):
        raise RuntimeError(f"the demo's own file was refused: {accepted.reason}")
    attach(case=case, part=part.value, kind="passport" if part is Part.DOCUMENT else "", accepted=accepted, by=by)


def _work_off() -> None:
    """Do the checks here and now, as the worker would."""
    due = Job.objects.filter(state=JobState.WAITING, kind="proofing.run_check")
    while (job := due.filter(run_after__lte=clock.now()).first()) is not None:
        run(job.pk)


TELLERS: dict[Story, Callable[[DemoPerson, UUID, Actor], None]] = {
    Story.P5: _connected,
    Story.P9: _handed_in,
    Story.AGAIN: _handed_in,
    Story.REFUSED: _refused,
    Story.REFERRED: _handed_in,
}
