"""Selfie clips for the engine tests, made of the two public-domain portraits when first asked for."""

from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from nhslogin.devkit.clips.make import Actor, Kind, actor, make_bad_clip, make_clip
from nhslogin.devkit.portraits import PortraitName, portrait

Picture = NDArray[np.uint8]


class Studio:
    """Makes clips in a folder and remembers them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._actors: dict[PortraitName, Actor] = {}

    def actor(self, name: PortraitName) -> Actor:
        if name not in self._actors:
            self._actors[name] = actor(portrait(name))
        return self._actors[name]

    def good(self, name: PortraitName, *turns: str) -> Path:
        path = self.folder / f"{name}-{'-'.join(turns)}.webm"
        return path if path.exists() else make_clip(self.actor(name), turns, path)

    def bad(self, name: PortraitName, kind: Kind) -> Path:
        path = self.folder / f"{name}-{kind}.webm"
        other = (
            self.actor("hopper" if name == "astronaut" else "astronaut") if kind in {Kind.SPLICE, Kind.PAIR} else None
        )
        return path if path.exists() else make_bad_clip(self.actor(name), kind, ("left", "right"), path, other)

    def filmed(self, name: str, *pictures: Picture, rate: int = 15) -> Path:
        """A plain video of the given pictures; the ending of the name says which container."""
        path = self.folder / name
        codec = "libvpx" if path.suffix == ".webm" else "libx264"
        with av.open(str(path), "w", format=path.suffix[1:]) as target:
            stream = target.add_stream(
                codec, rate=rate, options={"deadline": "realtime", "cpu-used": "8", "preset": "ultrafast"}
            )
            stream.height, stream.width = pictures[0].shape[:2]
            stream.pix_fmt = "yuv420p"
            for index, picture in enumerate(pictures):
                frame = av.VideoFrame.from_ndarray(picture, format="bgr24")
                frame.pts = index
                target.mux(stream.encode(frame))
            target.mux(stream.encode(None))
        return path
