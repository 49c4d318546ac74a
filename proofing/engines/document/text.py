"""Text recognition: a picture in, levelled rows of words out. One recogniser a process, one thread."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from proofing.engines.models import TEXT_DETECTION, TEXT_RECOGNITION, checked
from proofing.engines.pictures import Pixels

PARAMETERS: dict[str, Any] = {
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "EngineConfig.onnxruntime.enable_cpu_mem_arena": False,
    "Det.limit_type": "max",  # the package's own default enlarges thin strips and takes eight times as long
    "Det.limit_side_len": 960,
    "Rec.rec_batch_num": 1,  # no padding of short words to the width of the longest: a third faster
    "Global.use_cls": False,  # the portrait already says which way is up
    "Global.log_level": "error",
}


@dataclass(frozen=True)
class Word:
    """One box of text. Positions are those of the levelled picture, `corners` those of the picture itself."""

    text: str
    score: float
    left: float
    right: float
    top: float
    bottom: float
    corners: tuple[tuple[float, float], ...] = ()

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True)
class Row:
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def corners(self) -> NDArray[np.float64]:
        return np.array([corner for word in self.words for corner in word.corners], dtype=float).reshape(-1, 2)


@cache
def recogniser() -> Any:
    """Loads the models, once, after their digests were compared."""
    from rapidocr import RapidOCR  # noqa: PLC0415  (a second of imports that only a process which reads pays)

    places = {
        "Det.model_path": str(checked(TEXT_DETECTION)),
        "Rec.model_path": str(checked(TEXT_RECOGNITION)),
    }
    return RapidOCR(params=PARAMETERS | places)


def read_rows(picture: Pixels) -> tuple[Row, ...]:
    """All text from top to bottom, each row from left to right."""
    found = recogniser()(picture, use_det=True, use_cls=False, use_rec=True)
    if found.boxes is None or found.txts is None:
        return ()
    boxes = np.asarray(found.boxes, dtype=float)
    levelled = turned(boxes, -slope(boxes))
    words = [
        Word(text, float(score), *_extent(flat), corners=tuple((float(x), float(y)) for x, y in box))
        for text, score, flat, box in zip(found.txts, found.scores, levelled, boxes, strict=True)
    ]
    return rows_of(words)


def slope(boxes: NDArray[np.float64]) -> float:
    """The lean of the writing in radians: the median over the boxes, each counted by its width."""
    edges = boxes[:, 1] - boxes[:, 0]
    widths = np.hypot(edges[:, 0], edges[:, 1])
    angles = np.arctan2(edges[:, 1], edges[:, 0])
    order = np.argsort(angles)
    half = np.searchsorted(np.cumsum(widths[order]), widths.sum() / 2)
    return float(angles[order][min(half, len(order) - 1)])


def turned(boxes: NDArray[np.float64], angle: float) -> NDArray[np.float64]:
    cosine, sine = math.cos(angle), math.sin(angle)
    return boxes @ np.array([[cosine, sine], [-sine, cosine]])


def rows_of(words: Sequence[Word]) -> tuple[Row, ...]:
    """Words whose middles lie within half a height of each other stand in one row."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.middle):
        nearest = next((row for row in reversed(rows) if _beside(row[-1], word)), None)
        if nearest is None:
            rows.append([word])
        else:
            nearest.append(word)
    return tuple(Row(tuple(sorted(row, key=lambda word: word.left))) for row in rows)


def _beside(one: Word, other: Word) -> bool:
    return abs(one.middle - other.middle) < 0.5 * min(one.height, other.height)


def _extent(box: NDArray[np.float64]) -> tuple[float, float, float, float]:
    (left, top), (right, bottom) = box.min(axis=0), box.max(axis=0)
    return float(left), float(right), float(top), float(bottom)
