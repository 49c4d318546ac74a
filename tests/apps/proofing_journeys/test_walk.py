"""The photo ID journey from its start page to the status page, and what survives on the way."""

import pytest
from django.db import connection
from django.test import Client

from accounts.people.models import User
from proofing.cases.models import Case
from proofing.cases.values import CaseState
from proofing.evidence import queries
from proofing.evidence.models import Draft, Evidence
from tests.apps.proofing_journeys import walk
from tests.apps.proofing_journeys.walk import case_of, take, url, walk_to

pytestmark = pytest.mark.django_db


def test_start_page_names_the_ways_and_opens_nothing(browser: Client) -> None:
    page = browser.get("/prove/").content.decode()
    assert "Photo ID and a video of your face" in page
    assert "16" in page
    assert not Case.objects.exists()


def test_visitors_are_asked_to_sign_in() -> None:
    for path in ("/prove/", url("details"), "/prove/case/", "/prove/case/state/"):
        answer = Client().get(path)
        assert answer.status_code == 302
        assert "sign-in" in answer.headers["Location"]


def test_whole_walk_ends_in_checking(browser: Client, ada: User) -> None:
    walk_to(browser, "check")
    page = browser.get(url("check")).content.decode()
    assert "O’Brien-Żak" in page
    assert "LS1 4AP" in page
    assert "15 March 1984" in page
    answer = take(browser, "check")
    assert answer.headers["Location"] == "/prove/case/"
    case = case_of(ada)
    assert case.state == CaseState.CHECKING
    assert case.details is not None
    assert case.details.postcode == "LS1 4AP"
    status = browser.get("/prove/case/").content.decode()
    assert "We are checking who you are" in status
    assert 'http-equiv="refresh"' in status
    assert browser.get("/prove/case/state/").json() == {"state": "checking"}


def test_second_submit_shows_the_status(browser: Client, ada: User) -> None:
    walk_to(browser, "check")
    for _ in range(2):
        answer = browser.post(url("check"))
        assert (answer.status_code, answer.headers["Location"]) == (302, "/prove/case/")
    assert case_of(ada).attempt == 1
    assert browser.get(url("details")).headers["Location"] == "/prove/case/"
    assert browser.post(url("details"), walk.DETAILS).headers["Location"] == "/prove/case/"


@pytest.mark.parametrize("step", walk.STEPS[1:])
def test_step_out_of_order_leads_to_the_first_open_one(browser: Client, step: str) -> None:
    assert browser.get(url(step)).headers["Location"] == url("what-you-need")
    assert browser.post(url(step), walk.DETAILS).headers["Location"] == url("what-you-need")
    assert not Draft.objects.exists()


def test_unknown_step_is_not_found(browser: Client) -> None:
    assert browser.get(url("nothing")).status_code == 404


def test_reset_in_the_address_resets_nothing(browser: Client, ada: User) -> None:
    walk_to(browser, "document-kind")
    assert browser.get("/prove/photo-id/?reset=1").headers["Location"] == url("document-kind")
    assert "Ada" in browser.get(url("details")).content.decode()


def test_draft_survives_sign_out_and_another_device(browser: Client, ada: User) -> None:
    walk_to(browser, "selfie")
    browser.logout()
    other = walk.browser_of(ada)
    assert other.get("/prove/photo-id/").headers["Location"] == url("selfie")
    assert "O’Brien-Żak" in other.get(url("details")).content.decode()


def test_looking_writes_nothing(browser: Client, ada: User) -> None:
    walk_to(browser, "document")
    version = Draft.objects.get().version
    for step in ("what-you-need", "details", "document-kind", "document"):
        assert browser.get(url(step)).status_code == 200
    assert Draft.objects.get().version == version


def test_answers_lie_encrypted(browser: Client) -> None:
    walk_to(browser, "document-kind")
    with connection.cursor() as cursor:
        cursor.execute("SELECT answers FROM proofing_draft")
        assert b"Brien" not in bytes(str(cursor.fetchone()[0]), "utf-8")


def test_replacing_a_picture_erases_the_old_one(browser: Client, ada: User) -> None:
    walk_to(browser, "compare")
    old = Evidence.objects.get()
    take(browser, "document", document=walk.picture(walk.jpeg(60)))
    old.refresh_from_db()
    assert old.erased_at
    assert queries.current(case_of(ada))["document"].id != old.id
    assert browser.get("/prove/photo-id/").headers["Location"] == url("compare")


def test_going_on_without_a_new_picture_keeps_the_old_one(browser: Client, ada: User) -> None:
    walk_to(browser, "compare")
    assert browser.post(url("document")).headers["Location"] == url("compare")
    assert Evidence.objects.count() == 1


def test_video_remembers_the_order_it_answers(browser: Client, ada: User) -> None:
    walk_to(browser, "selfie")
    page = browser.get(url("selfie")).content.decode()
    drawn = case_of(ada).turns.split(",")
    assert [turn for turn in drawn if f"your {turn}" in page] == drawn
    take(browser, "selfie")
    assert queries.current(case_of(ada))["video"].turns == tuple(drawn)
    assert case_of(ada).turns == ""


def test_another_video_gets_a_new_order(browser: Client, ada: User) -> None:
    walk_to(browser, "check")
    browser.get(url("selfie"))
    assert case_of(ada).turns == "", "looking at a held video draws nothing"
    assert browser.post("/prove/photo-id/selfie/again/").headers["Location"] == url("selfie")
    browser.get(url("selfie"))
    assert case_of(ada).turns
    assert browser.get(url("check")).headers["Location"] == url("selfie")


def test_changed_details_have_to_be_compared_again(browser: Client) -> None:
    walk_to(browser, "check")
    answer = take(browser, "details", family_name="Lovelace")
    assert answer.headers["Location"] == url("compare")


def test_page_of_another_tab_cannot_be_confirmed_unseen(browser: Client, ada: User) -> None:
    walk_to(browser, "check")
    form = browser.get(url("check")).context["wizard"]["form"]
    seen = form["version"].value()
    take(browser, "details", given_name="Grace")
    take(browser, "compare")
    answer = browser.post(url("check"), {"version": seen})
    assert answer.status_code == 200
    assert "changed in another tab" in answer.content.decode()
    assert case_of(ada).state == CaseState.COLLECTING
    again = answer.context["wizard"]["form"]["version"].value()
    assert browser.post(url("check"), {"version": again}).headers["Location"] == "/prove/case/"


def test_own_picture_is_shown_and_nobody_elses(browser: Client, ada: User) -> None:
    walk_to(browser, "compare")
    path = f"/prove/picture/{Evidence.objects.get().pk}/"
    answer = browser.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert walk.browser_of(walk.citizen("eve@example.test")).get(path).status_code == 404
    browser.post("/prove/photo-id/document/again/")
    assert browser.get(path).status_code == 404


def test_service_that_waits_is_remembered(browser: Client, ada: User) -> None:
    request_id = "6f2c1c1e-3a52-4a7e-9d0c-3a1f7d2a9a10"
    browser.get(f"/prove/?request={request_id}")
    walk_to(browser, "details")
    assert str(case_of(ada).continuation) == request_id
    browser.get("/prove/?request=https://evil.example/")
    assert str(case_of(ada).continuation) == request_id
