"""Turns a drawn page into a photograph: on a desk, askew, with the noise of a phone and what can go wrong."""

import io
from collections.abc import Callable
from enum import StrEnum

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

FRAME = (1600, 1200)
DESK = (104, 82, 66)


class Fault(StrEnum):
    """What went wrong when the photograph was taken."""

    BLUR = "blur"
    GLARE = "glare"
    DARK = "dark"
    CROPPED = "cropped"  # the right-hand part of the page lies outside the picture
    QUARTER_TURN = "quarter_turn"
    UPSIDE_DOWN = "upside_down"
    BLACK = "black"
    BLANK = "blank"
    COPY = "copy"  # a photocopy: no colour
    SMALL = "small"


def photograph(page: Image.Image, *faults: Fault, tilt: float = 1.5, seed: int = 1) -> Image.Image:
    """`tilt` in degrees; the same seed gives the same picture."""
    if Fault.BLACK in faults or Fault.BLANK in faults:
        return Image.new("RGB", FRAME, "black" if Fault.BLACK in faults else "white")
    shot = _laid_on_desk(page, tilt, 420 if Fault.CROPPED in faults else 0, seed)
    for fault, spoil in SPOILS.items():
        if fault in faults:
            shot = spoil(shot)
    return _noisy(shot, seed)


def as_jpeg(picture: Image.Image, quality: int = 88) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


def _laid_on_desk(page: Image.Image, tilt: float, shift: int, seed: int) -> Image.Image:
    width, height = page.size
    lean = 10 + seed % 12  # pixels by which the far edge is shorter: a slight perspective
    corners = (0 - lean, 0, 0, height, width, height, width + lean, 0)
    layer = page.convert("RGBA").transform(
        page.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=(0, 0, 0, 0)
    )
    frame = Image.new("RGBA", FRAME, (*DESK, 255))
    lifted = Image.new("RGBA", FRAME, (0, 0, 0, 0))
    lifted.paste(layer, ((FRAME[0] - width) // 2 + shift, (FRAME[1] - height) // 2))
    frame.alpha_composite(lifted.rotate(tilt, Image.Resampling.BICUBIC))
    return frame.convert("RGB")


def _blurred(shot: Image.Image) -> Image.Image:
    return shot.filter(ImageFilter.GaussianBlur(5))


def _glaring(shot: Image.Image) -> Image.Image:
    light = Image.new("L", shot.size, 0)
    ImageDraw.Draw(light).ellipse((300, 520, 900, 1020), fill=255)
    light = light.filter(ImageFilter.GaussianBlur(40)).point(lambda level: min(255, int(level * 1.4)))
    return Image.composite(Image.new("RGB", shot.size, "white"), shot, light)


def _dark(shot: Image.Image) -> Image.Image:
    return shot.point(lambda level: int(255 * (level / 255) ** 1.6 * 0.32))


SPOILS: dict[Fault, Callable[[Image.Image], Image.Image]] = {
    Fault.BLUR: _blurred,
    Fault.GLARE: _glaring,
    Fault.DARK: _dark,
    Fault.COPY: lambda shot: shot.convert("L").convert("RGB"),
    Fault.SMALL: lambda shot: shot.resize((480, 360), Image.Resampling.LANCZOS),
    Fault.QUARTER_TURN: lambda shot: shot.transpose(Image.Transpose.ROTATE_90),
    Fault.UPSIDE_DOWN: lambda shot: shot.transpose(Image.Transpose.ROTATE_180),
}


def _noisy(shot: Image.Image, seed: int) -> Image.Image:
    rows = np.asarray(shot).astype(np.int16)
    grain = np.random.default_rng(seed).normal(0, 2.5, rows.shape[:2]).astype(np.int16)
    return Image.fromarray(np.clip(rows + grain[:, :, None], 0, 255).astype(np.uint8))
