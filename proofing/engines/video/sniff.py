"""Which container a file is, by its first bytes alone; its name and what the sender called it count for nothing."""

from pathlib import Path

from proofing.engines.video.refusals import Refusal, VideoRefused

MATROSKA = b"\x1a\x45\xdf\xa3"
# Boxes a QuickTime or MP4 file may begin with, at byte 4. Recorders of our time write ftyp first.
MP4_BOXES = frozenset({b"ftyp", b"moov", b"wide", b"mdat"})
# Pictures of iPhones lie in the same boxes.
PICTURE_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif", b"avis"})
HEAD = 16


def container(path: Path) -> str:
    """The reader to open the file with: named outright, so that no playlist or text format is ever tried."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError:
        raise VideoRefused(Refusal.NOT_FOUND) from None
    if head.startswith(MATROSKA):
        return "matroska"
    if head[4:8] in MP4_BOXES and head[8:12] not in PICTURE_BRANDS:
        return "mp4"
    raise VideoRefused(Refusal.NOT_A_VIDEO)
