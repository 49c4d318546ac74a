"""Telling faces apart (SFace): an aligned face becomes a unit vector; vectors of one person point the same way."""

import threading
from collections.abc import Sequence
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from proofing.engines.face.detect import Face, Picture
from proofing.engines.models import FACE_RECOGNITION, checked

Vector = NDArray[np.float32]

_alone = threading.Lock()


def aligned(picture: Picture, face: Face) -> Picture:
    """The face alone, levelled, 112 pixels square: all that the recogniser sees."""
    return _recogniser().alignCrop(picture, face.row).astype(np.uint8, copy=False)


def embed(crop: Picture) -> Vector:
    """The unit vector of an aligned face. One at a time: the network holds its buffers between calls."""
    with _alone:
        return unit(_recogniser().feature(crop)[0].astype(np.float32))


def unit(vector: Vector) -> Vector:
    length = float(np.linalg.norm(vector))
    return vector / length if length > 0 else vector


def template(vectors: Sequence[Vector]) -> Vector:
    """The mean of several pictures of one person, a unit vector again: steadier than any one of them."""
    if not vectors:
        raise ValueError("a template needs at least one vector")
    return unit(np.mean(np.stack(vectors), axis=0).astype(np.float32))


def similarity(one: Vector, other: Vector) -> float:
    """Cosine of two unit vectors."""
    return float(one @ other)


@cache
def _recogniser() -> cv2.FaceRecognizerSF:
    """One for the whole process: each takes about 95 MB."""
    return cv2.FaceRecognizerSF.create(str(checked(FACE_RECOGNITION)), "")
