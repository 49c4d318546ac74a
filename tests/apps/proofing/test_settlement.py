"""What a reviewer's verdict does, and how identities follow each other."""

from dataclasses import replace

import pytest

from accounts.people import actions as people
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.errors import Rejected
from nhslogin.foundation.lifecycle import TransitionNotAllowed
from nhslogin.foundation.messages.api import messages_about, newest
from proofing import api
from proofing.assessment.actions import settle
from proofing.assessment.errors import NotProvable
from proofing.assessment.values import Verdict
from proofing.cases.values import CaseState, Part
from proofing.gpg45.scores import POLICY_VERSION
from proofing.identities.actions import revoke
from proofing.identities.errors import NumberAlreadyProved, OtherNumberBefore
from proofing.identities.models import Identity
from proofing.identities.queries import active_identity, history
from tests.apps.proofing.ground import (
    ANNA,
    CLAIM,
    NUMBER,
    OTHER_NUMBER,
    SYSTEM,
    SetEngine,
    assessed,
    enter,
    hand_in,
    make_account,
    ready_case,
    video,
)

pytestmark = pytest.mark.django_db
REVIEWER = Actor.staff("22222222-2222-4222-8222-222222222222", "reviewer")


def referred(engine: SetEngine, claim=CLAIM, **reads: str):
    engine.reads("refer", "dates_differ_on_page", **reads)
    case = assessed(ready_case(claim=claim))
    assert case.state == "awaiting_review"
    return case


def test_an_approval_gives_p9_by_the_same_profile(engine: SetEngine) -> None:
    enter(ANNA)
    case = settle(case=referred(engine), verdict=Verdict.approve(), by=REVIEWER)
    identity = api.identity(case.account_id)
    assert (case.state, identity.level, identity.profile) == ("verified", "P9", "M1A")  # type: ignore[union-attr]
    assert case.decided_at is not None


def test_every_verdict_says_by_which_policy_it_came_about(engine: SetEngine) -> None:
    enter(ANNA)
    case = referred(engine)
    settle(case=case, verdict=Verdict.reject("IDC-091"), by=REVIEWER)
    stamps = dict(case.transitions.values_list("event", "policy_version"))
    assert stamps == {"submit": "", "refer": POLICY_VERSION, "reject": POLICY_VERSION}


def test_a_rejection_ends_the_case_with_the_advice(engine: SetEngine) -> None:
    enter(ANNA)
    case = settle(case=referred(engine), verdict=Verdict.reject("document_fake", "Use another way."), by=REVIEWER)
    assert (case.state, api.level(case.account_id)) == ("not_verified", "P0")
    assert any(message.code == "proofing.not_verified" for message in messages_about(case.about))


def test_a_reviewer_asks_for_one_part_and_the_rest_is_kept(engine: SetEngine) -> None:
    enter(ANNA)
    engine.sees("refer", "picture_jumps")
    case = assessed(ready_case())
    asked = Verdict.ask_citizen(("no_sound",), (Part.VIDEO,), "Record it again.")
    case = settle(case=case, verdict=asked, by=REVIEWER)
    assert (case.state, case.parts_needed) == ("action_needed", ["video"])
    engine.sees()
    video(case)
    assert assessed(case).state == "verified"


def test_a_reviewer_cannot_approve_without_a_record(engine: SetEngine) -> None:
    case = ready_case()
    engine.reads("refer", "dates_differ_on_page")
    case = assessed(case)
    with pytest.raises(NotProvable) as lacking:
        settle(case=case, verdict=Verdict.approve(), by=REVIEWER)
    assert lacking.value.missing == ("record",)
    case.refresh_from_db()
    assert (case.state, api.level(case.account_id)) == ("awaiting_review", "P0")


def test_a_reviewer_cannot_approve_what_no_profile_gives(engine: SetEngine) -> None:
    enter(ANNA)
    case = referred(engine, issuing_state="XYZ")
    with pytest.raises(NotProvable):
        settle(case=case, verdict=Verdict.approve(), by=REVIEWER)


