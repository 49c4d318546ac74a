"""The portrait of a document or of a portrait picture: the best upright face over the four quarter turns."""

from dataclasses import dataclass

import numpy as np

from proofing.engines.face.detect import Face, Picture, faces

# A ghost portrait is printed smaller and paler: among faces nearly as sure the largest is the portrait.
NEARLY = 0.1


@dataclass(frozen=True, eq=False)
class Portrait:
    """The picture turned upright and the face on it; `quarter_turns` counter-clockwise made it upright."""

    picture: Picture
    face: Face
    quarter_turns: int


def find_portrait(picture: Picture) -> Portrait | None:
    """None when no turn of the picture shows an upright face."""
    best: Portrait | None = None
    for turns in range(4):
        turned = np.ascontiguousarray(np.rot90(picture, turns))
        upright = [face for face in faces(turned) if face.is_upright]
        if upright and (
            best is None or max(face.score for face in upright) > best.face.score + (NEARLY if turns else 0)
        ):
            surest = max(face.score for face in upright)
            largest = max((face for face in upright if face.score >= surest - NEARLY), key=lambda face: face.width)
            best = Portrait(turned, largest, turns)
    return best
