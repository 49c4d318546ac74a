"""Files: decided by content, re-made without metadata, sealed, opened with a reason, erased on time."""

import io
import os
import stat
import zlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.db import transaction
from PIL import Image
from pillow_heif import from_pillow

from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.models import AuditRecord
from nhslogin.foundation.crypto.api import new_data_key
from nhslogin.foundation.errors import CannotOpen, Unavailable
from nhslogin.foundation.files.api import (
    AcceptedFile,
    FileRefused,
    accept_picture,
    accept_video,
    copy_opened,
    erase,
    erase_of,
    open_sealed,
    store_sealed,
)
from nhslogin.foundation.files.erasing import erase_due, erase_orphans
from nhslogin.foundation.files.models import StoredFile
from tests.pure.foundation.test_sniffing import MP4, WEBM

BY = Actor.staff("5", "reviewer")


@pytest.fixture(autouse=True)
def evidence(tmp_path: Path, settings: Any) -> Path:
    settings.EVIDENCE_DIR = tmp_path / "evidence"
    return tmp_path / "evidence"


def drawn(kind: str, size: tuple[int, int] = (640, 480), mode: str = "RGB", **options: Any) -> bytes:
    out = io.BytesIO()
    picture = Image.new(mode, size)
    picture.paste(255 if mode in {"L", "1"} else (255, 0, 0), (0, 0, size[0] // 2, size[1] // 2))
    picture.save(out, kind, **options)
    return out.getvalue()


def upload(content: bytes, name: str = "evil.php", kind: str = "text/html") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, kind)


def heic() -> bytes:
    out = io.BytesIO()
    from_pillow(Image.new("RGB", (640, 480), "red")).save(out)
    return out.getvalue()


def accepted(content: bytes) -> Image.Image:
    found = accept_picture(upload(content))
    assert isinstance(found, AcceptedFile), found
    assert found.media_type == "image/jpeg"
    return Image.open(io.BytesIO(found.content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_pictures_come_back_as_jpeg_whatever_their_name(kind: str) -> None:
    picture = accepted(drawn(kind))
    assert (picture.format, picture.size, picture.mode) == ("JPEG", (640, 480), "RGB")


def test_pictures_of_iphones_are_accepted() -> None:
    assert accepted(heic()).size == (640, 480)


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "CMYK", "1"])
def test_every_kind_of_colour_is_accepted(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    content = Image.new(mode, (300, 300))
    out = io.BytesIO()
    content.save(out, kind)
    assert accepted(out.getvalue()).mode == "RGB"


def test_metadata_goes_and_the_picture_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "Maker"
    gps = exif.get_ifd(0x8825)
    gps[1] = "N"
    picture = accepted(drawn("JPEG", exif=exif, comment=b"secret"))
    assert picture.size == (480, 640)
    assert dict(picture.getexif()) == {}
    assert "comment" not in picture.info
    red = picture.getpixel((479, 0))
    assert isinstance(red, tuple)
    assert red[0] > 200  # the marked corner moved to the right


def test_a_very_large_picture_is_made_smaller() -> None:
    assert max(accepted(drawn("JPEG", (6000, 4000))).size) == 4096


def gif() -> bytes:
    return drawn("GIF")


def moving(kind: str) -> Callable[[], bytes]:
    def made() -> bytes:
        out = io.BytesIO()
        frames = [Image.new("RGB", (300, 300), colour) for colour in ("red", "blue")]
        frames[0].save(out, kind, save_all=True, append_images=frames[1:])
        return out.getvalue()

    return made


def pixel_flood() -> bytes:
    """A small PNG that claims 60,000 by 60,000 pixels."""
    content = bytearray(drawn("PNG"))
    content[16:24] = (60000).to_bytes(4, "big") * 2
    content[29:33] = zlib.crc32(bytes(content[12:29])).to_bytes(4, "big")
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (lambda: b"", "empty"),
        (lambda: b"hello", "not_a_picture"),
        (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not_a_picture"),
        (lambda: b"%PDF-1.7 x", "pdf"),
        (gif, "moving_picture"),
        (moving("PNG"), "moving_picture"),
        (moving("WEBP"), "moving_picture"),
        (lambda: drawn("BMP"), "not_a_picture"),
        (lambda: drawn("TIFF"), "not_a_picture"),
        (lambda: drawn("JPEG")[:900], "damaged"),
        (lambda: drawn("PNG")[:-300], "damaged"),
        (lambda: b"\xff\xd8\xff" + os.urandom(5000), "damaged"),
        (lambda: drawn("JPEG") + b"<script>alert(1)</script>", "two_faced"),
        (lambda: drawn("JPEG", (100, 100)), "too_small"),
        (pixel_flood, "too_many_pixels"),
        (lambda: drawn("JPEG") + bytes(20_000_000), "picture_too_large"),
        (lambda: MP4, "not_a_picture"),
    ],
)
def test_what_is_no_acceptable_picture_is_refused_with_a_plain_reason(
    content: Callable[[], bytes], reason: str
) -> None:
    found = accept_picture(upload(content(), "passport.jpg", "image/jpeg"))
    assert isinstance(found, FileRefused)
    assert found.reason == reason
    assert str(found.message)


def test_videos_keep_their_bytes_and_stay_on_disk() -> None:
    kept = TemporaryUploadedFile("x.exe", "text/html", len(MP4), None)
    kept.write(MP4)
    found = accept_video(kept)
    assert isinstance(found, AcceptedFile)
    assert (found.media_type, found.size, found.content) == ("video/mp4", len(MP4), MP4)
    assert not isinstance(found.stream, io.BytesIO)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (lambda: b"", "empty"),
        (lambda: MP4[:-100], "damaged_video"),
        (lambda: WEBM[:64], "damaged_video"),
        (lambda: drawn("JPEG"), "not_a_video"),
        (lambda: MP4 + b"\x00\x00\x00\x21free<script>alert(1)</script>", "two_faced"),
    ],
)
def test_what_is_no_acceptable_video_is_refused(content: Callable[[], bytes], reason: str) -> None:
    found = accept_video(upload(content(), "me.mp4", "video/mp4"))
    assert isinstance(found, FileRefused)
    assert found.reason == reason


