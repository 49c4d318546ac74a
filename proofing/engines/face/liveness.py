"""The head-turn challenge: a table of checks over one selfie, each with its measure, its threshold and its reason.

What this stops is a picture held before the camera. A video put in place of the camera passes: hence the order
drawn by the server, the short life of the challenge, and people who review.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from proofing.engines.face.person import sameness
from proofing.engines.face.selfie import Selfie
from proofing.engines.face.thresholds import value
from proofing.engines.face.turns import LEFT, RIGHT, TurnReading, read_turns
from proofing.engines.findings import Finding, Outcome

BLACK = 40  # grey level no lit room stays under


@dataclass(frozen=True)
class Challenge:
    """The turns asked for. Always one each way: a flat picture can feign one direction, not both."""

    turns: tuple[str, ...]

    def __post_init__(self) -> None:
        if not {LEFT, RIGHT} == set(self.turns) or any(one == other for one, other in pairwise(self.turns)):
            raise ValueError("turns are left and right in alternation, at least one of each")


def judge(selfie: Selfie, challenge: Challenge) -> tuple[TurnReading, tuple[Finding, ...]]:
    """Every check that the video allows: without a face, or with two, some have nothing to go by."""
    reading = read_turns(selfie.poses)
    face = _face_seen(selfie)
    if not selfie.seen:
        return reading, (face,)
    alone = _one_face(selfie)
    findings = (face, alone, *(check(selfie) for check in CHECKS))
    if alone.outcome is not Outcome.PASS:
        return reading, findings  # whose turns, and whose face, could not be said
    motion = (_start(reading), _in_view(reading), _turns(reading, challenge), _smooth(reading))
    return reading, (*findings, *motion, _person(selfie))


def _passed_when(
    good: bool, check: str, measure: float, threshold: str, reason: str, *, bad: Outcome = Outcome.ASK_AGAIN
) -> Finding:
    """One row of the answer: measure against the threshold of that name."""
    limit = value(threshold)
    return Finding(check, Outcome.PASS if good else bad, round(measure, 4), limit, "" if good else reason)


def _face_seen(selfie: Selfie) -> Finding:
    share = len(selfie.seen) / max(1, len(selfie.looks))
    reason = "face_lost"
    if not selfie.seen:
        reason = "too_dark" if _median([look.light for look in selfie.looks]) < BLACK else "no_face"
    return _passed_when(share >= value("face_share"), "face_seen", share, "face_share", reason)


def _one_face(selfie: Selfie) -> Finding:
    share = sum(look.has_company for look in selfie.looks) / len(selfie.looks)
    return _passed_when(share <= value("second_face_share"), "one_face", share, "second_face_share", "two_faces")


def _frame_rate(selfie: Selfie) -> Finding:
    span = selfie.looks[-1].time - selfie.looks[0].time
    rate = (len(selfie.looks) - 1) / span if span else 0.0
    return _passed_when(rate >= value("frame_rate"), "frame_rate", rate, "frame_rate", "too_few_pictures")


def _light(selfie: Selfie) -> Finding:
    light = _median([selfie.looks[index].light for index in selfie.seen])
    return _passed_when(light >= value("dark"), "light", light, "dark", "too_dark")


def _size(selfie: Selfie) -> Finding:
    width = _median([face.width for look in selfie.looks if (face := look.face)])
    return _passed_when(width >= value("face_width"), "face_size", width, "face_width", "face_small")


def _sharp_frontal(selfie: Selfie) -> Finding:
    count = sum(selfie.looks[index].is_comparable for index in selfie.seen)
    return _passed_when(
        count >= value("frames_least"), "sharp_frontal_frames", count, "frames_least", "few_sharp_frames"
    )


def _moving(selfie: Selfie) -> Finding:
    """A camera never gives the same picture twice; a picture put in its place does."""
    smalls = [look.small.astype(np.int16) for look in selfie.looks]
    changes = [float(np.abs(other - one).mean()) for one, other in pairwise(smalls)]
    share = sum(change < value("frozen") for change in changes) / max(1, len(changes))
    return _passed_when(share <= value("frozen_share"), "moving", share, "frozen_share", "frozen")


CHECKS: tuple[Callable[[Selfie], Finding], ...] = (_frame_rate, _light, _size, _sharp_frontal, _moving)


def _start(reading: TurnReading) -> Finding:
    start = reading.start if reading.start is not None else 1.0
    return _passed_when(reading.starts_frontal, "frontal_start", start, "frontal", "not_frontal_at_start")


def _in_view(reading: TurnReading) -> Finding:
    if reading.away > value("away"):
        return _passed_when(False, "in_view", reading.away, "away", "turned_too_far")
    return _passed_when(reading.gap <= value("gap"), "in_view", reading.gap, "gap", "face_lost")


def _turns(reading: TurnReading, challenge: Challenge) -> Finding:
    good = reading.shows(challenge.turns)
    return Finding(
        check="turns",
        outcome=Outcome.PASS if good else Outcome.ASK_AGAIN,
        measure=len(reading.turns),
        threshold=len(challenge.turns),
        reason="" if good else _why(reading, challenge.turns),
    )


def _why(reading: TurnReading, asked: Sequence[str]) -> str:
    if not reading.turns:
        return "no_turn"
    if reading.turns == tuple(asked):
        return "not_back_to_front"
    if reading.turns == tuple(asked[: len(reading.turns)]):
        return "turn_missing"
    return "wrong_order"


def _smooth(reading: TurnReading) -> Finding:
    """A little too quick is asked again; what no neck can do is a cut."""
    if reading.jump >= value("cut"):
        return _passed_when(False, "smooth", reading.jump, "cut", "picture_jumps", bad=Outcome.REFER)
    return _passed_when(reading.jump <= value("jump"), "smooth", reading.jump, "jump", "turn_too_fast")


def _person(selfie: Selfie) -> Finding:
    found = sameness(selfie)
    if found is None:
        return _passed_when(False, "one_person", 0.0, "neighbours", "face_lost")
    if found.least < value("another_person"):
        return _passed_when(False, "one_person", found.least, "another_person", "several_people", bad=Outcome.REFER)
    if found.frontal is None:
        return _passed_when(False, "one_person", found.least, "same_frontal", "few_sharp_frames")
    good = found.neighbours >= value("neighbours") and found.frontal >= value("same_frontal")
    return _passed_when(good, "one_person", found.least, "neighbours", "face_changes")


def _median(values: Sequence[float]) -> float:
    return float(np.median(values)) if values else 0.0
