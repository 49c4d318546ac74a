"""The rules an upload must pass before anything else looks at it."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhslogin.foundation.files import sniffing
from nhslogin.foundation.files.values import AcceptedFile, FileRefused

PICTURE_BYTES = 20_000_000
VIDEO_BYTES = 100_000_000
_RECODE = Path(__file__).with_name("recode.py")
_SECONDS = 25

REFUSALS: dict[str, str | Promise] = {
    "empty": _("The file is empty. Choose another file"),
    "picture_too_large": _("The photo must be smaller than 20MB"),
    "video_too_large": _("The video must be smaller than 100MB"),
    "not_a_picture": _("The file must be a photo: a JPG, PNG, WebP or HEIC"),
    "not_a_video": _("The file must be a video: an MP4, MOV or WebM"),
    "pdf": _("The file is a PDF. Take a photo instead, or choose a JPG, PNG or HEIC"),
    "moving_picture": _("The photo must not move. Choose a JPG, PNG or HEIC"),
    "too_many_pixels": _("The photo has too many pixels. Choose a photo of 50 megapixels or less"),
    "too_small": _("The photo is too small to read. Take a new photo or choose a larger one"),
    "damaged": _("The photo cannot be opened. Take a new photo or choose another file"),
    "damaged_video": _("The video cannot be opened. Record a new video or choose another file"),
    "two_faced": _("The file holds more than a photo or video. Take a new one"),
}


def accept_picture(upload: Any) -> AcceptedFile | FileRefused:
    """A picture, re-made as JPEG: upright, without metadata, the longest side 4096 at most."""
    source = _source(upload)
    size = _size(source)
    if not 0 < size <= PICTURE_BYTES:
        return _refused("picture_too_large" if size else "empty")
    kind = sniffing.media_type(source)
    if kind not in sniffing.PICTURES:
        return _refused({"application/pdf": "pdf", "image/gif": "moving_picture"}.get(kind, "not_a_picture"))
    if sniffing.two_faced(source):
        return _refused("two_faced")
    return _recoded(source.read())


def accept_video(upload: Any) -> AcceptedFile | FileRefused:
    """A video as it came. Only the container is looked at here: it is decoded in the engine's process alone."""
    source = _source(upload)
    size = _size(source)
    if not 0 < size <= VIDEO_BYTES:
        return _refused("video_too_large" if size else "empty")
    kind = sniffing.media_type(source)
    if kind not in sniffing.VIDEOS:
        return _refused("not_a_video")
    if not sniffing.whole_video(source, kind):
        return _refused("damaged_video")
    if sniffing.two_faced(source):
        return _refused("two_faced")
    return AcceptedFile(kind, _sha256(source), size, source)


def _source(upload: Any) -> BinaryIO:
    """The open file behind Django's upload, or a plain file."""
    inner = getattr(upload, "file", None)
    return inner if inner is not None and hasattr(inner, "read") else upload


def _size(source: BinaryIO) -> int:
    """Counted, not believed."""
    source.seek(0, os.SEEK_END)
    size = source.tell()
    source.seek(0)
    return size


def _sha256(source: BinaryIO) -> str:
    """Piece by piece; leaves the file at its start."""
    digest = hashlib.sha256()
    source.seek(0)
    while piece := source.read(1 << 20):
        digest.update(piece)
    source.seek(0)
    return digest.hexdigest()


def _recoded(content: bytes) -> AcceptedFile | FileRefused:
    # -I: nothing of the environment or the working folder is loaded into the process that meets the file.
    command = [sys.executable, "-I", str(_RECODE)]
    try:
        ended = subprocess.run(command, input=content, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return _refused("damaged")
    if ended.returncode == 0 and ended.stdout:
        return AcceptedFile.of(ended.stdout, "image/jpeg")
    return _refused(ended.stderr.decode("ascii", "replace") if ended.returncode == 3 else "damaged")


def _refused(reason: str) -> FileRefused:
    known = reason if reason in REFUSALS else "damaged"
    return FileRefused(known, REFUSALS[known])
