"""A head that turns, made from one still: a rough relief of a skull under the picture, seen from the side."""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from proofing.engines.face.api import Face, Picture, find_faces

Plane = NDArray[np.float32]

WIDTH, HEIGHT = 640, 480
FACE_WIDTH = 180
FACE_CENTRE = (320.0, 225.0)
# All lengths in eye distances of the still.
HALF_WIDTH, HALF_HEIGHT, DEPTH = 1.00, 2.05, 1.50
NOSE_HEIGHT, NOSE_WIDTH, SOCKET_DEPTH, SOCKET_WIDTH = 0.42, 0.24, 0.10, 0.30
ROW_STEP = 4
YAW5_OF_TAN = 0.54  # yaw5 of a head is about this times the tangent of its angle


class NoFaceInStill(Exception):
    """The still shows no face a clip could be made from."""


@dataclass(frozen=True, eq=False)
class Head:
    """A still on its canvas with the relief that turns it."""

    canvas: Picture
    relief: Plane
    centre: tuple[float, float]
    eye_distance: float

    def turned(self, degrees: float) -> Picture:
        """The picture with the head turned; above 0 to the person's own left, which is to the right of the picture."""
        columns, rows = self._map(degrees)
        picture = cv2.remap(self.canvas, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return self._shaded(picture.astype(np.uint8, copy=False), degrees)

    def _map(self, degrees: float) -> tuple[Plane, Plane]:
        """Where each pixel comes from. Each row maps to itself; every fourth row is reckoned, the rest lies between."""
        turn = np.radians(degrees)
        u, v = self._units()
        radius = np.hypot(u / HALF_WIDTH, v / HALF_HEIGHT)
        head, shoulders = _faded(radius, 0.85, 1.30), _faded(radius, 1.0, 1.9)
        d = self.eye_distance
        moved = head * (u * d * (np.cos(turn) - 1) + self.relief * d * np.sin(turn)) + 0.25 * d * shoulders * np.sin(
            turn
        )
        columns = np.arange(WIDTH, dtype=np.float64)
        forward = columns + moved[::ROW_STEP]
        # What lies nearer hides what lies behind it: the far side never comes before the near one.
        forward = (
            np.maximum.accumulate(forward, axis=1)
            if turn >= 0
            else np.minimum.accumulate(forward[:, ::-1], axis=1)[:, ::-1]
        )
        back = np.stack([np.interp(columns, row + columns * 1e-6, columns) for row in forward])
        full = cv2.resize(back.astype(np.float32), (WIDTH, HEIGHT), interpolation=cv2.INTER_LINEAR)
        full = cv2.GaussianBlur(full, (0, 0), sigmaX=0.6, sigmaY=1.8)
        rows = np.repeat(np.arange(HEIGHT, dtype=np.float32)[:, None], WIDTH, axis=1)
        return full.astype(np.float32), rows

    def _units(self) -> tuple[Plane, Plane]:
        x, y = _grid()
        return (x - self.centre[0]) / self.eye_distance, (y - self.centre[1]) / self.eye_distance

    def _shaded(self, picture: Picture, degrees: float) -> Picture:
        """The side that turns away from the light gets about a tenth darker."""
        u, _ = self._units()
        shade = 1 - 0.10 * abs(np.sin(np.radians(degrees))) * np.clip(0.5 - np.sign(degrees) * u / 2, 0, 1)
        return np.clip(picture * shade[:, :, None], 0, 255).astype(np.uint8)


def head(still: Picture) -> Head:
    """The still levelled and placed, its relief built round the axis of the skull."""
    canvas = _placed(still, _face(still))
    face = _face(canvas)
    right_eye, left_eye, *_ = face.points.astype(np.float64)
    eyes, distance = (right_eye + left_eye) / 2, float(np.hypot(*(left_eye - right_eye)))
    own_turn = np.arctan(face.yaw5 / YAW5_OF_TAN)
    distance /= max(0.7, float(np.cos(own_turn)))
    centre = (float(eyes[0] - 1.1 * distance * np.sin(own_turn)), float(eyes[1] + 0.45 * distance))
    return Head(canvas, _relief(face, centre, distance), centre, distance)


def _face(picture: Picture) -> Face:
    found = find_faces(picture)
    if not found:
        raise NoFaceInStill
    return found[0]


def _placed(still: Picture, face: Face) -> Picture:
    """Eyes level, face at its place; what the still does not cover is its own edge, stretched and blurred."""
    axis = face.points[1] - face.points[0]
    middle = (face.x + face.width / 2, face.y + face.height / 2)
    matrix = cv2.getRotationMatrix2D(middle, float(np.degrees(np.arctan2(axis[1], axis[0]))), FACE_WIDTH / face.width)
    matrix[:, 2] += np.array(FACE_CENTRE) - np.array(middle)
    stretched = cv2.warpAffine(still, matrix, (WIDTH, HEIGHT), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    inside = cv2.warpAffine(np.full(still.shape[:2], 255, np.uint8), matrix, (WIDTH, HEIGHT))
    # The seam is softened inwards only, so that no edge of the still shows.
    keep = cv2.GaussianBlur(cv2.erode(inside, np.ones((15, 15), np.uint8)), (0, 0), 4)[:, :, None] / 255.0
    blurred = cv2.GaussianBlur(stretched, (0, 0), 18)
    return (stretched * keep + blurred * (1 - keep)).astype(np.uint8)


def _relief(face: Face, centre: tuple[float, float], distance: float) -> Plane:
    """Half an ellipsoid, a nose that leans to the middle of the eyes, two eye sockets; in eye distances."""
    x, y = _grid()
    u, v = (x - centre[0]) / distance, (y - centre[1]) / distance
    skull = DEPTH * np.sqrt(np.clip(1 - (u / HALF_WIDTH) ** 2 - (v / HALF_HEIGHT) ** 2, 0, None))
    right_eye, left_eye, nose, *_ = face.points.astype(np.float64)
    eyes = (right_eye + left_eye) / 2
    along = np.clip((y - eyes[1]) / max(1.0, nose[1] - eyes[1]), 0, 1.6)
    ridge_x = eyes[0] + (nose[0] - eyes[0]) * np.clip(along, 0, 1)
    rise = np.where(along <= 1, along, np.clip(1 - (along - 1) / 0.4, 0, 1))
    relief = skull + NOSE_HEIGHT * rise * np.exp(-(((x - ridge_x) / distance / NOSE_WIDTH) ** 2) / 2)
    for eye in (right_eye, left_eye):
        relief = relief - SOCKET_DEPTH * np.exp(
            -(((x - eye[0]) ** 2 + (y - eye[1]) ** 2) / (distance * SOCKET_WIDTH) ** 2) / 2
        )
    return relief.astype(np.float32)


def _faded(radius: Plane, inner: float, outer: float) -> Plane:
    """1 up to the inner radius, 0 from the outer one, smooth between."""
    part = np.clip((outer - radius) / (outer - inner), 0, 1)
    return part * part * (3 - 2 * part)


@lru_cache(maxsize=1)
def _grid() -> tuple[Plane, Plane]:
    x, y = np.meshgrid(np.arange(WIDTH, dtype=np.float32), np.arange(HEIGHT, dtype=np.float32))
    return x, y
