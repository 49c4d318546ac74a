"""The lifecycle table: what it allows, what it refuses, what it finds wrong with itself."""

from enum import StrEnum

import pytest

from nhslogin.foundation.actors import ActorKind
from nhslogin.foundation.lifecycle import Lifecycle, Transition, TransitionNotAllowed


class Door(StrEnum):
    OPEN = "open"
    SHUT = "shut"
    WALLED = "walled up"


CITIZEN = frozenset({ActorKind.CITIZEN})
STAFF = frozenset({ActorKind.STAFF})
SHUT = Transition("shut", (Door.OPEN,), Door.SHUT, CITIZEN, "door.shut")
OPEN = Transition("open", (Door.SHUT,), Door.OPEN, CITIZEN, "door.opened")
WALL = Transition("wall", (Door.OPEN, Door.SHUT), Door.WALLED, STAFF, "door.walled", reasons=("draught", "burglars"))
DOOR = Lifecycle("door", Door.OPEN, (Door.WALLED,), (SHUT, OPEN, WALL))


def test_finds_the_row_for_event_state_and_actor() -> None:
    assert DOOR.find("shut", Door.OPEN, ActorKind.CITIZEN) is SHUT
    assert DOOR.find("shut", "open", ActorKind.CITIZEN) is SHUT  # as it comes from the database


@pytest.mark.parametrize(
    ("event", "state", "who"),
    [
        ("shut", Door.SHUT, ActorKind.CITIZEN),
        ("shut", Door.OPEN, ActorKind.STAFF),
        ("burn", Door.OPEN, ActorKind.CITIZEN),
        ("open", Door.WALLED, ActorKind.CITIZEN),
    ],
)
def test_refuses_what_is_not_in_the_table(event: str, state: Door, who: ActorKind) -> None:
    with pytest.raises(TransitionNotAllowed):
        DOOR.find(event, state, who)


@pytest.mark.parametrize("reason", [None, "", "because"])
def test_a_row_with_reasons_demands_one_of_them(reason: str | None) -> None:
    with pytest.raises(TransitionNotAllowed):
        DOOR.find("wall", Door.OPEN, ActorKind.STAFF, reason)
    assert DOOR.find("wall", Door.OPEN, ActorKind.STAFF, "draught") is WALL


def test_a_sound_table_has_no_problems_and_draws_every_row() -> None:
    assert DOOR.problems() == []
    drawing = DOOR.draw()
    assert drawing.startswith("stateDiagram-v2\n    [*] --> open\n")
    assert "open --> walled up: wall (staff)" in drawing or "open --> walled_up: wall (staff)" in drawing
    assert drawing.count("-->") == 1 + 4 + 1


def test_problems_name_unreachable_stuck_and_ambiguous_states() -> None:
    broken = Lifecycle("door", Door.OPEN, (), (SHUT, SHUT))
    assert broken.problems() == [
        "door: walled up cannot be reached",
        "door: shut has no way out and is not final",
        "door: walled up has no way out and is not final",
        "door: two rows for shut in state open by citizen",
    ]


def test_problems_name_rows_without_actor_or_audit_event() -> None:
    nobody = Transition("fall", (Door.OPEN,), Door.WALLED, frozenset(), "")
    found = Lifecycle("door", Door.OPEN, (Door.WALLED,), (SHUT, OPEN, nobody)).problems()
    assert "door: nobody may cause fall" in found
    assert "door: fall names no audit event" in found
