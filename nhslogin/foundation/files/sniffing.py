"""What a file is, by its first bytes and its structure; its name and declared type do not matter. Pure."""

import os
import zipfile
from typing import BinaryIO, Final

PICTURES: Final = frozenset({"image/jpeg", "image/png", "image/heic", "image/webp"})
VIDEOS: Final = frozenset({"video/webm", "video/mp4", "video/quicktime"})

_HEIF_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})
_MP4_BRANDS = frozenset(
    {
        b"isom",
        b"iso2",
        b"iso4",
        b"iso5",
        b"iso6",
        b"mp41",
        b"mp42",
        b"avc1",
        b"M4V ",
        b"MSNV",
        b"dash",
        b"3gp4",
        b"3gp5",
        b"3gp6",
    }
)
_STARTS: Final = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"MZ", "application/x-msdownload"),
    (b"\x7fELF", "application/x-executable"),
)
# Words with which another program would read the same bytes as something that acts.
_ACTIVE: Final = (b"%PDF-", b"<!doctype html", b"<html", b"<script", b"<?php", b"<svg")


def media_type(source: BinaryIO) -> str:
    """The type, or an empty text for what we do not know."""
    source.seek(0)
    head = source.read(4096)
    source.seek(0)
    if head[4:8] == b"ftyp":
        return _iso_media(head)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[:4] == b"\x1aE\xdf\xa3":
        return "video/webm" if b"webm" in head[:64] or b"matroska" in head[:64] else ""
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<?xml", b"<svg")):
        return "image/svg+xml" if b"<svg" in text else "text/xml"
    if text.startswith((b"<!doctype", b"<html", b"<script")):
        return "text/html"
    return next((kind for start, kind in _STARTS if head.startswith(start)), "")


def _iso_media(head: bytes) -> str:
    """MP4, QuickTime and HEIF share one container: the brand tells."""
    brand = head[8:12]
    if brand == b"qt  ":
        return "video/quicktime"
    if brand in _HEIF_BRANDS:
        return "image/heic"
    if brand in _MP4_BRANDS:
        return "video/mp4"
    size = int.from_bytes(head[:4], "big")
    others = {head[at : at + 4] for at in range(16, min(size, 256), 4)}
    if others & _HEIF_BRANDS:
        return "image/heic"
    return "video/mp4" if others & _MP4_BRANDS else ""


def two_faced(source: BinaryIO) -> bool:
    """Whether the file is also something else: an archive at its end, or a page, script or PDF inside."""
    source.seek(0)
    if zipfile.is_zipfile(source):
        source.seek(0)
        return True
    source.seek(0)
    kept = b""
    while piece := source.read(1 << 20):
        window = (kept + piece).lower()
        if any(word.lower() in window for word in _ACTIVE):
            source.seek(0)
            return True
        kept = piece[-16:]
    source.seek(0)
    return False


def whole_video(source: BinaryIO, kind: str) -> bool:
    """Whether the container has what a player needs and does not end in the middle of a box."""
    source.seek(0, os.SEEK_END)
    size = source.tell()
    source.seek(0)
    try:
        return _whole_webm(source, size) if kind == "video/webm" else _whole_iso(source, size)
    finally:
        source.seek(0)


def _whole_iso(source: BinaryIO, size: int) -> bool:
    """Walk the boxes: there is a `moov` (or fragments), some media, and none reaches past the end."""
    seen: set[bytes] = set()
    at = 0
    for _ in range(100_000):
        if at >= size:
            break
        source.seek(at)
        head = source.read(16)
        if len(head) < 8:
            return False
        length = int.from_bytes(head[:4], "big")
        if length == 1:
            length = int.from_bytes(head[8:16], "big")
        if length == 0:
            length = size - at
        if length < 8 or at + length > size:
            return False
        seen.add(head[4:8])
        at += length
    return {b"moov", b"mdat"} <= seen


def _whole_webm(source: BinaryIO, size: int) -> bool:
    """The header is followed by a segment that holds a cluster. A recorder in a browser leaves lengths open."""
    start = source.read(65_536)
    segment = start.find(b"\x18\x53\x80\x67")
    if segment < 0 or size < 1024:
        return False
    length = int.from_bytes(start[segment + 4 : segment + 5], "big")
    if length == 0x01:  # eight bytes of length
        stated = int.from_bytes(start[segment + 5 : segment + 12], "big")
        if stated != (1 << 56) - 1 and segment + 12 + stated > size:
            return False
    return b"\x1f\x43\xb6\x75" in start or size > len(start)
