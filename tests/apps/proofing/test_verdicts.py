"""From submit to verdict, with the engines' answers set by each row."""

from dataclasses import replace
from datetime import date

import pytest

from nhslogin.foundation.audit.models import AuditRecord
from nhslogin.foundation.messages.api import messages_about
from proofing import api
from proofing.assessment.models import Check
from proofing.engines.process import EngineDied, EngineRefused, EngineTimeout
from proofing.identities.models import Identity
from tests.apps.proofing.ground import (
    ANNA,
    CLAIM,
    NUMBER,
    OTHER_NUMBER,
    SetEngine,
    assessed,
    enter,
    finding,
    hand_in,
    make_account,
    picture,
    ready_case,
    video,
    work_off,
)

pytestmark = pytest.mark.django_db


def outcomes(case) -> dict[str, str]:
    return {row.check_name: row.outcome for row in Check.objects.filter(case=case, attempt=case.attempt)}


def reason(case) -> str:
    return case.transitions.order_by("-at").first().reason


def test_good_pictures_and_a_record_give_p9_with_profile_scores_and_policy(engine: SetEngine) -> None:
    enter(ANNA)
    case = assessed(ready_case())
    assert case.state == "verified"
    assert set(outcomes(case).values()) == {"pass"}
    identity = api.identity(case.account_id)
    assert identity is not None
    assert (identity.level, identity.nhs_number, identity.given_name) == ("P9", NUMBER, "Anna")
    assert (identity.family_name, identity.surgery_ods_code, identity.profile) == ("Müller", "A12345", "M1A")
    assert identity.policy_version
    assert api.level(case.account_id) == "P9"
    row = Identity.objects.get()
    assert row.scores["evidence"] == [[4, 2]]
    assert [message.code for message in messages_about(case.about)] == ["proofing.verified"]


def test_what_is_kept_beside_the_sealed_fields_names_nobody(engine: SetEngine) -> None:
    enter(ANNA)
    case = assessed(ready_case())
    told = str(list(AuditRecord.objects.values())) + str(list(Check.objects.values("findings", "versions", "inputs")))
    for word in (NUMBER, "Müller", "MUELLER", "1985-02-03", "901234567", "LS1"):
        assert word not in told
    stored = str(list(Check.objects.values("read")))
    assert "MUELLER" not in stored
    assert case.submitted_at is not None


@pytest.mark.parametrize(
    ("set_answer", "state", "why", "parts"),
    [
        (lambda e: e.reads("ask_again", "page_blurred"), "action_needed", "page_blurred", ["document"]),
        (lambda e: e.sees("ask_again", "wrong_order"), "action_needed", "wrong_order", ["video"]),
        (lambda e: e.compares("ask_again", "face_differs", "no_match"), "action_needed", "face_differs", ["video"]),
        (
            lambda e: e.compares("ask_again", "portrait_small", "no_match"),
            "action_needed",
            "portrait_small",
            ["document"],
        ),
        (lambda e: e.reads("refer", "dates_differ_on_page"), "awaiting_review", "dates_differ_on_page", None),
        (lambda e: e.sees("refer", "picture_jumps"), "awaiting_review", "picture_jumps", None),
        (lambda e: e.compares("refer", "face_unsure", "unsure"), "awaiting_review", "face_unsure", None),
        # The machine alone never ends a case for what an engine calls a failure.
        (
            lambda e: e.reads("fail", "composite_check_digit_wrong"),
            "awaiting_review",
            "composite_check_digit_wrong",
            None,
        ),
        # An answer that contradicts its own findings is not trusted.
        (lambda e: e.compares("pass", "", "no_match"), "awaiting_review", "face_unsure", None),
        (lambda e: e.answers.update(check_liveness={"findings": []}), "awaiting_review", "could_not_check", None),
        (lambda e: e.reads(surname="SMITH"), "awaiting_review", "document_family_name_differs", None),
        (lambda e: e.reads(given_names="BERTA"), "awaiting_review", "document_given_name_differs", None),
        (lambda e: e.reads(birth_date="1985-02-04"), "awaiting_review", "document_birth_date_differs", None),
        (lambda e: e.reads(birth_date="not a date"), "awaiting_review", "document_birth_date_differs", None),
        (lambda e: e.reads(document_number=""), "awaiting_review", "document_used_before", None),
        # No chip can be taken for granted: the profile of P9 is not met.
        (lambda e: e.reads(issuing_state="XYZ"), "awaiting_review", "profile_not_met", None),
        (lambda e: e.reads(surname="OBRIEN"), "verified", "", None),
    ],
)
def test_verdict_table(engine: SetEngine, set_answer, state, why, parts) -> None:
    enter(ANNA)
    set_answer(engine)
    case = assessed(ready_case())
    assert (case.state, reason(case)) == (state, why)
    if parts is not None:
        assert case.parts_needed == parts
    assert (api.level(case.account_id) == "P9") is (state == "verified")


