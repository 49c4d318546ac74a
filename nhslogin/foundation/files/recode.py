"""A program of its own, under limits: a picture from standard input, the same as plain JPEG to standard output.

It knows nothing of the product: whatever a hostile picture does to a decoder happens here. Exit 3 means refused; the
code is on standard error.
"""

import io
import resource
import sys
from typing import Any

MOST_PIXELS = 50_000_000
LONGEST_SIDE = 4096
SHORTEST_SIDE = 200
QUALITY = 92
_MEMORY = 1_500_000_000
_SECONDS = 20


class NotAccepted(Exception):
    """Carries the code of the refusal."""


def limit_resources() -> None:
    """Address space, processor time, no files written."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def recode(content: bytes) -> bytes:
    """Decode, turn upright, drop everything but the pixels, encode."""
    from PIL import Image, ImageOps  # noqa: PLC0415  (after the limits are set)

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with Image.open(io.BytesIO(content), formats=decoders(content)) as seen:
        width, height = seen.size
        if width * height > MOST_PIXELS:
            raise NotAccepted("too_many_pixels")
        if min(width, height) < SHORTEST_SIDE:
            raise NotAccepted("too_small")
        if getattr(seen, "is_animated", False) and seen.format in {"PNG", "WEBP"}:
            raise NotAccepted("moving_picture")
        seen.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        seen.load()
        upright = ImageOps.exif_transpose(seen) or seen
        return _encoded(upright)


def decoders(content: bytes) -> tuple[str, ...]:
    """Load the decoders for the few kinds we take, and no others."""
    if content[4:8] == b"ftyp":
        from pillow_heif import register_heif_opener  # noqa: PLC0415

        register_heif_opener()
        return ("HEIF",)
    from PIL import JpegImagePlugin, PngImagePlugin, WebPImagePlugin  # noqa: F401, PLC0415

    return ("JPEG", "PNG", "WEBP")


def _encoded(picture: Any) -> bytes:
    from PIL import Image  # noqa: PLC0415

    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    if picture.has_transparency_data:
        ground = Image.new("RGBA", picture.size, "white")
        ground.alpha_composite(picture.convert("RGBA"))
        picture = ground
    plain = Image.new("RGB", picture.size)
    plain.paste(picture.convert("RGB"))
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return out.getvalue()


def main() -> int:
    """The program."""
    limit_resources()
    try:
        result = recode(sys.stdin.buffer.read())
    except NotAccepted as refusal:
        sys.stderr.write(str(refusal))
        return 3
    except Exception as problem:  # noqa: BLE001  (decoders raise anything)
        sys.stderr.write("too_many_pixels" if "DecompressionBomb" in type(problem).__name__ else "damaged")
        return 3
    sys.stdout.buffer.write(result)
    return 0


if __name__ == "__main__":
    sys.exit(main())
