"""What a clip shows when: the turns asked for, written as yaw5 over time, and the angles that give it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from nhslogin.devkit.clips.head import Head
from proofing.engines.face.api import find_faces, read_closely

Series = NDArray[np.float64]

FRONT, OUT, HOLD, BACK, REST, END = 1.0, 1.2, 0.3, 1.2, 0.4, 0.3
PEAK = 0.34
STEP, FURTHEST = 4, 56
COARSE_SIDE = 320  # enough to find the one face there is


@dataclass(frozen=True)
class Gauge:
    """How far this head must be turned to be read as turned so far: measured, since no formula fits every face."""

    angles: Series
    readings: Series

    def degrees(self, yaw5: Series) -> Series:
        return np.interp(yaw5, self.readings, self.angles)

    @property
    def at_rest(self) -> float:
        return float(np.interp(0.0, self.angles, self.readings))


def gauge(head: Head) -> Gauge:
    """Turn the head step by step, read it as the engine does, smooth, make it rise."""
    measured = [(angle, _reading(head, angle)) for angle in range(-FURTHEST, FURTHEST + 1, STEP)]
    known = [(angle, reading) for angle, reading in measured if reading is not None]
    angles = np.array([angle for angle, _ in known], dtype=np.float64)
    readings = np.array([reading for _, reading in known], dtype=np.float64)
    smooth = cv2.GaussianBlur(readings[None, :], (0, 0), 0.8, borderType=cv2.BORDER_REPLICATE)[0]
    # Far out the points fold back: only the rising part round the front counts.
    middle = int(np.argmin(np.abs(angles)))
    rising = np.concatenate(
        [np.minimum.accumulate(smooth[: middle + 1][::-1])[::-1], np.maximum.accumulate(smooth[middle:])[1:]]
    )
    return Gauge(angles, rising + np.arange(len(rising)) * 1e-6)


def _reading(head: Head, angle: float) -> float | None:
    picture = head.turned(angle)
    found = find_faces(picture, COARSE_SIDE)
    return read_closely(picture, found[0]).yaw5m if found else None


def planned(turns: Sequence[str], rate: int, *, peak: float = PEAK, lead: float = FRONT) -> Series:
    """yaw5 of each frame: a frontal start, then each turn out, held, back, at rest."""
    parts: list[Callable[[Series], Series]] = []
    lengths: list[float] = []

    def add(length: float, shape: Callable[[Series], Series]) -> None:
        lengths.append(length)
        parts.append(shape)

    add(lead, np.zeros_like)
    for turn in turns:
        top = peak if turn == "left" else -peak
        add(OUT, lambda part, top=top: top * (1 - np.cos(np.pi * part)) / 2)  # type: ignore[misc]
        add(HOLD, lambda part, top=top: np.full_like(part, top))  # type: ignore[misc]
        add(BACK, lambda part, top=top: top * (1 + np.cos(np.pi * part)) / 2)  # type: ignore[misc]
        add(REST, np.zeros_like)
    add(END, np.zeros_like)
    return _laid_out(lengths, parts, rate)


def _laid_out(lengths: list[float], parts: list[Callable[[Series], Series]], rate: int) -> Series:
    ends = np.cumsum(lengths)
    times = np.arange(round(float(ends[-1]) * rate)) / rate
    which = np.minimum(np.searchsorted(ends, times, side="right"), len(parts) - 1)
    values = np.zeros_like(times)
    for index, shape in enumerate(parts):
        chosen = which == index
        values[chosen] = shape((times[chosen] - (ends[index] - lengths[index])) / lengths[index])
    return values
