"""Is the photograph good enough to judge the document by? One table of limits; measures from cheap to dear."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np

from proofing.engines.findings import Finding, Outcome
from proofing.engines.pictures import Pixels

PAGE_SIDE = 1000  # measures are taken on a page of this size, or limits would mean another thing for every camera


@dataclass(frozen=True)
class Limit:
    """A picture whose measure lies on the wrong side of `threshold` is asked for again with `reason`."""

    check: str
    measure: Callable[[Pixels], float]
    threshold: float
    reason: str
    at_least: bool = True

    def judge(self, picture: Pixels) -> Finding:
        measure = round(self.measure(picture), 3)
        good = measure >= self.threshold if self.at_least else measure <= self.threshold
        return Finding(
            self.check,
            Outcome.PASS if good else Outcome.ASK_AGAIN,
            measure,
            self.threshold,
            "" if good else self.reason,
        )


def longer_side(picture: Pixels) -> float:
    return float(max(picture.shape[:2]))


def contrast(picture: Pixels) -> float:
    """Between the darkest and the lightest twentieth: a covered lens or a bare sheet has none."""
    low, high = np.percentile(_grey(picture), (5, 95))
    return float(high - low)


def bright_part(picture: Pixels) -> float:
    """The 95th percentile: paper is light even in a dim room."""
    return float(np.percentile(_grey(picture), 95))


def mean_light(picture: Pixels) -> float:
    return float(_grey(picture).mean())


def burnt_out(picture: Pixels) -> float:
    """The part of the page that is as white as the camera can tell."""
    return float((_grey(picture) >= 250).mean())


def colour(picture: Pixels) -> float:
    """Difference between the colour channels in the most colourful hundredth: the portrait. A photocopy has none."""
    soft = cv2.GaussianBlur(at_size(picture, 320), (5, 5), 0).astype(np.int16)
    return float(np.percentile(soft.max(axis=2) - soft.min(axis=2), 99))


def sharpness(picture: Pixels) -> float:
    """The 99.5th percentile of the Sobel gradient: noise, which fools the Laplacian, hardly moves it."""
    grey = _grey(picture).astype(np.float32)
    across, down = cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1)
    return float(np.percentile(cv2.magnitude(across, down), 99.5))


def largest_glare(picture: Pixels) -> float:
    """The largest patch of pure white, as a part of the page."""
    white = (_grey(at_size(picture, 500)) >= 250).astype(np.uint8)
    white = cv2.morphologyEx(white, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8)).astype(np.uint8)
    _, _, patches, _ = cv2.connectedComponentsWithStats(white)
    areas = patches[1:, cv2.CC_STAT_AREA]
    return float(areas.max() / white.size) if len(areas) else 0.0


# Asked of the whole picture before anything is read; the first that fails ends the reading.
PICTURE_LIMITS = (
    Limit("picture_size", longer_side, 1000, "picture_too_small"),
    Limit("picture_contrast", contrast, 25, "picture_blank"),
    Limit("picture_light", bright_part, 100, "picture_too_dark"),
    Limit("picture_colour", colour, 12, "picture_has_no_colour"),
)
# Asked of the page, once it is known where it lies.
PAGE_LIMITS = (
    Limit("page_sharpness", sharpness, 300, "page_blurred"),
    Limit("page_light", bright_part, 140, "page_too_dark"),
    Limit("page_mean_light", mean_light, 90, "page_too_dark"),
    Limit("page_burnt_out", burnt_out, 0.25, "page_too_bright", at_least=False),
    Limit("page_glare", largest_glare, 0.03, "page_glare", at_least=False),
)


def judge_picture(picture: Pixels) -> Iterator[Finding]:
    for limit in PICTURE_LIMITS:
        finding = limit.judge(picture)
        yield finding
        if finding.outcome is not Outcome.PASS:
            return


def judge_page(page: Pixels) -> tuple[Finding, ...]:
    scaled = at_size(page, PAGE_SIDE)
    return tuple(limit.judge(scaled) for limit in PAGE_LIMITS)


def at_size(picture: Pixels, side: int) -> Pixels:
    scale = side / max(picture.shape[:2])
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return cast("Pixels", cv2.resize(picture, None, fx=scale, fy=scale, interpolation=way))


def _grey(picture: Pixels) -> Pixels:
    return cast("Pixels", cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY))
