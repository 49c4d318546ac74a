"""What the person is told to do in the selfie video, in the order the server drew."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

AHEAD = _("Look straight at the camera")
SPOKEN: dict[str, str | Promise] = {
    "left": _("Turn your head slowly to your left, then back to the camera"),
    "right": _("Turn your head slowly to your right, then back to the camera"),
}
SECONDS_AHEAD = 1.5
SECONDS_TURN = 3.5


def instructions(turns: Sequence[str]) -> list[dict[str, str | float]]:
    """The steps of the video, each with the seconds the page gives to it; it begins and ends looking ahead."""
    steps: list[dict[str, str | float]] = [{"text": str(AHEAD), "seconds": SECONDS_AHEAD, "turn": ""}]
    steps += [{"text": str(SPOKEN[turn]), "seconds": SECONDS_TURN, "turn": turn} for turn in turns]
    return [*steps, {"text": str(AHEAD), "seconds": 1, "turn": ""}]
