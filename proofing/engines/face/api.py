"""The door of the face engine: compare two faces, check a selfie video. Hostile files end in findings, not errors."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np

from proofing.engines.face.compare import Comparison, Likeness, compare, nothing_compared
from proofing.engines.face.detect import Face, Picture
from proofing.engines.face.detect import faces as find_faces
from proofing.engines.face.embed import Vector, aligned, embed
from proofing.engines.face.liveness import Challenge, judge
from proofing.engines.face.portrait import Portrait, find_portrait
from proofing.engines.face.pose import read_closely
from proofing.engines.face.reasons import REASONS, UNOPENED_REASONS, instruction
from proofing.engines.face.selfie import look_at, read_selfie
from proofing.engines.face.thresholds import THRESHOLDS_VERSION, value
from proofing.engines.findings import Finding, Outcome, worst
from proofing.engines.models import FACE_DETECTION, FACE_RECOGNITION
from proofing.engines.pictures import CANNOT_BE_OPENED, open_picture
from proofing.engines.refusal import Refused
from proofing.engines.video.frames import Frame
from proofing.engines.video.refusals import VideoRefused
from proofing.engines.video.sniff import container

__all__ = [
    "REASONS",
    "Comparison",
    "Face",
    "Likeness",
    "Liveness",
    "Picture",
    "Portrait",
    "check_liveness",
    "compare_faces",
    "compare_portrait",
    "find_faces",
    "find_portrait",
    "instruction",
    "is_unopened",
    "load",
    "read_closely",
]

VERSIONS = (FACE_DETECTION.version, FACE_RECOGNITION.version, f"face-thresholds@{THRESHOLDS_VERSION}")


@dataclass(frozen=True)
class Liveness:
    """`turns_seen` in the order of the video; the outcome is the gravest of the findings."""

    turns_seen: tuple[str, ...]
    outcome: Outcome
    findings: tuple[Finding, ...]
    model_versions: tuple[str, ...] = VERSIONS


def check_liveness(video_path: str | Path, turns: Sequence[str]) -> Liveness:
    """Whether the video shows one living person who turned as asked. Raises ValueError for turns nobody may ask."""
    challenge = Challenge(tuple(turns))
    try:
        reading, findings = judge(read_selfie(Path(video_path)), challenge)
    except VideoRefused as refused:
        finding = Finding("video", Outcome.ASK_AGAIN, refused.measure, refused.limit, refused.reason)
        return Liveness((), Outcome.ASK_AGAIN, (finding,))
    return Liveness(reading.turns, worst(findings), findings)


def compare_faces(portrait_path: str | Path, selfie_path: str | Path) -> Comparison:
    """A portrait picture, or the picture of a whole document, against a selfie picture or video."""
    return _compared(lambda: open_picture(portrait_path), Path(selfie_path))


def compare_portrait(portrait_png: bytes, selfie_path: str | Path) -> Comparison:
    """The same with the portrait that the document engine cut out, which never need lie on a disk."""
    return _compared(lambda: _decoded(portrait_png), Path(selfie_path))


def load() -> None:
    """Load both models ahead, so that the first case does not wait for them."""
    embed(np.zeros((112, 112, 3), np.uint8))
    find_faces(np.zeros((240, 320, 3), np.uint8))


def is_unopened(findings: Sequence[Finding]) -> bool:
    """True when a file could not be opened at all, as against opened and found wanting."""
    return any(finding.reason in UNOPENED_REASONS for finding in findings)


def _compared(portrait: Callable[[], Picture], selfie: Path) -> Comparison:
    try:
        known = _portrait_vector(portrait())
        frames, least = _selfie_vectors(selfie)
    except Refused as refused:
        return replace(nothing_compared(refused.reason), model_versions=VERSIONS)
    return replace(compare(known, frames, least), model_versions=VERSIONS)


def _decoded(png: bytes) -> Picture:
    """Only for pictures of our own making: what people send goes through open_picture."""
    picture = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR) if png else None
    if picture is None:
        raise Refused(CANNOT_BE_OPENED)
    return picture.astype(np.uint8, copy=False)


def _portrait_vector(picture: Picture) -> Vector:
    found = find_portrait(picture)
    if found is None:
        raise Refused("no_portrait")
    if found.face.width < value("portrait_width"):
        raise Refused("portrait_small")
    return embed(aligned(found.picture, found.face))


def _selfie_vectors(path: Path) -> tuple[list[Vector], int]:
    if _is_video(path):
        selfie = read_selfie(path)
        if not selfie.seen:
            raise Refused("no_face")
        return selfie.vectors(selfie.best()), int(value("frames_least"))
    return [_picture_vector(path)], 1


def _is_video(path: Path) -> bool:
    try:
        container(path)
    except VideoRefused:
        return False
    return True


def _picture_vector(path: Path) -> Vector:
    look = look_at(Frame(0.0, open_picture(path)))
    if look.crop is None or look.face is None:
        raise Refused("no_face")
    if look.has_company:
        raise Refused("two_faces")
    if look.face.width < value("portrait_width"):
        raise Refused("face_small")
    return embed(look.crop)
