"""One clip from one still: good ones, which do what was asked, and bad ones, which tests expect to be refused."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import cv2
import numpy as np

from nhslogin.devkit.clips.camera import filmed
from nhslogin.devkit.clips.head import HEIGHT, WIDTH, Head, head
from nhslogin.devkit.clips.plan import FRONT, PEAK, Gauge, Series, gauge, planned
from nhslogin.devkit.clips.write import RATES, Container, write
from proofing.engines.face.api import Picture


class Kind(StrEnum):
    GOOD = "good"
    STILL = "still"  # a picture held in a hand
    FROZEN = "frozen"  # a picture without even that
    TILT = "tilt"  # a flat picture turned this way and that
    HALF = "half"  # a third of the turn asked for
    JUMP = "jump"  # cuts from one pose to the next
    SPLICE = "splice"  # another person from the middle on
    PAIR = "pair"  # two people before the camera


@dataclass(frozen=True, eq=False)
class Actor:
    """A head and how to turn it: made once for each still, used for every clip of it."""

    head: Head
    gauge: Gauge
    known: dict[float, Picture] = field(default_factory=dict)

    def poses(self, series: Series) -> Iterator[Picture]:
        """Out and back, and every order, pass through the same poses: each is made once."""
        for degrees in np.round(self.gauge.degrees(series) * 4) / 4:
            if degrees not in self.known:
                self.known[degrees] = self.head.turned(float(degrees))
            yield self.known[degrees]


def actor(still: Picture) -> Actor:
    made = head(still)
    return Actor(made, gauge(made))


def make_clip(
    still: Picture | Actor, turns: Sequence[str], path: Path, container: Container = "webm", *, lead: float = FRONT
) -> Path:
    """A clip that does what was asked. `lead` is the frontal beginning: longer when a recorder may start late."""
    one = still if isinstance(still, Actor) else actor(still)
    rate = RATES[container]
    write(filmed(one.poses(planned(turns, rate, lead=lead)), rate), path, container)
    return path


def make_bad_clip(one: Actor, kind: Kind, turns: Sequence[str], path: Path, other: Actor | None = None) -> Path:
    """A clip of the given kind, webm. Splice and pair need the other person."""
    rate = RATES["webm"]
    pictures = _kinds(one, other)[kind](planned(turns, rate))
    write(pictures if kind is Kind.FROZEN else filmed(pictures, rate), path, "webm")
    return path


def _kinds(one: Actor, other: Actor | None) -> dict[Kind, Callable[[Series], Iterator[Picture]]]:
    second = other or one
    return {
        Kind.GOOD: one.poses,
        Kind.STILL: lambda series: (one.head.canvas for _ in series),
        Kind.FROZEN: lambda series: (one.head.canvas for _ in series),
        Kind.TILT: lambda series: (_tilted(one.head.canvas, 55 * yaw5 / PEAK) for yaw5 in series),
        Kind.HALF: lambda series: one.poses(series / 3),
        Kind.JUMP: lambda series: one.poses(np.where(np.abs(series) > PEAK / 2, np.sign(series) * PEAK, 0.0)),
        Kind.SPLICE: lambda series: _spliced(one, second, series),
        Kind.PAIR: lambda series: (
            _beside(first, third) for first, third in zip(one.poses(series), second.poses(series), strict=True)
        ),
    }


def _spliced(one: Actor, other: Actor, series: Series) -> Iterator[Picture]:
    middle = len(series) // 2
    yield from one.poses(series[:middle])
    yield from other.poses(series[middle:])


def _beside(left: Picture, right: Picture) -> Picture:
    quarter = WIDTH // 4
    return np.ascontiguousarray(np.hstack([left[:, quarter : 3 * quarter], right[:, quarter : 3 * quarter]]))


def _tilted(picture: Picture, degrees: float, focal: float = 700.0) -> Picture:
    """The picture as a flat print turned about its upright middle, seen by a camera `focal` pixels away."""
    turn = np.radians(degrees)
    corners = np.array(
        [[-WIDTH / 2, -HEIGHT / 2], [WIDTH / 2, -HEIGHT / 2], [WIDTH / 2, HEIGHT / 2], [-WIDTH / 2, HEIGHT / 2]]
    )
    depth = focal + corners[:, 0] * np.sin(turn)
    seen = np.stack([corners[:, 0] * np.cos(turn), corners[:, 1]], axis=1) * (focal / depth)[:, None]
    middle = np.array([WIDTH / 2, HEIGHT / 2])
    matrix = cv2.getPerspectiveTransform((corners + middle).astype(np.float32), (seen + middle).astype(np.float32))
    return cv2.warpPerspective(
        picture, matrix, (WIDTH, HEIGHT), borderMode=cv2.BORDER_CONSTANT, borderValue=(90, 90, 90)
    ).astype(np.uint8, copy=False)
