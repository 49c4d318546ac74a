"""The rule of face comparison: the mean of several frames against one portrait. Pure but for the vectors given."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from proofing.engines.face.embed import Vector, similarity, template
from proofing.engines.face.thresholds import value
from proofing.engines.findings import Finding, Outcome


class Likeness(StrEnum):
    MATCH = "match"
    UNSURE = "unsure"
    NO_MATCH = "no_match"


@dataclass(frozen=True)
class Comparison:
    """`score` is the cosine of the portrait and the mean of the frames; None when there was nothing to compare."""

    score: float | None
    threshold: float
    outcome: Likeness
    frames_used: int
    findings: tuple[Finding, ...]
    model_versions: tuple[str, ...] = ()


def compare(portrait: Vector, frames: Sequence[Vector], least: int) -> Comparison:
    """`least` frames are needed for a match: five of a video, one of a picture."""
    if not frames:
        return nothing_compared("few_sharp_frames")
    score = similarity(portrait, template(frames))
    weakest = min(similarity(portrait, frame) for frame in frames)
    outcome, finding = _decided(score, weakest, enough=len(frames) >= least)
    return Comparison(round(score, 4), value("match"), outcome, len(frames), (finding,))


def _decided(score: float, weakest: float, *, enough: bool) -> tuple[Likeness, Finding]:
    """Too few frames, or one that is another face, never make a match."""

    def finding(outcome: Outcome, reason: str = "") -> Finding:
        return Finding("face_match", outcome, round(score, 4), value("match"), reason)

    if score < value("unsure"):
        return Likeness.NO_MATCH, finding(Outcome.ASK_AGAIN, "face_differs")
    if not enough:
        return Likeness.UNSURE, finding(Outcome.ASK_AGAIN, "few_sharp_frames")
    if score < value("match"):
        return Likeness.UNSURE, finding(Outcome.REFER, "face_unsure")
    if weakest < value("unsure"):
        return Likeness.UNSURE, finding(Outcome.REFER, "frames_differ")
    return Likeness.MATCH, finding(Outcome.PASS)


def nothing_compared(reason: str) -> Comparison:
    """What could not be checked is never a match."""
    finding = Finding("face_match", Outcome.ASK_AGAIN, None, value("match"), reason)
    return Comparison(None, value("match"), Likeness.UNSURE, 0, (finding,))
