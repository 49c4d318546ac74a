"""Reviewers: the queue hands out, one at a time, nobody decides about themselves, one decision per referral."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY

from accounts.credentials.models import StaffTotpDevice
from accounts.organisations.models import Organisation, StaffMembership
from accounts.people.models import User
from accounts.people.values import AccountKind, AccountState
from nhslogin.foundation.audit.api import entries_about
from proofing.cases.models import Case
from proofing.cases.values import CaseState
from proofing.identities.queries import active_identity
from proofing.review.actions import LEASE
from proofing.review.models import Decision, ReviewLease
from proofing.review.tables import QUESTIONS, REASONS, Outcome
from tests.apps.proofing import ground
from tests.apps.proofing.conftest import engine  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db

YES = {question.code: "yes" for question in QUESTIONS} | {"attempt": "1"}
APPROVE = YES | {"outcome": "approved", "confirm": "on"}


def member(role: str = "reviewer", email: str = "reviewer@staff.example.test") -> User:
    person = User(kind=AccountKind.STAFF.value, state=AccountState.ACTIVE.value)
    person.set_email(email)
    person.save()
    home, _ = Organisation.objects.get_or_create(code="OPS", defaults={"name": "Operator", "kind": "operator"})
    StaffMembership.objects.create(account=person, organisation=home, role=role)
    return person


def browser_of(person: User, *, with_code: bool = True) -> Client:
    client = Client()
    client.force_login(person)
    if with_code:
        device = StaffTotpDevice.objects.create(user=person, name="app", confirmed=True)
        session = client.session
        session[DEVICE_ID_SESSION_KEY] = device.persistent_id
        session.save()
    return client


@pytest.fixture
def referred(engine: ground.SetEngine) -> Case:  # noqa: F811
    ground.enter(ground.ANNA)
    engine.compares("refer", "face_unsure", says="unsure")
    case = ground.assessed(ground.ready_case())
    assert case.state == CaseState.AWAITING_REVIEW
    return case


@pytest.fixture
def reviewer() -> Client:
    return browser_of(member())


def taken(client: Client, case: Case) -> str:
    answer = client.post("/staff/review/next/")
    assert answer.headers["Location"] == f"/staff/review/{case.pk}/"
    return str(answer.headers["Location"])


def test_only_reviewers_with_their_code_come_in(referred: Case) -> None:
    assert Client().get("/staff/review/").status_code == 302
    assert browser_of(member(), with_code=False).get("/staff/review/").status_code == 302
    assert browser_of(member("reception", "r@staff.example.test")).get("/staff/review/").status_code == 403
    admin = browser_of(member("admin", "a@staff.example.test"))
    assert "not the cases" in admin.get("/staff/review/").content.decode()
    assert admin.post("/staff/review/next/").status_code == 403


def test_page_shows_everything_side_by_side(reviewer: Client, referred: Case) -> None:
    page = reviewer.get(taken(reviewer, referred)).content.decode()
    for text in ("Müller", "MUELLER", "3 February 1985", "9990000018", "We are not sure that the photo", "LS1 4AP"):
        assert text in page
    for question in QUESTIONS:
        assert f'name="{question.code}"' in page
    for reason in REASONS:
        assert reason.code in page


def test_case_is_with_one_reviewer_at_a_time(reviewer: Client, referred: Case) -> None:
    path = taken(reviewer, referred)
    second = browser_of(member(email="second@staff.example.test"))
    assert second.post("/staff/review/next/").headers["Location"] == "/staff/review/"
    assert second.get(path).headers["Location"] == "/staff/review/"
    assert second.post(path, APPROVE).headers["Location"] == "/staff/review/"
    assert second.get(f"{path}document/").status_code == 404
    reviewer.post("/staff/review/give-back/")
    taken(second, referred)
    lost = reviewer.post(path, APPROVE, follow=True).content.decode()
    assert "Nothing you did was saved" in lost
    assert not Decision.objects.exists()


def test_forgotten_case_goes_to_the_next_reviewer(referred: Case) -> None:
    first, second = browser_of(member()), browser_of(member(email="second@staff.example.test"))
    taken(first, referred)
    with time_machine.travel(referred.submitted_at + timedelta(minutes=16), tick=True):
        session = second.session
        session["seen_at"] = (referred.submitted_at + timedelta(minutes=16)).timestamp()
        session.save()
        taken(second, referred)


@pytest.mark.parametrize(("minutes", "renewed"), [(2, False), (10, True)])
def test_looking_on_renews_the_time_once_half_is_over(
    reviewer: Client, referred: Case, minutes: int, renewed: bool
) -> None:
    path = taken(reviewer, referred)
    before = ReviewLease.objects.get(case=referred).until
    with time_machine.travel(before - LEASE + timedelta(minutes=minutes), tick=True):
        assert reviewer.get(path).status_code == 200
    assert (ReviewLease.objects.get(case=referred).until > before) is renewed


def test_approval_proves_the_person(reviewer: Client, referred: Case) -> None:
    answer = reviewer.post(taken(reviewer, referred), APPROVE)
    assert answer.status_code == 302, answer.content.decode()
    referred.refresh_from_db()
    assert referred.state == CaseState.VERIFIED
    identity = active_identity(referred.account_id)
    assert identity is not None
    assert (identity.level, identity.nhs_number) == ("P9", ground.NUMBER)
    events = {entry.event for entry in entries_about(f"case:{referred.pk}")}
    assert {"review.taken", "review.decided", "case.approved"} <= events


def test_rejection_has_a_reason_and_advice(reviewer: Client, referred: Case) -> None:
    given = YES | {"outcome": "rejected", "same_face": "no", "reason": "IDC-091", "note": "another person"}
    reviewer.post(taken(reviewer, referred), given)
    referred.refresh_from_db()
    assert referred.state == CaseState.NOT_VERIFIED
    decision = Decision.objects.get()
    assert (decision.outcome, decision.reason, decision.note) == (Outcome.REJECTED, "IDC-091", "another person")
    page = citizens_status(referred)
    assert "GP surgery can help" in page
    assert "another person" not in page


def test_reviewer_may_ask_for_a_better_video(reviewer: Client, referred: Case) -> None:
    given = YES | {"outcome": "asked_again", "face_clear": "no", "reason": "IDC-081", "note": "too dark"}
    reviewer.post(taken(reviewer, referred), given)
    referred.refresh_from_db()
    assert (referred.state, referred.parts_needed) == (CaseState.ACTION_NEEDED, ["video"])
    page = citizens_status(referred)
    assert "Record a new video" in page
    assert "/prove/photo-id/selfie/" in page


def citizens_status(case: Case) -> str:
    client = Client()
    client.force_login(User.objects.get(pk=case.account_id))
    return client.get("/prove/case/").content.decode()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "Choose a decision"),
        (YES | {"outcome": "approved"}, "Tick the box"),
        (APPROVE | {"same_face": "no"}, "To approve, answer yes: "),
        ({"outcome": "approved", "confirm": "on"}, "To approve, answer yes: "),
        (YES | {"outcome": "rejected"}, "Choose a reason"),
        (YES | {"outcome": "rejected", "reason": "IDC-091"}, "says no to this question"),
        (YES | {"outcome": "rejected", "document_genuine": "no", "reason": "IDC-031"}, "Say what you saw"),
        (YES | {"outcome": "asked_again", "same_face": "no", "reason": "IDC-091"}, "cannot mend this"),
        (YES | {"outcome": "sold", "reason": "x"}, "Select a valid choice"),
    ],
)
def test_half_a_decision_decides_nothing(reviewer: Client, referred: Case, given: dict[str, Any], says: str) -> None:
    answer = reviewer.post(taken(reviewer, referred), {"attempt": "1"} | given)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    referred.refresh_from_db()
    assert referred.state == CaseState.AWAITING_REVIEW


def test_a_page_of_an_earlier_try_decides_nothing(reviewer: Client, referred: Case) -> None:
    """Left open in another tab while the person was asked for one part, handed it in, and was referred again."""
    path = taken(reviewer, referred)
    assert 'name="attempt" value="1"' in reviewer.get(path).content.decode()
    Case.objects.filter(pk=referred.pk).update(attempt=2)
    lost = reviewer.post(path, APPROVE, follow=True).content.decode()
    assert "Nothing you did was saved" in lost
    assert Decision.objects.count() == 0


def test_second_decision_finds_the_first(reviewer: Client, referred: Case) -> None:
    path = taken(reviewer, referred)
    reviewer.post(path, APPROVE)
    again = reviewer.post(path, APPROVE, follow=True).content.decode()
    assert "has decided it" in again
    assert Decision.objects.count() == 1


def test_nobody_is_handed_their_own_case(referred: Case) -> None:
    own = browser_of(member(email=User.objects.get(pk=referred.account_id).email))
    assert own.post("/staff/review/next/").headers["Location"] == "/staff/review/"


def test_pictures_are_sealed_off_and_audited(reviewer: Client, referred: Case) -> None:
    path = taken(reviewer, referred)
    whole = reviewer.get(f"{path}video/")
    assert whole.headers["Content-Type"] == "video/webm"
    assert "sandbox" in whole.headers["Content-Security-Policy"]
    assert whole.headers["Cache-Control"] == "no-store"
    part = reviewer.get(f"{path}video/", headers={"Range": "bytes=2-5"})
    assert (part.status_code, part.content) == (206, whole.content[2:6])
    assert part.headers["Content-Range"] == f"bytes 2-5/{len(whole.content)}"
    assert reviewer.get(f"{path}video/", headers={"Range": "bytes=99999999-"}).status_code == 416
    assert reviewer.get(f"{path}nothing/").status_code == 404


def test_staff_home_lists_what_the_role_may_do(reviewer: Client) -> None:
    assert "/staff/review/" in reviewer.get("/staff/").content.decode()
    assert (
        "nothing for your role" in browser_of(member("nurse", "n@staff.example.test")).get("/staff/").content.decode()
    )
