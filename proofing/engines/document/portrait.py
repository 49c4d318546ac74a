"""The holder's portrait: it tells which way up the page is, and is cut out for the face engine."""

from dataclasses import dataclass
from functools import cache
from typing import Any, cast

import cv2
import numpy as np

from proofing.engines.models import FACE_DETECTION, checked
from proofing.engines.pictures import Pixels

SEARCH_SIDE = 640  # the detector was trained for faces of 10 to 300 pixels
MARGIN = 0.75  # of the face box's longer side, on each side: the aligner needs hair, chin and shoulders
GOOD_SCORE = 0.6
LEVEL = 0.5  # eyes may lean this much (height by distance): a page photographed 25 degrees askew


@dataclass(frozen=True)
class Portrait:
    left: float
    top: float
    width: float
    height: float
    score: float

    def cut(self, picture: Pixels) -> Pixels:
        rim = MARGIN * max(self.width, self.height)
        rows, columns = picture.shape[:2]
        top, bottom = max(0, int(self.top - rim)), min(rows, int(self.top + self.height + rim))
        left, right = max(0, int(self.left - rim)), min(columns, int(self.left + self.width + rim))
        return cast(Pixels, picture[top:bottom, left:right])


@dataclass(frozen=True)
class Upright:
    """The picture turned so that the portrait stands on its neck; without a portrait, as it came."""

    picture: Pixels
    portrait: Portrait | None
    quarter_turns: int


def stand_upright(picture: Pixels) -> Upright:
    tries = [(turns, best_face(np.rot90(picture, turns))) for turns in range(4)]
    found = [(turns, face) for turns, face in tries if face is not None]
    if not found:
        return Upright(picture, None, 0)
    turns, face = max(found, key=lambda pair: pair[1].score)
    return Upright(np.ascontiguousarray(np.rot90(picture, turns)), face, turns)


def best_face(picture: Pixels) -> Portrait | None:
    """The large, sure face whose eyes are level. A ghost image beside the portrait is smaller and loses."""
    scale = min(1.0, SEARCH_SIDE / max(picture.shape[:2]))
    small = cv2.resize(np.ascontiguousarray(picture), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    detector = _detector()
    detector.setInputSize((small.shape[1], small.shape[0]))
    _, faces = detector.detect(small)
    level = [face for face in (faces if faces is not None else ()) if _eyes_level(face)]
    if not level:
        return None
    best = max(level, key=lambda face: float(face[14]) * float(face[2] * face[3]) ** 0.25)
    left, top, width, height = (float(value) / scale for value in best[:4])
    return Portrait(left, top, width, height, float(best[14]))


def as_png(picture: Pixels) -> bytes:
    done, coded = cv2.imencode(".png", picture, [cv2.IMWRITE_PNG_COMPRESSION, 3])
    if not done:
        raise ValueError("the portrait could not be written")
    return coded.tobytes()


def _eyes_level(face: Any) -> bool:
    across, down = float(face[6] - face[4]), float(face[7] - face[5])
    return across > 0 and abs(down) < LEVEL * across


@cache
def _detector() -> Any:
    return cv2.FaceDetectorYN.create(str(checked(FACE_DETECTION)), "", (320, 320), GOOD_SCORE, 0.3, 5000)
