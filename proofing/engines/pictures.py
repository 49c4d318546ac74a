"""Opening a picture nobody trusts: kinds, caps before decoding, the right way up by its EXIF, as BGR rows."""

import warnings
from functools import cache
from pathlib import Path
from typing import cast

import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin, WebPImagePlugin  # noqa: F401  (plugins register)

from proofing.engines.refusal import Refused

Pixels = NDArray[np.uint8]

KINDS = ("JPEG", "PNG", "WEBP", "HEIF")
MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 2000  # more gives the text recogniser nothing and costs memory

CANNOT_BE_OPENED = "picture_cannot_be_opened"
TOO_LARGE = "picture_too_large"


def open_picture(path: str | Path, longest_side: int = LONGEST_SIDE) -> Pixels:
    """The picture scaled down to `longest_side` at most. Raises Refused for whatever is no picture of ours."""
    _know_heif()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's bomb warning: the cap below is ours and stricter
            return _decode(Path(path), longest_side)
    except Refused:
        raise
    except (MemoryError, Image.DecompressionBombError):
        raise Refused(TOO_LARGE) from None
    except Exception:  # noqa: BLE001  (decoders raise nearly anything on hostile input; it is the file's fault)
        raise Refused(CANNOT_BE_OPENED) from None


def _decode(path: Path, longest_side: int) -> Pixels:
    if path.stat().st_size > MOST_BYTES:
        raise Refused(TOO_LARGE)
    with Image.open(path, formats=KINDS) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise Refused(TOO_LARGE)
        picture.draft("RGB", (longest_side, longest_side))  # a large JPEG is decoded at half or quarter size
        picture.load()
        upright = ImageOps.exif_transpose(picture)
        if upright.has_transparency_data:
            clear = upright.convert("RGBA")
            upright = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
        flat = upright.convert("RGB")
        flat.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
    return cast("Pixels", np.ascontiguousarray(np.asarray(flat)[:, :, ::-1]))


@cache
def _know_heif() -> None:
    pillow_heif.register_heif_opener()
