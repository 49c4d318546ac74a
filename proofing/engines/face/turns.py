"""Which turns a head made, in order, read off its yaw over time. Pure: numbers in, a reading out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from proofing.engines.face.thresholds import value

LEFT, RIGHT = "left", "right"
LETTERS = {"L": LEFT, "R": RIGHT}
START = 0.3  # seconds that count as the beginning


@dataclass(frozen=True)
class Pose:
    """One frame's reading: the mirror mean of yaw5, or None where no face could be read."""

    time: float
    yaw: float | None


@dataclass(frozen=True)
class TurnReading:
    """What the head did. `order` is written f (frontal), L and R: fLfRf.

    `start` is the furthest yaw at the beginning, `jump` the quickest change in a tenth of a second, `gap` the longest
    time without a reading, `away` the longest one with the head turned to the same side before and after.
    """

    order: str
    start: float | None
    jump: float
    gap: float
    away: float

    @property
    def turns(self) -> tuple[str, ...]:
        return tuple(LETTERS[letter] for letter in self.order if letter in LETTERS)

    @property
    def starts_frontal(self) -> bool:
        return self.start is not None and self.start < value("frontal")

    def shows(self, asked: Sequence[str]) -> bool:
        """Exactly the turns asked for, each from the front and back to it."""
        return self.order == "f" + "".join(f"{turn[0].upper()}f" for turn in asked)


def read_turns(poses: Sequence[Pose]) -> TurnReading:
    """A turn counts once the head was past `turned` for long enough; what lies between keeps the state it came from."""
    read = [(pose.time, pose.yaw) for pose in poses if pose.yaw is not None]
    if not read:
        return TurnReading("", start=None, jump=0.0, gap=poses[-1].time - poses[0].time if poses else 0.0, away=0.0)
    steps = list(pairwise(read))
    edges = [read[0][0] - poses[0].time, poses[-1].time - read[-1][0]]
    return TurnReading(
        order=_order([yaw for _, yaw in read]),
        start=max((abs(yaw) for time, yaw in read if time <= poses[0].time + START), default=None),
        jump=max((_speed(one, other) for one, other in steps), default=0.0),
        gap=max(edges + [other[0] - one[0] for one, other in steps if not _same_side(one, other)]),
        away=max((other[0] - one[0] for one, other in steps if _same_side(one, other)), default=0.0),
    )


def _order(yaws: Sequence[float]) -> str:
    order, run, last = "", 0, ""
    for yaw in yaws:
        letter = _letter(yaw)
        run = run + 1 if letter == last else 1
        last = letter
        enough = letter == "f" or (letter and run >= value("turned_frames"))
        if enough and not order.endswith(letter):
            order += letter
    return order


def _letter(yaw: float) -> str:
    if abs(yaw) < value("frontal"):
        return "f"
    if abs(yaw) > value("turned"):
        return "L" if yaw > 0 else "R"
    return ""


def _speed(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Change of yaw in a tenth of a second; frames closer than that are not scaled up, or noise would be."""
    return abs(other[1] - one[1]) * 0.1 / max(0.1, other[0] - one[0])


def _same_side(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Far to one side the detector loses faces: that is no leaving of the picture."""
    return min(one[1], other[1]) > value("turned") or max(one[1], other[1]) < -value("turned")