@pytest.mark.parametrize("trouble", [EngineTimeout("slow"), EngineDied("gone"), RuntimeError("boom")])
@pytest.mark.parametrize("verb", ["read_document", "check_liveness", "compare_faces"])
def test_what_could_not_be_checked_goes_to_a_person(engine: SetEngine, trouble, verb) -> None:
    enter(ANNA)
    engine.answers[verb] = trouble
    case = assessed(ready_case())
    assert (case.state, reason(case)) == ("awaiting_review", "could_not_check")
    assert engine.asked.count(verb) == 3
    assert api.level(case.account_id) == "P0"


def test_an_engine_that_recovers_is_asked_again_by_the_job(engine: SetEngine) -> None:
    enter(ANNA)
    good, calls = engine.answers["read_document"], []

    def call(verb, arguments, timeout):
        calls.append(verb)
        if calls.count("read_document") == 1 and verb == "read_document":
            raise EngineDied("gone")
        return {**engine.answers, "read_document": good}[verb]

    engine.call = call  # type: ignore[method-assign]
    assert assessed(ready_case()).state == "verified"


def test_a_file_that_does_not_open_is_asked_for_again(engine: SetEngine) -> None:
    enter(ANNA)
    engine.answers["read_document"] = EngineRefused("picture_cannot_be_opened")
    case = assessed(ready_case())
    assert (case.state, case.parts_needed) == ("action_needed", ["document"])


def test_a_harmful_file_is_never_opened_and_asked_for_again(engine: SetEngine) -> None:
    enter(ANNA)
    case = ready_case()
    video(case, b"MZ" + b"\x00" * 100)
    case = assessed(case)
    assert (case.state, case.parts_needed, engine.asked) == ("action_needed", ["video"], [])


@pytest.mark.parametrize(
    ("person", "claim", "state", "why"),
    [
        (None, CLAIM, "action_needed", "record_not_found"),
        (ANNA, replace(CLAIM, family_name="O'Brien", postcode="sw1a1aa"), "verified", ""),
        (ANNA, replace(CLAIM, postcode="", nhs_number=NUMBER), "verified", ""),
        (
            ANNA,
            replace(CLAIM, birth_date=date(1985, 2, 4), nhs_number=NUMBER),
            "action_needed",
            "record_birth_date_differs",
        ),
        (ANNA, replace(CLAIM, nhs_number=OTHER_NUMBER), "action_needed", "record_not_found"),
        (
            ANNA,
            replace(CLAIM, family_name="Smith", nhs_number=NUMBER),
            "awaiting_review",
            "claimed_family_name_differs",
        ),
        (replace(ANNA, deceased=True), CLAIM, "not_verified", "record_closed"),
        (replace(ANNA, restricted=True), CLAIM, "action_needed", "record_not_found"),
        (replace(ANNA, restricted=True), replace(CLAIM, nhs_number=NUMBER), "verified", ""),
    ],
)
def test_record_table(engine: SetEngine, person, claim, state, why) -> None:
    if person:
        enter(person)
    case = assessed(ready_case(claim=claim))
    assert (case.state, reason(case)) == (state, why)
    if state == "action_needed":
        assert case.parts_needed == ["details"]


def test_two_people_alike_are_asked_for_the_number(engine: SetEngine) -> None:
    enter(ANNA, replace(ANNA, nhs_number=OTHER_NUMBER))
    case = assessed(ready_case())
    assert (case.state, reason(case)) == ("action_needed", "record_too_many")


def test_a_face_that_does_not_match_is_asked_again_once_then_referred(engine: SetEngine) -> None:
    enter(ANNA)
    engine.compares("ask_again", "face_differs", "no_match")
    case = assessed(ready_case())
    assert case.state == "action_needed"
    video(case)
    case = assessed(case)
    assert (case.state, reason(case)) == ("awaiting_review", "face_differs")


