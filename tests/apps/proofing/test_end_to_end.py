"""The whole way on real pictures: a drawn passport and a made selfie clip, read by the real engine process."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nhslogin.devkit.specimens import Fault, Holder, Kind, photographed
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.files.api import AcceptedFile, accept_picture, accept_video
from nhslogin.foundation.integrations.patient_index.port import PatientRecord, PersonName
from proofing import api
from proofing.assessment.models import Check
from proofing.cases.actions import claim_details, draw_turns, open_case
from proofing.cases.models import Case
from proofing.cases.values import ClaimedDetails, Part
from proofing.engines.process import engine
from proofing.evidence.actions import attach
from tests.apps.proofing.ground import enter, hand_in, make_account, work_off
from tests.engines.selfies import Studio

pytestmark = [pytest.mark.engines, pytest.mark.django_db]

BORN = date(1974, 8, 12)
RECORD = PatientRecord("9990000018", (PersonName(("Anna", "Maria"), "Eriksson"),), BORN, ("LS1 4AP",))
CLAIM = ClaimedDetails("Anna", "Eriksson", BORN, "LS1 4AP")
HOLDER = Holder("Anna Maria", "Eriksson", BORN)


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return Studio(tmp_path_factory.mktemp("selfies"))


@pytest.fixture(autouse=True)
def _one_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each clip takes seconds to make; that all orders are drawn and read is tested elsewhere."""
    monkeypatch.setattr("proofing.cases.actions.TURN_ORDERS", ("left,right",))


@pytest.fixture(scope="module", autouse=True)
def _end_the_engine() -> Iterator[None]:
    yield
    engine().close()


def begun() -> Case:
    enter(RECORD)
    account = make_account()
    case = open_case(account_id=account, level="P9", by=Actor.citizen(account))
    return claim_details(case=case, details=CLAIM, by=Actor.citizen(account))


def photograph(case: Case, content: bytes) -> None:
    accepted = accept_picture(SimpleUploadedFile("passport.jpg", content))
    assert isinstance(accepted, AcceptedFile), accepted
    by = Actor.citizen(case.account_id)
    attach(case=case, part=Part.DOCUMENT.value, kind="passport", accepted=accepted, by=by)


def record(case: Case, clip: Path) -> None:
    accepted = accept_video(SimpleUploadedFile("selfie.webm", clip.read_bytes()))
    assert isinstance(accepted, AcceptedFile), accepted
    attach(case=case, part=Part.VIDEO.value, kind="", accepted=accepted, by=Actor.citizen(case.account_id))


def turns(case: Case) -> tuple[str, ...]:
    return draw_turns(case=case, by=Actor.citizen(case.account_id))


def checked(case: Case) -> Case:
    hand_in(case)
    work_off()
    case.refresh_from_db()
    return case


def test_a_real_passport_and_selfie_prove_who_somebody_is(studio: Studio) -> None:
    case = begun()
    photograph(case, photographed(HOLDER))
    record(case, studio.good("astronaut", *turns(case)))
    started = time.monotonic()
    case = checked(case)
    told = list(Check.objects.filter(case=case).values_list("check_name", "outcome", "findings"))
    assert case.state == "verified", told
    assert time.monotonic() - started < 60
    identity = api.identity(case.account_id)
    assert (identity.level, identity.profile) == ("P9", "M1A")  # type: ignore[union-attr]
    document = Check.objects.get(case=case, check_name="document")
    assert document.versions
    assert all(finding["check"] for finding in document.findings)


def test_somebody_else_in_front_of_the_camera_is_asked_once_more_then_seen_by_a_person(studio: Studio) -> None:
    case = begun()
    photograph(case, photographed(HOLDER))
    record(case, studio.good("hopper", *turns(case)))
    case = checked(case)
    assert (case.state, case.parts_needed) == ("action_needed", ["video"])
    record(case, studio.good("hopper", *turns(case)))
    case = checked(case)
    assert case.state == "awaiting_review"
    assert api.level(case.account_id) == "P0"


def test_a_blurred_passport_is_asked_for_again_and_the_video_is_kept(studio: Studio) -> None:
    case = begun()
    photograph(case, photographed(HOLDER, Kind.PASSPORT, Fault.BLUR))
    record(case, studio.good("astronaut", *turns(case)))
    case = checked(case)
    assert (case.state, case.parts_needed) == ("action_needed", ["document"])
    photograph(case, photographed(HOLDER))
    case = checked(case)
    assert case.state == "verified"
    assert Check.objects.get(case=case, attempt=2, check_name="liveness").carried_from is not None


def test_the_right_face_turning_the_wrong_way_is_asked_again(studio: Studio) -> None:
    case = begun()
    photograph(case, photographed(HOLDER))
    other_way = {"left": "right", "right": "left"}
    record(case, studio.good("astronaut", *[other_way[turn] for turn in turns(case)]))
    case = checked(case)
    assert (case.state, case.parts_needed) == ("action_needed", ["video"])
