"""Whether one person is before the camera throughout: faces like the one just before, frontal ones like their mean."""

from dataclasses import dataclass
from itertools import pairwise

from proofing.engines.face.embed import similarity, template
from proofing.engines.face.selfie import Selfie
from proofing.engines.face.thresholds import value


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
    chosen = sorted({*selfie.watched, *selfie.best(), *selfie.seen[-1:]})
    if len(chosen) < 2:
        return None
    return Sameness(_neighbours(selfie, chosen), _frontal(selfie, chosen))


def _neighbours(selfie: Selfie, chosen: list[int]) -> float:
    """A quick turn makes two faces differ that lie a third of a second apart; those between them settle it."""
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
