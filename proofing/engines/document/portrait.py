"""The holder's portrait: it tells which way up the page is, and is cut out for the comparison of faces."""

from dataclasses import dataclass

import cv2

from proofing.engines.face.portrait import find_portrait
from proofing.engines.pictures import Pixels

MARGIN = 0.75  # of the face box's longer side, on each side: the aligner needs hair, chin and shoulders


@dataclass(frozen=True)
class Portrait:
    left: float
    top: float
    width: float
    height: float

    def cut(self, picture: Pixels) -> Pixels:
        rim = MARGIN * max(self.width, self.height)
        rows, columns = picture.shape[:2]
        top, bottom = max(0, int(self.top - rim)), min(rows, int(self.top + self.height + rim))
        left, right = max(0, int(self.left - rim)), min(columns, int(self.left + self.width + rim))
        return picture[top:bottom, left:right]


@dataclass(frozen=True)
class Upright:
    """The picture turned so that the portrait stands on its neck; without a portrait, as it came."""

    picture: Pixels
    portrait: Portrait | None


def stand_upright(picture: Pixels) -> Upright:
    found = find_portrait(picture)
    if found is None:
        return Upright(picture, None)
    face = found.face
    return Upright(found.picture, Portrait(face.x, face.y, face.width, face.height))


def as_png(picture: Pixels) -> bytes:
    done, coded = cv2.imencode(".png", picture, [cv2.IMWRITE_PNG_COMPRESSION, 3])
    if not done:
        raise ValueError("the portrait could not be written")
    return coded.tobytes()
