"""Which turns are read off a series of yaw readings."""

import math

import pytest

from proofing.engines.face.turns import Pose, TurnReading, read_turns

RATE = 10


def poses(yaws: list[float | None]) -> list[Pose]:
    return [Pose(index / RATE, yaw) for index, yaw in enumerate(yaws)]


def swing(peak: float, frames: int = 24) -> list[float | None]:
    """Out and back as a cosine, front at both ends."""
    return [peak * (1 - math.cos(2 * math.pi * index / frames)) / 2 for index in range(frames)]


FRONT: list[float | None] = [0.02] * 8
LEFT, RIGHT = swing(0.36), swing(-0.36)


def read(*parts: list[float | None]) -> TurnReading:
    return read_turns(poses([yaw for part in parts for yaw in part]))


@pytest.mark.parametrize(
    ("parts", "order", "turns"),
    [
        ((FRONT, LEFT, FRONT, RIGHT, FRONT), "fLfRf", ("left", "right")),
        ((FRONT, RIGHT, FRONT, LEFT, FRONT), "fRfLf", ("right", "left")),
        ((FRONT, LEFT, RIGHT, LEFT, FRONT), "fLfRfLf", ("left", "right", "left")),
        ((FRONT, FRONT), "f", ()),
        ((FRONT, swing(0.12), swing(-0.12), FRONT), "f", ()),
    ],
)
def test_turns_are_read_in_their_order(
    parts: tuple[list[float | None], ...], order: str, turns: tuple[str, ...]
) -> None:
    reading = read(*parts)
    assert (reading.order, reading.turns) == (order, turns)
    assert reading.shows(turns)
    assert reading.starts_frontal


def test_only_exactly_what_was_asked_counts() -> None:
    reading = read(FRONT, LEFT, FRONT, RIGHT, FRONT)
    assert reading.shows(("left", "right"))
    assert not reading.shows(("right", "left"))
    assert not reading.shows(("left", "right", "left"))
    assert not reading.shows(("left",))


def test_a_turn_must_come_back_to_the_front_before_the_next() -> None:
    straight_over = read(FRONT, [0.2, 0.3, 0.3, 0.2, -0.2, -0.3, -0.3], [-0.2, -0.05], FRONT)
    assert straight_over.order == "fLRf"
    assert not straight_over.shows(("left", "right"))


def test_the_last_turn_must_come_back_too() -> None:
    reading = read(FRONT, LEFT, FRONT, RIGHT[: len(RIGHT) // 2])
    assert reading.turns == ("left", "right")
    assert not reading.shows(("left", "right"))


def test_a_start_from_the_side_is_seen() -> None:
    assert not read([0.3] * 5, FRONT, LEFT, FRONT).starts_frontal


def test_one_frame_beyond_the_mark_is_no_turn() -> None:
    assert read(FRONT, [0.2, 0.27, 0.2], FRONT).turns == ()


def test_frames_without_a_face_are_a_gap_and_not_a_reading() -> None:
    reading = read(FRONT, [None] * 7, FRONT)
    assert reading.order == "f"
    assert reading.gap == pytest.approx(0.8)
    assert read([None] * 9, FRONT).gap == pytest.approx(0.9)
    assert read([None] * 9).gap == pytest.approx(0.8)


def test_a_face_lost_while_turned_far_is_told_from_one_that_left() -> None:
    """A head may turn further than the detector sees."""
    far = read(FRONT, [0.1, 0.2, 0.3, 0.35, *[None] * 8, 0.35, 0.3, 0.2, 0.1], FRONT)
    assert far.turns == ("left",)
    assert (far.gap, far.away) == (pytest.approx(0.1), pytest.approx(0.9))
    other_side = read(FRONT, [0.1, 0.2, 0.3, 0.35, *[None] * 8, -0.35, -0.3, -0.2, -0.1], FRONT)
    assert (other_side.gap, other_side.away) == (pytest.approx(0.9), pytest.approx(0.1))


def test_a_jump_is_measured_by_the_tenth_of_a_second() -> None:
    assert read(FRONT, [0.32, 0.32], FRONT).jump == pytest.approx(0.30)
    slow_camera = read_turns([Pose(0.0, 0.0), Pose(0.2, 0.2), Pose(0.4, 0.3)])
    assert slow_camera.jump == pytest.approx(0.1)


def test_frames_closer_than_a_tenth_are_not_scaled_up() -> None:
    assert read_turns([Pose(0.0, 0.0), Pose(0.01, 0.03)]).jump == pytest.approx(0.03)


def test_a_video_without_readings_shows_nothing() -> None:
    assert read_turns([]).turns == ()
    assert not read([None, None]).shows(("left", "right"))
