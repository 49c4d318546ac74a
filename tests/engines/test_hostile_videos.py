"""Videos that are no videos, or too much of one: a typed answer each time, never an error, never a pass."""

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from proofing.engines.face.api import check_liveness, is_unopened
from proofing.engines.findings import Outcome
from proofing.engines.video.frames import Caps, frames
from proofing.engines.video.refusals import Refusal, VideoRefused
from tests.engines.selfies import Picture, Studio

pytestmark = pytest.mark.engines

TURNS = ("left", "right")
EBML, FTYP = b"\x1a\x45\xdf\xa3", b"\x00\x00\x00\x18ftypmp42"
PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile:///etc/passwd\n"


def grey(width: int = 160, height: int = 120, level: int = 128) -> Picture:
    return np.full((height, width, 3), level, np.uint8)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.mp4", b""),
        ("text.mp4", b"This is not a video.\n" * 200),
        ("playlist.mp4", PLAYLIST),
        ("playlist-in-a-box.mp4", FTYP + PLAYLIST),
        ("junk.webm", EBML + os.urandom(20_000)),
        ("junk.mp4", FTYP + os.urandom(20_000)),
        ("photo.mp4", b"\x00\x00\x00\x18ftypheic" + bytes(2000)),
        ("header-only.webm", EBML),
    ],
)
def test_what_is_no_video_cannot_be_opened(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    liveness = check_liveness(path, TURNS)
    assert liveness.outcome is Outcome.ASK_AGAIN
    assert is_unopened(liveness.findings)


def test_a_missing_file_and_a_folder_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.webm", tmp_path):
        assert is_unopened(check_liveness(path, TURNS).findings)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda studio: studio.filmed("one.webm", grey()), Refusal.TOO_SHORT),
        (lambda studio: studio.filmed("short.mp4", *[grey()] * 20), Refusal.TOO_SHORT),
        (lambda studio: studio.filmed("long.mp4", *[grey(64, 48)] * 130, rate=2), Refusal.TOO_LONG),
        (lambda studio: studio.filmed("long.webm", *[grey(64, 48)] * 130, rate=2), Refusal.TOO_LONG),
        (lambda studio: studio.filmed("huge.mp4", grey(2560, 1440)), Refusal.TOO_LARGE),
        (lambda studio: studio.filmed("tall.webm", grey(1200, 1600)), Refusal.TOO_LARGE),
        (lambda studio: studio.filmed("black.webm", *[grey(level=0)] * 60), "too_dark"),
        (lambda studio: studio.filmed("grey.webm", *[grey()] * 60), "no_face"),
        (lambda studio: studio.filmed("tiny.webm", *[grey(16, 16)] * 60), "no_face"),
    ],
)
def test_videos_of_no_use_are_asked_again(studio: Studio, make: Callable[[Studio], Path], reason: str) -> None:
    liveness = check_liveness(make(studio), TURNS)
    assert liveness.outcome is Outcome.ASK_AGAIN
    assert [finding.reason for finding in liveness.findings] == [reason]
    assert not is_unopened(liveness.findings)


@pytest.mark.parametrize("part", [0.02, 0.3, 0.7])
def test_a_cut_file_never_passes(studio: Studio, tmp_path: Path, part: float) -> None:
    whole = studio.good("astronaut", *TURNS).read_bytes()
    cut = tmp_path / "cut.webm"
    cut.write_bytes(whole[: int(len(whole) * part)])
    liveness = check_liveness(cut, TURNS)
    assert liveness.outcome is Outcome.ASK_AGAIN
    assert liveness.findings[0].reason in {Refusal.DAMAGED, Refusal.NO_FRAMES, Refusal.NOT_A_VIDEO}


def test_a_damaged_file_never_passes(studio: Studio, tmp_path: Path) -> None:
    content = bytearray(studio.good("astronaut", *TURNS).read_bytes())
    content[5000::997] = bytes(byte ^ 0xFF for byte in content[5000::997])
    damaged = tmp_path / "damaged.webm"
    damaged.write_bytes(content)
    assert check_liveness(damaged, TURNS).outcome is not Outcome.PASS


def test_a_file_over_the_limit_is_not_read(studio: Studio) -> None:
    path = studio.filmed("plain.webm", *[grey()] * 60)
    with pytest.raises(VideoRefused) as refused:
        list(frames(path, Caps(bytes=100)))
    assert refused.value.reason == Refusal.TOO_BIG


def test_frames_are_taken_by_their_time_and_never_more_than_allowed(studio: Studio) -> None:
    path = studio.filmed("steady.mp4", *[grey(level=index) for index in range(90)], rate=30)
    times = [frame.time for frame in frames(path, Caps(shortest=1))]
    assert times == pytest.approx([index / 10 for index in range(30)], abs=0.02)
    assert len(list(frames(path, Caps(shortest=1, analysed=7)))) == 7