def test_a_reviewer_learns_that_the_number_is_proved_elsewhere(engine: SetEngine) -> None:
    enter(ANNA)
    case = referred(engine)
    api.enter_identity(make_account(), NUMBER, "P9", SYSTEM, ground="vouched")
    with pytest.raises(NumberAlreadyProved):
        settle(case=case, verdict=Verdict.approve(), by=REVIEWER)
    case.refresh_from_db()
    assert case.state == "awaiting_review"


def test_a_person_may_not_settle_with_the_machines_words_nor_the_machine_with_a_persons(engine: SetEngine) -> None:
    enter(ANNA)
    case = referred(engine)
    with pytest.raises(TransitionNotAllowed):
        settle(case=case, verdict=Verdict.fail("tries_used_up"), by=REVIEWER)
    with pytest.raises(TransitionNotAllowed):
        settle(case=case, verdict=Verdict.approve(), by=SYSTEM)
    assert api.level(case.account_id) == "P0"


def test_an_account_closed_while_checks_run_is_proved_nobody(engine: SetEngine) -> None:
    enter(ANNA)
    case = ready_case()
    hand_in(case)
    people.close(account_id=case.account_id, by=Actor.citizen(case.account_id))
    case = assessed(case)
    assert (case.state, api.level(case.account_id)) == ("awaiting_review", "P0")
    assert newest(limit=5) == () or all(row.code != "proofing.verified" for row in newest(limit=5))


def test_p9_supersedes_p5_of_the_same_number(engine: SetEngine) -> None:
    enter(ANNA)
    account = make_account()
    api.enter_identity(account, NUMBER, "P5", SYSTEM)
    assert api.level(account) == "P5"
    assert assessed(ready_case(account)).state == "verified"
    assert [(row.level, row.status) for row in history(account)] == [("P9", "active"), ("P5", "superseded")]


def test_another_number_than_before_is_refused() -> None:
    enter(ANNA, replace(ANNA, nhs_number=OTHER_NUMBER))
    account = make_account()
    api.enter_identity(account, NUMBER, "P5", SYSTEM)
    with pytest.raises(OtherNumberBefore):
        api.enter_identity(account, OTHER_NUMBER, "P5", SYSTEM)


def test_a_revoked_number_is_free_again() -> None:
    enter(ANNA)
    first, second = make_account(), make_account()
    api.enter_identity(first, NUMBER, "P5", SYSTEM)
    with pytest.raises(NumberAlreadyProved):
        api.enter_identity(second, NUMBER, "P5", SYSTEM)
    row = active_identity(first)
    assert row is not None
    revoke(identity=row, by=SYSTEM, reason="mistake")
    api.enter_identity(second, NUMBER, "P5", SYSTEM)
    assert (api.level(first), api.level(second)) == ("P0", "P5")


@pytest.mark.parametrize(("level", "ground"), [("P9", ""), ("P9", "a ground nobody knows"), ("P5", "vouched")])
def test_no_level_is_entered_that_the_tables_do_not_give(level, ground) -> None:
    enter(ANNA)
    with pytest.raises(Rejected):
        api.enter_identity(make_account(), NUMBER, level, SYSTEM, ground=ground)
    assert not Identity.objects.exists()


def test_a_ground_is_never_written_as_a_profile() -> None:
    enter(ANNA)
    account = make_account()
    api.enter_identity(account, NUMBER, "P9", SYSTEM, ground="vouched")
    identity = api.identity(account)
    assert (identity.level, identity.ground, identity.profile) == ("P9", "vouched", "")  # type: ignore[union-attr]


def test_states_of_the_case_are_words_of_the_lifecycle() -> None:
    assert api.case_view(make_account()) is None
    assert {state.value for state in CaseState} >= {"collecting", "verified"}
