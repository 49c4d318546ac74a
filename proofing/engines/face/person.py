"""Whether one person is before the camera throughout: faces like the one just before, frontal ones like their mean."""

from dataclasses import dataclass
from itertools import pairwise

from proofing.engines.face.embed import similarity, template
from proofing.engines.face.selfie import Selfie
from proofing.engines.face.thresholds import value

APART = 0.3  # seconds at most between the faces compared at first; where two differ, every frame between is asked


@dataclass(frozen=True)
class Sameness:
    """The least likeness of two neighbours, and of a frontal face to the mean of the frontal ones."""

    neighbours: float
    frontal: float | None

    @property
    def least(self) -> float:
        return self.neighbours if self.frontal is None else min(self.neighbours, self.frontal)


def sameness(selfie: Selfie) -> Sameness | None:
    """None when fewer than two faces were seen."""
    chosen = _spaced(selfie)
    if len(chosen) < 2:
        return None
    selfie.vectors(chosen)
    return Sameness(_neighbours(selfie, chosen), _frontal(selfie, chosen))


def _spaced(selfie: Selfie) -> list[int]:
    """The frames that the portrait is compared with, and others so that no long stretch goes unseen."""
    best, chosen = set(selfie.best()), list[int]()
    seen = selfie.seen
    for index, following in zip(seen, [*seen[1:], seen[-1] if seen else 0], strict=True):
        apart = selfie.looks[following].time - selfie.looks[chosen[-1]].time if chosen else APART
        if index in best or not chosen or apart > APART + 0.01 or index == following:
            chosen.append(index)
    return chosen


def _neighbours(selfie: Selfie, chosen: list[int]) -> float:
    """A quick turn makes two faces differ that lie a fifth of a second apart; those between them settle it."""
    least = 1.0
    for one, other in pairwise(chosen):
        likeness = similarity(*selfie.vectors([one, other]))
        if likeness < value("neighbours"):
            between = [index for index in selfie.seen if one <= index <= other]
            likeness = min(similarity(*pair) for pair in pairwise(selfie.vectors(between)))
        least = min(least, likeness)
    return least


def _frontal(selfie: Selfie, chosen: list[int]) -> float | None:
    """Turned faces differ from the mean by nature: only frontal ones are held against it."""
    frontal = value("frontal")
    facing = [index for index in chosen if (yaw := selfie.looks[index].yaw) is not None and abs(yaw) < frontal]
    if len(facing) < 2:
        return None
    vectors = selfie.vectors(facing)
    mean = template(vectors)
    return min(similarity(vector, mean) for vector in vectors)
