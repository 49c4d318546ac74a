"""What a file is goes by its content alone."""

import io
import struct
import zipfile

import pytest
from PIL import Image

from nhslogin.foundation.files.sniffing import media_type, two_faced, whole_video


def box(kind: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I", 8 + len(content)) + kind + content


MP4 = box(b"ftyp", b"isom\x00\x00\x02\x00isomavc1") + box(b"moov", bytes(100)) + box(b"mdat", bytes(500))
WEBM = (
    b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm"
    + b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff"
    + b"\x1f\x43\xb6\x75"
    + bytes(2000)
)


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (picture("JPEG"), "image/jpeg"),
        (picture("PNG"), "image/png"),
        (picture("GIF"), "image/gif"),
        (picture("WEBP"), "image/webp"),
        (picture("BMP"), "image/bmp"),
        (picture("TIFF"), "image/tiff"),
        (MP4, "video/mp4"),
        (WEBM, "video/webm"),
        (box(b"ftyp", b"qt  \x00\x00\x00\x00"), "video/quicktime"),
        (box(b"ftyp", b"heic\x00\x00\x00\x00mif1heic"), "image/heic"),
        (box(b"ftyp", b"xxxx\x00\x00\x00\x00xxxxmp42"), "video/mp4"),
        (box(b"ftyp", b"evil\x00\x00\x00\x00"), ""),
        (b"%PDF-1.7 ...", "application/pdf"),
        (b"PK\x03\x04....", "application/zip"),
        (b"  <svg xmlns='x'/>", "image/svg+xml"),
        (b"<?xml version='1.0'?><svg/>", "image/svg+xml"),
        (b"\xef\xbb\xbf<!DOCTYPE html>", "text/html"),
        (b"MZ\x90", "application/x-msdownload"),
        (b"", ""),
        (b"\x00", ""),
        (b"hello", ""),
    ],
)
def test_the_type_is_told_by_content(content: bytes, expected: str) -> None:
    assert media_type(io.BytesIO(content)) == expected


def test_a_picture_that_is_also_something_else_is_two_faced() -> None:
    jpeg = picture("JPEG")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr("a.txt", "a")
    for more in (archive.getvalue(), b"%PDF-1.4", b"<script>alert(1)</script>", b"<?PHP echo 1;", b"<SVG onload=x>"):
        assert two_faced(io.BytesIO(jpeg + more))
    assert not two_faced(io.BytesIO(jpeg))
    assert not two_faced(io.BytesIO(jpeg + MP4))  # telephones append a short film


def test_a_word_across_two_pieces_of_reading_is_found() -> None:
    assert two_faced(io.BytesIO(bytes((1 << 20) - 3) + b"<script>"))


def test_whole_and_cut_videos() -> None:
    assert whole_video(io.BytesIO(MP4), "video/mp4")
    assert whole_video(io.BytesIO(WEBM), "video/webm")
    for cut in (MP4[:-1], MP4[:40], box(b"ftyp", b"isom\x00\x00\x02\x00"), b"\x00\x00\x00\x04ftyp"):
        assert not whole_video(io.BytesIO(cut), "video/mp4")
    assert not whole_video(io.BytesIO(WEBM[:60]), "video/webm")
    stated = WEBM.replace(b"\x01\xff\xff\xff\xff\xff\xff\xff", b"\x01\x00\x00\x00\x00\x10\x00\x00")
    assert not whole_video(io.BytesIO(stated), "video/webm")  # says a megabyte, holds two kilobytes
