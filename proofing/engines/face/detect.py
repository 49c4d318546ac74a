"""Finding faces with their five points (YuNet), and what the points alone tell."""

import threading
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from proofing.engines.models import FACE_DETECTION, checked

Picture = NDArray[np.uint8]
Points = NDArray[np.float32]

# The detector was trained for faces of about 10 to 300 pixels.
LONGEST_SIDE = 640
SCORE, OVERLAP, KEPT = 0.6, 0.3, 50

_local = threading.local()


@dataclass(frozen=True, eq=False)
class Face:
    """One face as found: box, five points and score in one row of 15 numbers, as the recogniser wants it."""

    row: Points

    @property
    def x(self) -> float:
        return float(self.row[0])

    @property
    def y(self) -> float:
        return float(self.row[1])

    @property
    def width(self) -> float:
        return float(self.row[2])

    @property
    def height(self) -> float:
        return float(self.row[3])

    @property
    def score(self) -> float:
        return float(self.row[14])

    @cached_property
    def points(self) -> Points:
        """Right eye, left eye, nose, right and left corner of the mouth; right is the person's own."""
        return self.row[4:14].reshape(5, 2)

    @cached_property
    def yaw5(self) -> float:
        """How far the nose lies beside the middle of the eyes, in eye distances. Above 0: to the person's own left."""
        right_eye, left_eye, nose, right_mouth, left_mouth = self.points.astype(np.float64)
        axis = left_eye - right_eye
        distance = float(np.hypot(*axis))
        if distance < 1e-3:
            return 0.0
        eyes = (right_eye + left_eye) / 2
        mouth = (right_mouth + left_mouth) / 2
        # The nose sits about a third of the way from eyes to mouth: that part of a tilted head is no turn.
        return float(((nose - eyes) - 0.35 * (mouth - eyes)) @ axis) / distance**2

    @property
    def is_upright(self) -> bool:
        """Eyes level, and the right eye on the left of the picture."""
        axis = self.points[1] - self.points[0]
        return bool(axis[0] > 0 and abs(axis[1]) < 0.5 * axis[0])

    def placed(self, factor: float, x: float = 0.0, y: float = 0.0) -> "Face":
        """The same face in a picture `factor` times as large, of which this one was the part at (x, y)."""
        row = self.row.astype(np.float32).copy()
        row[:14] *= factor
        row[[0, *range(4, 14, 2)]] += x
        row[[1, *range(5, 14, 2)]] += y
        return Face(row)


def faces(picture: Picture, longest: int = LONGEST_SIDE) -> list[Face]:
    """Every face, the largest first, in the coordinates of the picture given."""
    side = max(picture.shape[:2])
    factor = min(1.0, longest / side)
    small = picture
    if factor < 1:
        size = (max(1, round(picture.shape[1] * factor)), max(1, round(picture.shape[0] * factor)))
        small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
    detector = _detector()
    detector.setInputSize((small.shape[1], small.shape[0]))
    rows = cast("Points | None", detector.detect(small)[1])
    if rows is None:
        return []
    found = [Face(row).placed(1 / factor) for row in rows if np.isfinite(row).all()]
    return sorted(found, key=lambda face: face.width * face.height, reverse=True)


def _detector() -> cv2.FaceDetectorYN:
    """One for each thread: a detector keeps the size of the picture it works on."""
    if not hasattr(_local, "detector"):
        _local.detector = cv2.FaceDetectorYN.create(str(checked(FACE_DETECTION)), "", (320, 320), SCORE, OVERLAP, KEPT)
    detector: cv2.FaceDetectorYN = _local.detector
    return detector
