"""Why a video is not looked at. The codes are rows of the face engine's table of reasons."""

from enum import StrEnum

from proofing.engines.refusal import Refused


class Refusal(StrEnum):
    NOT_FOUND = "video_not_found"
    NOT_A_VIDEO = "not_a_video"
    NO_FRAMES = "video_no_frames"
    DAMAGED = "video_damaged"
    TOO_BIG = "video_too_big"
    TOO_LARGE = "video_too_large_picture"
    TOO_LONG = "video_too_long"
    TOO_SHORT = "video_too_short"


# Nothing of these files could be opened; the others opened and are of no use to us.
UNOPENED = frozenset({Refusal.NOT_FOUND, Refusal.NOT_A_VIDEO, Refusal.NO_FRAMES})


class VideoRefused(Refused):
    """The video cannot be used; `reason` says why, `measure` and `limit` by how much where that can be said."""

    def __init__(self, reason: Refusal, measure: float | None = None, limit: float | None = None) -> None:
        super().__init__(reason.value)
        self.measure = measure
        self.limit = limit
