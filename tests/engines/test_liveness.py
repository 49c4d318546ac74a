"""The head-turn challenge on made clips: doing what was asked passes, all else is refused for its own reason."""

import pytest

from nhslogin.devkit.clips.make import Kind
from proofing.engines.face.api import Liveness, check_liveness
from proofing.engines.findings import Outcome
from tests.engines.selfies import Studio

pytestmark = pytest.mark.engines


def reasons(liveness: Liveness) -> set[str]:
    return {finding.reason for finding in liveness.findings if finding.outcome is not Outcome.PASS}


def test_a_person_who_turns_as_asked_passes(studio: Studio) -> None:
    liveness = check_liveness(studio.good("astronaut", "left", "right"), ("left", "right"))
    assert reasons(liveness) == set()
    assert (liveness.turns_seen, liveness.outcome) == (("left", "right"), Outcome.PASS)
    assert all(finding.measure is not None and finding.threshold is not None for finding in liveness.findings)


def test_three_turns_of_the_second_person_pass(studio: Studio) -> None:
    liveness = check_liveness(studio.good("hopper", "right", "left", "right"), ("right", "left", "right"))
    assert (liveness.turns_seen, liveness.outcome) == (("right", "left", "right"), Outcome.PASS)


@pytest.mark.parametrize("asked", [("right", "left"), ("right", "left", "right")])
def test_another_order_is_asked_again(studio: Studio, asked: tuple[str, ...]) -> None:
    liveness = check_liveness(studio.good("astronaut", "left", "right"), asked)
    assert liveness.outcome is Outcome.ASK_AGAIN
    assert reasons(liveness) == {"wrong_order"}


def test_a_turn_too_few_is_said(studio: Studio) -> None:
    liveness = check_liveness(studio.good("astronaut", "left", "right"), ("left", "right", "left"))
    assert (liveness.outcome, reasons(liveness)) == (Outcome.ASK_AGAIN, {"turn_missing"})


@pytest.mark.parametrize(
    ("kind", "outcome", "expected"),
    [
        (Kind.STILL, Outcome.ASK_AGAIN, {"no_turn"}),
        (Kind.FROZEN, Outcome.ASK_AGAIN, {"no_turn", "frozen"}),
        (Kind.HALF, Outcome.ASK_AGAIN, {"no_turn"}),
        (Kind.PAIR, Outcome.ASK_AGAIN, {"two_faces"}),
        (Kind.JUMP, Outcome.REFER, {"picture_jumps"}),
        (Kind.SPLICE, Outcome.REFER, {"several_people"}),
    ],
)
def test_bad_clips_are_refused_for_their_own_reason(
    studio: Studio, kind: Kind, outcome: Outcome, expected: set[str]
) -> None:
    liveness = check_liveness(studio.bad("astronaut", kind), ("left", "right"))
    assert (liveness.outcome, reasons(liveness)) == (outcome, expected)


def test_a_flat_picture_turned_about_shows_no_turn(studio: Studio) -> None:
    liveness = check_liveness(studio.bad("hopper", Kind.TILT), ("left", "right"))
    assert liveness.outcome is Outcome.ASK_AGAIN
    assert "no_turn" in reasons(liveness)


@pytest.mark.parametrize("turns", [(), ("left",), ("left", "left"), ("left", "up"), ("left", "left", "right")])
def test_turns_that_prove_nothing_cannot_be_asked(studio: Studio, turns: tuple[str, ...]) -> None:
    with pytest.raises(ValueError):
        check_liveness(studio.folder / "any.webm", turns)