def test_asking_again_keeps_what_was_good(engine: SetEngine) -> None:
    enter(ANNA)
    engine.sees("ask_again", "too_dark")
    case = assessed(ready_case())
    assert (case.state, case.parts_needed) == ("action_needed", ["video"])
    assert outcomes(case)["face_match"] == "skipped"
    engine.sees()
    engine.asked.clear()
    video(case)
    case = assessed(case)
    assert case.state == "verified"
    assert sorted(engine.asked) == ["check_liveness", "compare_faces"]
    assert Check.objects.get(case=case, attempt=2, check_name="document").carried_from is not None


def test_five_tries_that_must_be_asked_again_end_the_case(engine: SetEngine) -> None:
    enter(ANNA)
    engine.reads("ask_again", "page_blurred")
    case = ready_case()
    for attempt in range(1, 6):
        case = assessed(case)
        assert case.attempt == attempt
        if attempt < 5:
            assert case.state == "action_needed"
            picture(case)
    assert (case.state, reason(case)) == ("not_verified", "tries_used_up")


def test_a_sixth_try_within_six_hours_is_refused_and_nothing_is_lost(engine: SetEngine) -> None:
    enter(ANNA)
    engine.reads("ask_again", "page_blurred")
    account = make_account()
    case = ready_case(account)
    for _ in range(4):
        case = assessed(case)
        picture(case)
    assessed(case)
    again = ready_case(account)
    refused = hand_in(again)
    again.refresh_from_db()
    assert (refused.reason, again.state, again.attempt) == ("too_many", "collecting", 0)
    assert refused.until is not None


def test_one_document_in_two_accounts_goes_to_a_person(engine: SetEngine) -> None:
    enter(ANNA, replace(ANNA, nhs_number=OTHER_NUMBER, postcodes=("M1 1AE",)))
    assert assessed(ready_case()).state == "verified"
    second = assessed(ready_case(claim=replace(CLAIM, postcode="M1 1AE")))
    assert (second.state, reason(second)) == ("awaiting_review", "document_used_before")


def test_one_file_in_two_accounts_goes_to_a_person(engine: SetEngine) -> None:
    enter(ANNA)
    first, second = ready_case(), ready_case()
    for case in (first, second):
        video(case, b"\x1aE\xdf\xa3 one and the same")
    engine.reads(document_number="123456789")
    assert reason(assessed(second)) == "file_used_before"


def test_a_number_proved_in_another_account_goes_to_a_person(engine: SetEngine) -> None:
    enter(ANNA)
    assert assessed(ready_case()).state == "verified"
    engine.reads(document_number="123456789")
    second = assessed(ready_case())
    assert (second.state, reason(second)) == ("awaiting_review", "number_already_proved")
    assert api.level(second.account_id) == "P0"


def test_an_account_that_proves_another_number_than_before_goes_to_a_person(engine: SetEngine) -> None:
    enter(ANNA, replace(ANNA, nhs_number=OTHER_NUMBER, postcodes=("M1 1AE",)))
    account = make_account()
    assert assessed(ready_case(account)).state == "verified"
    second = assessed(ready_case(account, replace(CLAIM, postcode="M1 1AE")))
    assert (second.state, reason(second)) == ("awaiting_review", "other_number_before")
    assert api.identity(account).nhs_number == NUMBER  # type: ignore[union-attr]


def test_nothing_personal_is_said_about_referred_signs(engine: SetEngine) -> None:
    enter(ANNA)
    engine.reads("refer", "dates_differ_on_page")
    case = assessed(ready_case())
    view = api.case_view(case.account_id)
    assert view is not None
    assert (view.state, view.reasons) == ("awaiting_review", ())
    assert {check.state for check in view.checks} == {"done"}


def test_the_view_tells_what_to_do_while_something_is_needed(engine: SetEngine) -> None:
    enter(ANNA)
    engine.reads("ask_again", "page_blurred")
    case = assessed(ready_case())
    view = api.case_view(case.account_id)
    assert view is not None
    assert [(one.code, one.part) for one in view.reasons] == [("page_blurred", "document")]
    assert "blurred" in view.reasons[0].text
    message = messages_about(case.about)[-1]
    assert message.code == "proofing.action_needed"


def test_findings_carry_measure_threshold_and_versions(engine: SetEngine) -> None:
    enter(ANNA)
    case = assessed(ready_case())
    row = Check.objects.get(case=case, check_name="document")
    assert row.findings == [finding("mrz")]
    assert row.versions == ["ocr-1"]
    work_off()
