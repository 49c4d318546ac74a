"""A selfie video as the checks see it: one look at each sampled frame, faces turned into vectors only when asked."""

import hashlib
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np

from proofing.engines.face.detect import Face, Picture, faces
from proofing.engines.face.embed import Vector, aligned, embed
from proofing.engines.face.pose import read_closely
from proofing.engines.face.thresholds import value
from proofing.engines.face.turns import Pose
from proofing.engines.video.frames import Frame, frames
from proofing.engines.video.refusals import Refusal, VideoRefused

THREADS = 2
APART = 0.29  # seconds between the faces that are watched: every third sampled frame
AHEAD = 3 * THREADS  # frames in memory at once
KEPT, KEPT_SECONDS = 2, 120.0
SMALL = (80, 60)
COARSE_SIDE = 320  # enough to find and count faces


@dataclass(frozen=True, eq=False)
class Look:
    """What one frame shows. Without a face only time, light and the small picture are known."""

    time: float
    light: float
    small: Picture
    face: Face | None = None
    second: Face | None = None
    yaw: float | None = None
    sharpness: float = 0.0
    crop: Picture | None = None

    @property
    def has_company(self) -> bool:
        """A second face large enough to be somebody, not a picture on the wall."""
        return bool(self.face and self.second and self.second.width >= value("second_face_size") * self.face.width)

    @property
    def is_comparable(self) -> bool:
        """Frontal, near, sharp and surely a face: fit to be compared with a portrait."""
        if self.face is None or self.yaw is None:
            return False
        near = self.face.width >= value("face_width") and self.face.score >= value("face_score")
        return near and abs(self.yaw) < value("frontal") and self.sharpness >= value("sharp")


class Selfie:
    """All looks of one video, and the vectors of those faces that were watched or that somebody asked for."""

    def __init__(self, looks: Iterable[Look], vectors: Mapping[int, Vector]) -> None:
        self.looks = tuple(looks)
        self.watched = sorted(vectors)
        self._vectors = dict(vectors)

    @property
    def seen(self) -> list[int]:
        """The frames with a face."""
        return [index for index, look in enumerate(self.looks) if look.crop is not None]

    @property
    def poses(self) -> list[Pose]:
        return [Pose(look.time, look.yaw) for look in self.looks]

    def vectors(self, indices: Iterable[int]) -> list[Vector]:
        wanted = list(indices)
        for index in wanted:
            crop = self.looks[index].crop
            if index not in self._vectors and crop is not None:
                self._vectors[index] = embed(crop)
        return [self._vectors[index] for index in wanted]

    def best(self) -> list[int]:
        """The frames to compare: the sharpest of each stretch of time, so that they are not all one moment."""
        watched = [index for index in self.watched if self.looks[index].is_comparable]
        enough = len(watched) >= value("frames_least")
        fit = watched if enough else [index for index in self.seen if self.looks[index].is_comparable]
        stretches = (
            [part.tolist() for part in np.array_split(fit, min(int(value("frames_most")), len(fit)))] if fit else []
        )
        return [max(stretch, key=lambda index: self.looks[index].sharpness) for stretch in stretches]


def look_at(frame: Frame) -> Look:
    """Find and count faces coarsely, read the largest closely, measure light and sharpness, keep the face alone."""
    grey = cv2.cvtColor(frame.picture, cv2.COLOR_BGR2GRAY)
    small = cv2.resize(grey, SMALL, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
    found = faces(frame.picture, COARSE_SIDE)
    if not found:
        return Look(frame.time, float(np.percentile(small, 95)), small)
    reading = read_closely(frame.picture, found[0])
    face = reading.face
    crop = aligned(frame.picture, face)
    crop_grey = cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY)
    return Look(
        time=frame.time,
        light=float(np.percentile(crop_grey, 95)),
        small=small,
        face=face,
        second=found[1] if len(found) > 1 else None,
        yaw=reading.yaw5m,
        sharpness=float(cv2.Laplacian(crop_grey, cv2.CV_64F).var()),
        crop=crop,
    )


def read_selfie(path: Path) -> Selfie:
    """The video read once, however many checks ask for it within two minutes. Raises VideoRefused."""
    key = _digest(path)
    with _lock:
        _forget_old()
        if key in _known:
            return _known[key][1]
    selfie = _watched(frames(path))
    with _lock:
        _known[key] = (time.monotonic(), selfie)
        while len(_known) > KEPT:
            _known.popitem(last=False)
    return selfie


def _watched(sampled: Iterator[Frame]) -> Selfie:
    """Faces at regular times become vectors while later frames are still being looked at."""
    looks: list[Look] = []
    vectors: dict[int, Future[Vector]] = {}
    due = 0.0
    for look in _looks(sampled):
        if look.crop is not None and look.time >= due:
            vectors[len(looks)] = _threads().embedding.submit(embed, look.crop)
            due = look.time + APART
        looks.append(look)
    return Selfie(looks, {index: vector.result() for index, vector in vectors.items()})


def _looks(sampled: Iterator[Frame]) -> Iterator[Look]:
    """Decoding here, looking in the threads, in order, with few frames under way."""
    waiting: deque[Future[Look]] = deque()
    for frame in sampled:
        waiting.append(_threads().looking.submit(look_at, frame))
        if len(waiting) >= AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


@dataclass(frozen=True)
class _Threads:
    looking: ThreadPoolExecutor
    embedding: ThreadPoolExecutor


@cache
def _threads() -> _Threads:
    """Made at first use, in the process that uses them: threads do not survive a fork."""
    cv2.setNumThreads(1)  # we divide the work by frames; OpenCV dividing each frame again costs more than it gives
    return _Threads(ThreadPoolExecutor(THREADS, "looking"), ThreadPoolExecutor(1, "embedding"))


_lock = threading.Lock()
_known: OrderedDict[str, tuple[float, Selfie]] = OrderedDict()


def _forget_old() -> None:
    limit = time.monotonic() - KEPT_SECONDS
    for key in [key for key, (read_at, _) in _known.items() if read_at < limit]:
        del _known[key]


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        raise VideoRefused(Refusal.NOT_FOUND) from None