def kept(content: bytes = b"a face", owner: str = "case:1") -> tuple[Any, Any]:
    key = new_data_key()
    with transaction.atomic():
        return store_sealed(AcceptedFile.of(content, "image/jpeg"), key, owner), key


@pytest.mark.django_db
def test_a_stored_file_is_sealed_private_and_opened_with_a_record(evidence: Path, tmp_path: Path) -> None:
    stored, key = kept(b"a face" * 300_000)
    (path,) = [p for p in evidence.rglob("*") if p.is_file()]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert b"a face" not in path.read_bytes()
    assert open_sealed(stored.id, key, by=BY, purpose="review") == b"a face" * 300_000
    row = AuditRecord.objects.get(event="file.opened")
    assert row.details == {"owner": "case:1", "purpose": "review"}
    copy_opened(stored.id, key, tmp_path / "plain", by=BY, purpose="check")
    assert (tmp_path / "plain").stat().st_size == stored.size


@pytest.mark.django_db
def test_a_file_opens_with_its_own_key_and_under_its_own_row_only(evidence: Path) -> None:
    stored, key = kept()
    other, _ = kept(b"another", "case:2")
    with pytest.raises(CannotOpen):
        open_sealed(stored.id, new_data_key(), by=BY, purpose="x")
    names = list(
        StoredFile.objects.filter(pk__in=[stored.id, other.id]).order_by("owner").values_list("name", flat=True)
    )
    first, second = (evidence / name[:2] / name for name in names)
    second.write_bytes(first.read_bytes())
    with pytest.raises(CannotOpen):
        open_sealed(other.id, key, by=BY, purpose="x")


@pytest.mark.django_db
def test_erasing_marks_the_row_and_removes_the_content(evidence: Path, django_capture_on_commit_callbacks: Any) -> None:
    stored, key = kept()
    with django_capture_on_commit_callbacks(execute=True):
        assert erase(stored.id, by=BY)
    assert not [p for p in evidence.rglob("*") if p.is_file()]
    assert not erase(stored.id, by=BY)
    with pytest.raises(CannotOpen):
        open_sealed(stored.id, key, by=BY, purpose="x")
    assert AuditRecord.objects.filter(event="file.erased").count() == 1


@pytest.mark.django_db
def test_files_are_erased_on_time_and_by_owner(django_capture_on_commit_callbacks: Any) -> None:
    kept()
    kept(owner="case:2")
    with django_capture_on_commit_callbacks(execute=True):
        assert erase_due() == 0
        assert erase_of("case:2", by=BY) == 1
        with time_machine.travel(clock.now() + timedelta(days=184)):
            assert erase_due() == 1


@pytest.mark.django_db
def test_content_without_a_row_is_swept_after_a_while(evidence: Path) -> None:
    with transaction.atomic():
        kept()
        transaction.set_rollback(True)
    kept()
    (evidence / "ab").mkdir(exist_ok=True)
    (evidence / "ab" / ".left-over.part").write_bytes(b"x")
    assert erase_orphans() == 0
    with time_machine.travel(clock.now() + timedelta(hours=2)):
        assert erase_orphans() == 1
    assert len([p for p in evidence.rglob("*") if p.is_file()]) == 1


@pytest.mark.django_db
def test_a_store_that_cannot_write_leaves_no_row(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    settings.EVIDENCE_DIR = tmp_path / "file"
    with pytest.raises(Unavailable):
        kept()
    assert StoredFile.objects.count() == 0


@pytest.mark.django_db
def test_a_file_that_vanished_is_an_outage_not_a_crash(evidence: Path) -> None:
    stored, key = kept()
    for path in evidence.rglob("*"):
        if path.is_file():
            path.unlink()
    with pytest.raises(Unavailable):
        open_sealed(stored.id, key, by=BY, purpose="x")
