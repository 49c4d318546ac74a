"""The frames of a video at about ten a second, upright, as BGR rows; every cap is checked before the work it saves."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer
from av.error import FFmpegError
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from proofing.engines.video.refusals import Refusal, VideoRefused
from proofing.engines.video.sniff import container

Picture = NDArray[np.uint8]

CODECS = frozenset({"vp8", "vp9", "av1", "h264", "hevc"})


@dataclass(frozen=True)
class Caps:
    """What we are ready to look at. Bytes, seconds, picture and analysed frames are the architecture's numbers."""

    bytes: int = 100 * 1024 * 1024
    shortest: float = 3.0
    longest: float = 60.0
    long_side: int = 1920
    short_side: int = 1080
    analysed: int = 600
    decoded: int = 15_000  # 60 s at 240 a second, what a telephone's slow motion gives, and some to spare
    per_second: float = 10.0


CAPS = Caps()


@dataclass(frozen=True)
class Frame:
    time: float
    picture: Picture


def frames(path: Path, caps: Caps = CAPS) -> Iterator[Frame]:
    """Frames at the sampling rate, one at a time so that a long video never lies in memory. Raises VideoRefused."""
    kind = container(path)
    size = path.stat().st_size
    if size > caps.bytes:
        raise VideoRefused(Refusal.TOO_BIG, size, caps.bytes)
    with _opened(path, kind, caps) as (source, stream):
        yield from _sampled(source, stream, caps)


@contextmanager
def _opened(path: Path, kind: str, caps: Caps) -> Iterator[tuple[InputContainer, VideoStream]]:
    """From our own open file, not by name: nothing inside the file can make the reader open something else."""
    # Decoders stop by themselves at a picture larger than this; 1080 lines are coded as 1088, wide ones likewise.
    pixels = str((caps.long_side + 64) * (caps.short_side + 64))
    with path.open("rb") as file:
        try:
            source = av.open(file, format=kind, mode="r", metadata_errors="replace", options={"max_pixels": pixels})
        except (FFmpegError, ValueError, OSError):
            raise VideoRefused(Refusal.NOT_A_VIDEO) from None
        with source:
            if not source.streams.video:
                raise VideoRefused(Refusal.NOT_A_VIDEO)
            stream = source.streams.video[0]
            if stream.codec_context is None or stream.codec_context.name not in CODECS | {"libdav1d"}:
                raise VideoRefused(Refusal.NOT_A_VIDEO)
            _check_picture(stream.codec_context.width, stream.codec_context.height, caps)
            _check_length(_declared_seconds(source), caps)
            stream.codec_context.options = {"max_pixels": pixels}
            stream.codec_context.thread_count = 1
            yield source, stream


def _declared_seconds(source: InputContainer) -> float | None:
    return source.duration / av.time_base if source.duration else None


def _check_picture(width: int, height: int, caps: Caps) -> None:
    if max(width, height) > caps.long_side or min(width, height) > caps.short_side:
        raise VideoRefused(Refusal.TOO_LARGE, max(width, height), caps.long_side)


def _check_length(seconds: float | None, caps: Caps) -> None:
    """One second of grace: recorders asked for sixty seconds write a little more."""
    if seconds is not None and seconds > caps.longest + 1:
        raise VideoRefused(Refusal.TOO_LONG, seconds, caps.longest)


def _sampled(source: InputContainer, stream: VideoStream, caps: Caps) -> Iterator[Frame]:
    """Pictures by their time stamps, not by counting: cameras of browsers keep no steady rate."""
    start: float | None = None
    time, due, given = 0.0, 0.0, 0
    for decoded in _decoded(source, stream, caps):
        if decoded.pts is None:
            continue
        start = decoded.time if start is None else start
        time = decoded.time - start
        _check_length(time, caps)
        if time + 1e-6 < due or given >= caps.analysed:
            continue
        given += 1
        # The grid stays at tenths of a second, so that 15 a second are not read as 7.5.
        due = (np.floor(time * caps.per_second + 1e-6) + 1) / caps.per_second
        yield Frame(time, _upright(decoded))
    _check_end(source, given, time, caps)


def _decoded(source: InputContainer, stream: VideoStream, caps: Caps) -> Iterator[VideoFrame]:
    count = 0
    try:
        for frame in source.decode(stream):
            count += 1
            if count > caps.decoded:
                raise VideoRefused(Refusal.TOO_LONG, count, caps.decoded)
            _check_picture(frame.width, frame.height, caps)
            yield frame
    except (FFmpegError, ValueError, OSError, MemoryError):
        raise VideoRefused(Refusal.DAMAGED if count else Refusal.NO_FRAMES) from None


def _check_end(source: InputContainer, given: int, time: float, caps: Caps) -> None:
    """A cut file decodes without an error as far as it goes: only count and span show it."""
    if not given:
        raise VideoRefused(Refusal.NO_FRAMES)
    declared = _declared_seconds(source)
    if declared is not None and time < declared - 1.0:
        raise VideoRefused(Refusal.DAMAGED, time, declared)
    if time < caps.shortest:
        raise VideoRefused(Refusal.TOO_SHORT, time, caps.shortest)


def _upright(frame: VideoFrame) -> Picture:
    """The decoder reports how the telephone was held and leaves the turning to us."""
    picture = np.asarray(frame.to_ndarray(format="bgr24"), dtype=np.uint8)
    turns = (frame.rotation // 90) % 4
    return picture if not turns else np.ascontiguousarray(np.rot90(picture, turns))
