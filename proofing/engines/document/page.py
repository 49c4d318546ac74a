"""Where the page lies in the photograph: by its outline when that can be seen, or by what was read on it."""

from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from proofing.engines.document.portrait import Portrait
from proofing.engines.document.text import Row
from proofing.engines.pictures import Pixels

Corners = NDArray[np.float32]

SEARCH_SIDE = 600
LEAST_PART = 0.2  # of the frame: a smaller quadrilateral is something on the page, not the page
PAGE_WIDTH = 1250
EDGE = 0.006  # of the picture's width: writing this near to the edge goes on outside it


def find_outline(picture: Pixels) -> Corners | None:
    """The page's four corners, clockwise from the top left; None when no clear quadrilateral stands out."""
    scale = SEARCH_SIDE / max(picture.shape[:2])
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    best: Corners | None = None
    for mask in _masks(cast("Pixels", small)):
        outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        for outline in outlines:
            corners = _quadrilateral(outline, LEAST_PART * mask.size)
            if corners is not None and (best is None or cv2.contourArea(corners) > cv2.contourArea(best)):
                best = corners
    return None if best is None else (_clockwise(best) / scale).astype(np.float32)


def levelled_page(picture: Pixels, corners: Corners, shape: float) -> Pixels:
    """The page as if photographed from straight above; `shape` is its height by its width."""
    height = round(PAGE_WIDTH * shape)
    target = np.array([(0, 0), (PAGE_WIDTH, 0), (PAGE_WIDTH, height), (0, height)], np.float32)
    view = cv2.getPerspectiveTransform(corners, target)
    return cast("Pixels", cv2.warpPerspective(picture, view, (PAGE_WIDTH, height), flags=cv2.INTER_LINEAR))


def written_part(picture: Pixels, rows: tuple[Row, ...], portrait: Portrait | None) -> Pixels:
    """The part of the picture that holds the writing and the portrait; all of it when little was found."""
    points = [row.corners for row in rows]
    if portrait is not None:
        far = (portrait.left + portrait.width, portrait.top + portrait.height)
        points.append(np.array([(portrait.left, portrait.top), far], dtype=float))
    if sum(len(part) for part in points) < 12:
        return picture
    every = np.concatenate(points)
    rim = 0.02 * max(picture.shape[:2])
    (left, top), (right, bottom) = every.min(axis=0) - rim, every.max(axis=0) + rim
    return picture[max(0, int(top)) : max(1, int(bottom)), max(0, int(left)) : max(1, int(right))]


def runs_off_the_edge(row: Row, picture: Pixels) -> bool:
    across = row.corners[:, 0]
    width = picture.shape[1]
    return bool(across.min() < EDGE * width or across.max() > (1 - EDGE) * width)


def _masks(small: Pixels) -> tuple[Pixels, ...]:
    """Two ways to tell page from table: unlike the rim of the picture in colour, or bounded by edges."""
    lab = cv2.cvtColor(cv2.GaussianBlur(small, (5, 5), 0), cv2.COLOR_BGR2LAB).astype(np.float32)
    rim = np.concatenate([lab[:8].reshape(-1, 3), lab[-8:].reshape(-1, 3), lab[:, :8].reshape(-1, 3)])
    distance = np.linalg.norm(lab - np.median(rim, axis=0), axis=2)
    unlike = np.clip(distance * 2, 0, 255).astype(np.uint8)
    _, by_colour = cv2.threshold(unlike, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    by_edges = cv2.dilate(cv2.Canny(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), 40, 120), np.ones((5, 5), np.uint8))
    closed = cv2.morphologyEx(by_colour, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    return cast("Pixels", closed), cast("Pixels", by_edges)


def _quadrilateral(outline: cv2.typing.MatLike, least: float) -> Corners | None:
    hull = cv2.convexHull(outline)
    if cv2.contourArea(hull) < least:
        return None
    corners = cv2.approxPolyDP(hull, 0.03 * cv2.arcLength(hull, closed=True), closed=True)
    return corners.reshape(-1, 2).astype(np.float32) if len(corners) == 4 else None


def _clockwise(corners: Corners) -> Corners:
    middle = corners.mean(axis=0)
    around = corners[np.argsort(np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0]))]
    return np.roll(around, -int(np.argmin(around.sum(axis=1))), axis=0)
