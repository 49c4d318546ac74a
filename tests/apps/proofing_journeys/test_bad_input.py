"""Wrong answers and wrong files: a plain message next to the field, the draft kept, nothing passed."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from accounts.people.models import User
from nhslogin.foundation import clock
from nhslogin.foundation.limits import PHOTO_ID_TRIES, use
from proofing.cases.values import CaseState
from proofing.evidence.models import Evidence
from proofing.evidence.uploads import CappedUpload
from tests.apps.proofing_journeys import walk
from tests.apps.proofing_journeys.walk import case_of, take, url, walk_to

pytestmark = pytest.mark.django_db

WRONG = [
    ({"given_name": " "}, "Enter your first name"),
    ({"family_name": ""}, "Enter your last name"),
    ({"family_name": "123"}, "Last name must include letters"),
    ({"postcode": ""}, "Enter your postcode"),
    ({"postcode": "LS1"}, "Enter a full postcode"),
    ({"postcode": "BT1 5GS"}, "Northern Ireland"),
    ({"postcode": "JE2 3AB"}, "Channel Islands"),
    ({"nhs_number": "QQ123456C"}, "National Insurance"),
    ({"nhs_number": "999 123 456"}, "must have 10 numbers"),
    ({"nhs_number": "999 123 456X"}, "only include numbers"),
    ({"nhs_number": "999 123 4567"}, "not an NHS number"),
    ({"birthdate_day": "", "birthdate_month": "", "birthdate_year": ""}, "Enter your date of birth"),
    ({"birthdate_day": ""}, "must include a day"),
    ({"birthdate_month": "", "birthdate_year": ""}, "must include a month and a year"),
    ({"birthdate_day": "30", "birthdate_month": "2"}, "must be a real date"),
    ({"birthdate_year": "84"}, "4 numbers"),
    ({"birthdate_year": "2999"}, "must be in the past"),
    ({"birthdate_year": "1850"}, "Check the year"),
]


@pytest.mark.parametrize(("changes", "message"), WRONG)
def test_each_wrong_detail_has_its_sentence(browser: Client, changes: dict[str, str], message: str) -> None:
    walk_to(browser, "details")
    answer = take(browser, "details", **changes)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert message in page
    assert "<title>Error: " in page.replace("\n", "")
    assert browser.get("/prove/photo-id/").headers["Location"] == url("details")


@pytest.mark.parametrize(
    "changes",
    [
        {"nhs_number": "943 476 5919"},
        {"nhs_number": "943-476-5919 "},
        {"given_name": "O"},
        {"given_name": "N" * 100},
        {"family_name": "Null"},
        {"family_name": "王"},
        {"family_name": "D’Arcy - Smith"},
        {"postcode": "im11aa"},
        {"birthdate_day": "29", "birthdate_month": "feb", "birthdate_year": "1984"},
    ],
)
def test_right_details_are_taken(browser: Client, changes: dict[str, str]) -> None:
    walk_to(browser, "details")
    assert take(browser, "details", **changes).headers["Location"] == url("document-kind")


@pytest.mark.parametrize(("day", "taken"), [("22", True), ("23", True), ("24", False)])
def test_from_sixteen_on_by_the_calendar_of_london(browser: Client, day: str, taken: bool) -> None:
    walk_to(browser, "details")
    with time_machine.travel("2026-06-22T23:30:00Z", tick=True):  # half past midnight of the 23rd in London
        client = walk.browser_of(walk.citizen("young@example.test"))
        walk_to(client, "details")
        answer = take(client, "details", birthdate_day=day, birthdate_month="6", birthdate_year="2010")
    assert (answer.status_code == 302) is taken
    if not taken:
        assert "16 or over" in answer.content.decode()


def test_unknown_document_kind(browser: Client) -> None:
    walk_to(browser, "document-kind")
    assert "Choose a photo ID from the list" in take(browser, "document-kind", kind="library_card").content.decode()
    assert "Choose which photo ID" in browser.post(url("document-kind")).content.decode()


BAD_PICTURES = {
    "nothing": b"",
    "text": b"this is not a picture at all, only words",
    "truncated": walk.jpeg()[:3000],
    "video": b"\x1a\x45\xdf\xa3" + b"\x00" * 2000,
    "html": b"<html><script>alert(1)</script></html>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "archive": b"PK\x03\x04" + b"\x00" * 500,
}


@pytest.mark.parametrize("kind", BAD_PICTURES)
def test_bad_picture_is_refused_beside_the_field(browser: Client, kind: str) -> None:
    walk_to(browser, "document")
    answer = take(browser, "document", document=walk.picture(BAD_PICTURES[kind], name="../../evil.jpg"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'id="id_document-error"' in page
    assert not Evidence.objects.exists()
    assert browser.get("/prove/photo-id/").headers["Location"] == url("document")


def test_no_picture_at_all(browser: Client) -> None:
    walk_to(browser, "document")
    assert "Choose or take a photo" in browser.post(url("document")).content.decode()


@pytest.mark.parametrize(
    "content", [b"", b"no video", walk.jpeg(), walk.webm()[:20]], ids=["none", "text", "jpeg", "cut"]
)
def test_bad_video_is_refused_and_its_order_stays(browser: Client, ada: User, content: bytes) -> None:
    walk_to(browser, "selfie")
    browser.get(url("selfie"))
    drawn = case_of(ada).turns
    answer = take(browser, "selfie", video=walk.video(content))
    assert answer.status_code == 200
    assert 'id="id_video-error"' in answer.content.decode()
    assert case_of(ada).turns == drawn


def test_video_that_comes_too_late_gets_a_new_order(browser: Client, ada: User) -> None:
    walk_to(browser, "selfie")
    browser.get(url("selfie"))
    case = case_of(ada)
    case.turns_drawn_at = clock.now() - timedelta(hours=1)
    case.save()
    answer = browser.post(url("selfie"), {"video": walk.video()})
    assert answer.status_code == 200
    assert "took too long" in answer.content.decode()
    assert case_of(ada).turns
    assert not Evidence.objects.filter(part="video").exists()


def test_too_many_tries_are_told_and_the_draft_stays(browser: Client, ada: User) -> None:
    walk_to(browser, "check")
    for _ in range(PHOTO_ID_TRIES.count):
        use(PHOTO_ID_TRIES, str(ada.pk))
    answer = browser.post(url("check"))
    assert answer.status_code == 200
    assert "too many times" in answer.content.decode()
    assert "try again after" in answer.content.decode()
    assert case_of(ada).state == CaseState.COLLECTING


def test_huge_file_is_refused_beside_the_field_and_not_kept_whole(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limits made small, so that the test is quick: nothing else differs."""
    monkeypatch.setattr("nhslogin.foundation.files.accepting.VIDEO_BYTES", 3_000_000)
    monkeypatch.setattr("proofing.evidence.uploads.VIDEO_BYTES", 3_000_000)
    walk_to(browser, "selfie")
    answer = take(browser, "selfie", video=walk.video(walk.webm() + b"\0" * 6_000_000))
    assert answer.status_code == 200
    assert "must be smaller than" in answer.content.decode()


def test_no_more_than_the_largest_file_reaches_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("proofing.evidence.uploads.VIDEO_BYTES", 10)
    upload = CappedUpload()
    upload.new_file("video", "me.webm", "video/webm", 0)
    for start in range(0, 40, 4):
        upload.receive_data_chunk(b"abcd", start)
    assert upload.file.file.tell() == 11
