"""One face looked at closely: its five points at a size that is always the same, and how far the head is turned."""

from dataclasses import dataclass

import cv2
import numpy as np

from proofing.engines.face.detect import Face, Picture, faces

# Every face is read in a square of this side that holds it and a margin, so that the reading does not hang on how
# near the camera was, and the network keeps its buffers. Against reading the whole frame at 640 pixels this moves
# yaw by a few hundredths and takes half the time.
SIDE = 288
MARGIN = 1.5  # side of the square in heights of the face


@dataclass(frozen=True, eq=False)
class CloseReading:
    """The face in the coordinates of the whole picture; `yaw5m` is None when it was not found again or mirrored."""

    face: Face
    yaw5m: float | None


def read_closely(picture: Picture, coarse: Face) -> CloseReading:
    """Read the surroundings of a face plain and mirrored. yaw5m is the mean of yaw5 and of its opposite in the mirror.

    The detector leans to one side by itself, the more so on flat pictures: in the mean its lean cancels out.
    """
    square = MARGIN * max(coarse.width, coarse.height, 1.0)
    left = coarse.x + (coarse.width - square) / 2
    top = coarse.y + (coarse.height - square) / 2
    part = _cut(picture, left, top, square)
    plain, mirrored = faces(part), faces(np.ascontiguousarray(part[:, ::-1]))
    if not plain:
        return CloseReading(coarse, None)
    yaw = (plain[0].yaw5 - mirrored[0].yaw5) / 2 if mirrored else None
    return CloseReading(plain[0].placed(square / SIDE, left, top), yaw)


def _cut(picture: Picture, left: float, top: float, square: float) -> Picture:
    """The square brought to its side; where it reaches over the picture's edge it is black."""
    x, y, side = round(left), round(top), max(1, round(square))
    part = np.zeros((side, side, 3), np.uint8)
    inside = picture[max(0, y) : max(0, y + side), max(0, x) : max(0, x + side)]
    down, across = max(0, -y), max(0, -x)
    part[down : down + inside.shape[0], across : across + inside.shape[1]] = inside
    method = cv2.INTER_AREA if side > SIDE else cv2.INTER_LINEAR
    return cv2.resize(part, (SIDE, SIDE), interpolation=method).astype(np.uint8, copy=False)
