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
    """What the head did. `order` is written f (frontal), L and R: fLfRf."""

    order: str
    starts_frontal: bool
    ends_frontal: bool
    jump: float
    gap: float

    @property
    def turns(self) -> tuple[str, ...]:
        return tuple(LETTERS[letter] for letter in self.order if letter in LETTERS)

    def shows(self, asked: Sequence[str]) -> bool:
        """Exactly the turns asked for, each from the front and back to it."""
        return self.order == "f" + "".join(f"{turn[0].upper()}f" for turn in asked)


def read_turns(poses: Sequence[Pose]) -> TurnReading:
    """A turn counts once the head was past `turned` for long enough; what lies between keeps the state it came from."""
    read = [(pose.time, pose.yaw) for pose in poses if pose.yaw is not None]
    if not read:
        return TurnReading("", starts_frontal=False, ends_frontal=False, jump=0.0, gap=_span(poses))
    first = [yaw for time, yaw in read if time <= poses[0].time + START]
    frontal = value("frontal")
    return TurnReading(
        order=_order([yaw for _, yaw in read]),
        starts_frontal=bool(first) and all(abs(yaw) < frontal for yaw in first),
        ends_frontal=abs(read[-1][1]) < frontal,
        jump=max((_speed(one, other) for one, other in pairwise(read)), default=0.0),
        gap=_longest_gap(poses, [time for time, _ in read]),
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


def _span(poses: Sequence[Pose]) -> float:
    return poses[-1].time - poses[0].time if poses else 0.0


def _longest_gap(poses: Sequence[Pose], times: Sequence[float]) -> float:
    """Beginning and end count too: a face that comes late was not watched from the start."""
    marks = [poses[0].time, *times, poses[-1].time]
    return max(later - earlier for earlier, later in pairwise(marks))
