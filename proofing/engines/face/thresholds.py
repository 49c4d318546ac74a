"""Every number that decides about a face, in one table: value, unit and where it comes from.

Change a value and THRESHOLDS_VERSION together: the version is stamped on each decision.
"""

from dataclasses import dataclass

THRESHOLDS_VERSION = "2026-11.1"


@dataclass(frozen=True)
class Threshold:
    name: str
    value: float
    unit: str
    source: str


_LFW = "measured on 4,130 photographs of 2,470 people (LFW) with the pinned model files"
_CLIPS = "measured on selfie videos made from nine stills; not yet on people before cameras"
_PROPOSAL = "proposal, to be set on consented captures"

TABLE: tuple[Threshold, ...] = (
    Threshold(
        "match",
        0.45,
        "cosine",
        f"{_LFW}: false matches 0.9e-4 at worst within one sex, below 1 in 10,000 of NIST SP 800-63A-4",
    ),
    Threshold(
        "unsure",
        0.36,
        "cosine",
        f"{_LFW}: false matches 0.1 %; below it is no match; also the least of each single frame",
    ),
    Threshold("frames_least", 5, "frames", "averaging stops paying at 3 to 4 pictures; five leave room for a bad one"),
    Threshold("frames_most", 8, "frames", "as above; more cost time and give nothing"),
    Threshold("frontal", 0.12, "yaw5m", "about 12 degrees; regression of yaw5 on a pose model over 250 photographs"),
    Threshold("turned", 0.25, "yaw5m", "about 24 degrees; no flat picture turned within 55 degrees passed both ways"),
    Threshold("turned_frames", 2, "frames", "points of the detector hop for one frame"),
    Threshold("jump", 0.15, "yaw5m per 0.1 s", f"{_CLIPS}: smooth turns reach 0.10"),
    Threshold("cut", 0.25, "yaw5m per 0.1 s", f"{_CLIPS}: hard cuts give 0.30 and more"),
    Threshold("neighbours", 0.60, "cosine", f"{_CLIPS}: 0.83 at the least on these; another face 0.15 to 0.18"),
    Threshold("same_frontal", 0.60, "cosine", f"{_CLIPS}: frontal frames against their mean; another face 0.2"),
    Threshold(
        "another_person",
        0.45,
        "cosine",
        "below the match threshold two frames are two people until somebody has looked",
    ),
    Threshold("face_share", 0.75, "share of frames", f"{_PROPOSAL}: the detector loses faces that turn far"),
    Threshold("gap", 0.5, "seconds", f"{_PROPOSAL}: longest time without a reading"),
    Threshold("away", 1.2, "seconds", f"{_PROPOSAL}: the same while turned far to one side"),
    Threshold("second_face_share", 0.05, "share of frames", _PROPOSAL),
    Threshold(
        "second_face_size", 0.35, "of the first face's width", f"{_PROPOSAL}: smaller ones are pictures on the wall"
    ),
    Threshold("frame_rate", 6.0, "frames per second", f"{_PROPOSAL}: fewer hide a cut"),
    Threshold("face_width", 110, "pixels", "proposal of the face matching rule: near enough to the camera"),
    Threshold(
        "portrait_width",
        60,
        "pixels",
        "poor portraits of 72 pixels were measured: false matches do not grow, misses do",
    ),
    Threshold("face_score", 0.85, "detector score", "proposal of the face matching rule, for frames that are compared"),
    Threshold("sharp", 30, "variance of Laplacian", "soft but good stills gave 39 and 86, sharp ones 240 to 670"),
    Threshold(
        "dark",
        60,
        "grey level",
        f"{_PROPOSAL}: 95th percentile of the face, so that dark skin in good light is not dark",
    ),
    Threshold("frozen", 0.20, "grey levels", f"{_CLIPS}: mean change from frame to frame of the picture made small"),
    Threshold("frozen_share", 0.50, "share of frames", _PROPOSAL),
)

_VALUES = {row.name: row.value for row in TABLE}


def value(name: str) -> float:
    """The number of one row."""
    return _VALUES[name]
