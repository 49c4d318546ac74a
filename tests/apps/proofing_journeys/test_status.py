"""The status page says what is happening, and "again" opens only what failed."""

import pytest
from django.test import Client

from accounts.people.models import User
from proofing.assessment.actions import settle
from proofing.assessment.values import Verdict
from proofing.cases.actions import open_case, withdraw
from proofing.cases.values import CaseState, Part
from proofing.evidence import queries
from tests.apps.proofing.ground import SYSTEM
from tests.apps.proofing_journeys import walk
from tests.apps.proofing_journeys.walk import case_of, take, url, walk_to

pytestmark = pytest.mark.django_db


def test_nobody_without_a_case_has_a_status(browser: Client) -> None:
    assert browser.get("/prove/case/").headers["Location"] == "/prove/"
    assert browser.get("/prove/case/state/").json() == {"state": None}


def test_unfinished_case_leads_back(browser: Client) -> None:
    walk_to(browser, "document")
    page = browser.get("/prove/case/").content.decode()
    assert "You have not finished" in page
    assert "Continue where you stopped" in browser.get("/prove/").content.decode()


def test_a_case_without_answers_is_started_not_continued(browser: Client, ada: User) -> None:
    open_case(account_id=ada.pk, level="P9", by=SYSTEM)
    page = browser.get("/prove/").content.decode()
    assert "Start now" in page
    assert "Continue where you stopped" not in page


def asked_again(browser: Client, ada: User, *parts: Part, reason: str) -> None:
    walk_to(browser, "check")
    take(browser, "check")
    settle(case=case_of(ada), verdict=Verdict.ask_again((reason,), parts), by=SYSTEM)


def test_only_the_video_is_asked_again(browser: Client, ada: User) -> None:
    asked_again(browser, ada, Part.VIDEO, reason="too_dark")
    page = browser.get("/prove/case/").content.decode()
    assert "Your video is too dark" in page
    assert url("selfie") in page
    assert url("document") not in page
    kept = queries.current(case_of(ada))["document"].id
    for step in ("details", "document-kind", "document", "check"):
        assert browser.get(url(step)).headers["Location"] == url("selfie")
    assert take(browser, "selfie").headers["Location"] == url("check")
    answer = take(browser, "check")
    assert answer.headers["Location"] == "/prove/case/"
    case = case_of(ada)
    assert (case.state, case.attempt) == (CaseState.CHECKING, 2)
    assert queries.current(case)["document"].id == kept


def test_only_the_details_are_asked_again(browser: Client, ada: User) -> None:
    asked_again(browser, ada, Part.DETAILS, reason="record_not_found")
    assert "could not find your NHS record" in browser.get("/prove/case/").content.decode()
    assert browser.get(url("check")).headers["Location"] == url("details")
    assert take(browser, "details", postcode="M1 1AE").headers["Location"] == url("compare")
    assert take(browser, "compare").headers["Location"] == url("check")
    take(browser, "check")
    details = case_of(ada).details
    assert details is not None
    assert details.postcode == "M1 1AE"


def test_old_picture_does_not_answer_a_new_question(browser: Client, ada: User) -> None:
    asked_again(browser, ada, Part.DOCUMENT, reason="could_not_check")
    answer = browser.post(url("document"))
    assert "Choose or take a photo" in answer.content.decode()
    assert take(browser, "document", document=walk.picture(walk.jpeg(90))).headers["Location"] == url("compare")


@pytest.mark.parametrize(
    ("verdict", "says"),
    [
        (Verdict.refer("face_unsure"), "A member of staff is looking"),
        (Verdict.fail("tries_used_up"), "We could not prove who you are"),
    ],
)
def test_each_end_has_its_page(browser: Client, ada: User, verdict: Verdict, says: str) -> None:
    walk_to(browser, "check")
    take(browser, "check")
    settle(case=case_of(ada), verdict=verdict, by=SYSTEM)
    assert says in browser.get("/prove/case/").content.decode()


def test_withdrawn_case_can_be_begun_anew(browser: Client, ada: User) -> None:
    from nhslogin.foundation.actors import Actor  # noqa: PLC0415

    walk_to(browser, "document")
    withdraw(case=case_of(ada), by=Actor.citizen(str(ada.pk)))
    assert "This check has ended" in browser.get("/prove/case/").content.decode()
    assert browser.get("/prove/photo-id/").headers["Location"] == url("what-you-need")
