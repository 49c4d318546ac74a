"""The camera in a hand: shake, a little drift of the exposure, noise. The same seed gives the same clip."""

from collections.abc import Iterable, Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from nhslogin.devkit.clips.head import HEIGHT, WIDTH
from proofing.engines.face.api import Picture

SHAKE, TILT, ZOOM, DRIFT, NOISE = 2.5, 0.7, 1.02, 0.01, 1.6
NOISES = 8


def filmed(pictures: Iterable[Picture], rate: int, seed: int = 1) -> Iterator[Picture]:
    """Each picture as a hand-held camera would have taken it."""
    random = np.random.default_rng(seed)
    # Making noise is dearer than all the rest: a few sheets, shifted about, do.
    sheets = [random.normal(0, NOISE, (HEIGHT, WIDTH, 3)).astype(np.int8) for _ in range(NOISES)]
    phases = random.uniform(0, 2 * np.pi, 4)
    for index, picture in enumerate(pictures):
        swing = np.sin(2 * np.pi * index / rate * np.array([0.43, 0.61, 0.37, 0.29]) + phases)
        moved = cv2.warpAffine(picture, _sway(swing), (WIDTH, HEIGHT), borderMode=cv2.BORDER_REPLICATE)
        sheet = np.roll(sheets[int(random.integers(NOISES))], int(random.integers(HEIGHT)), axis=0)
        yield cv2.add(cv2.convertScaleAbs(moved, alpha=1 + DRIFT * swing[3]), sheet, dtype=cv2.CV_8U).astype(
            np.uint8, copy=False
        )


def _sway(swing: NDArray[np.float64]) -> NDArray[np.float64]:
    matrix = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), float(TILT * swing[2]), ZOOM).astype(np.float64)
    matrix[:, 2] += SHAKE * swing[:2]
    return matrix
