"""Writing pictures as a video file: what browsers record, and what Chromium's made camera reads."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Literal, cast

import av
import cv2
from av.video.stream import VideoStream

from nhslogin.devkit.clips.head import HEIGHT, WIDTH
from proofing.engines.face.api import Picture

Container = Literal["webm", "mp4", "mjpeg", "y4m"]

CODECS = {
    "webm": ("libvpx", {"deadline": "realtime", "cpu-used": "16", "crf": "20", "b": "1500000"}),
    "mp4": ("libx264", {"preset": "veryfast", "crf": "23"}),
}
# Chromium plays .mjpeg at 30 a second whatever it was made at; .y4m carries its own rate.
RATES: dict[str, int] = {"webm": 15, "mp4": 15, "mjpeg": 30, "y4m": 15}


def write(pictures: Iterable[Picture], path: Path, container: Container) -> None:
    """The whole file beside its place first, so that nobody ever reads half a clip."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.part")
    if container == "y4m":
        _write_y4m(pictures, unfinished)
    elif container == "mjpeg":
        _write_mjpeg(pictures, unfinished)
    else:
        _write_coded(pictures, unfinished, container)
    unfinished.replace(path)


def _write_coded(pictures: Iterable[Picture], path: Path, container: str) -> None:
    codec, options = CODECS[container]
    with av.open(str(path), "w", format=container) as target:
        stream = cast("VideoStream", target.add_stream(codec, rate=RATES[container], options=options))
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.codec_context.thread_count = 1  # two threads of VP8 wait for each other at the cost of a whole core
        stream.time_base = Fraction(1, RATES[container])
        for index, picture in enumerate(pictures):
            frame = av.VideoFrame.from_ndarray(picture, format="bgr24")
            frame.pts, frame.time_base = index, Fraction(1, RATES[container])
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))


def _write_mjpeg(pictures: Iterable[Picture], path: Path) -> None:
    with path.open("wb") as file:
        for picture in pictures:
            file.write(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 88])[1].tobytes())


def _write_y4m(pictures: Iterable[Picture], path: Path) -> None:
    with path.open("wb") as file:
        file.write(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F{RATES['y4m']}:1 Ip A1:1 C420jpeg\n".encode())
        for picture in pictures:
            file.write(b"FRAME\n" + cv2.cvtColor(picture, cv2.COLOR_BGR2YUV_I420).tobytes())
