"""The clip maker: what is there is kept, and what Chromium's made camera reads has the right form."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from nhslogin.devkit.clips.head import NoFaceInStill, head
from nhslogin.devkit.clips.make import make_clip
from nhslogin.devkit.clips.plan import planned
from nhslogin.devkit.clips.store import ORDERS, clip_path, ensure_clips, letters
from tests.engines.selfies import Studio

pytestmark = pytest.mark.engines


def test_every_order_has_its_name_and_asks_both_sides() -> None:
    assert [letters(turns) for turns in ORDERS] == ["LR", "RL", "LRL", "RLR"]


def test_clips_that_are_there_are_left_alone(tmp_path: Path) -> None:
    for turns in ORDERS:
        clip_path(tmp_path, "anybody", turns).write_bytes(b"made before")
    made = ensure_clips(tmp_path, {"anybody": np.zeros((8, 8, 3), np.uint8)})
    assert set(made) == {("anybody", "LR"), ("anybody", "RL"), ("anybody", "LRL"), ("anybody", "RLR")}
    assert {path.read_bytes() for path in made.values()} == {b"made before"}


def test_a_clip_begins_and_ends_at_the_front_for_players_that_repeat_it() -> None:
    series = planned(("left", "right"), 15, lead=3.0)
    assert len(series) / 15 == pytest.approx(9.5, abs=0.05)
    assert not series[: 3 * 15].any()
    assert series[-1] == 0
    assert (series.max(), series.min()) == (pytest.approx(0.34), pytest.approx(-0.34))


def test_files_for_the_made_camera(studio: Studio, tmp_path: Path) -> None:
    one = studio.actor("astronaut")
    y4m = make_clip(one, ("left",), tmp_path / "camera.y4m", "y4m")
    beginning, rest = y4m.read_bytes().split(b"\n", 1)
    assert beginning.startswith(b"YUV4MPEG2 W640 H480 F15:1")
    assert len(rest) % (len(b"FRAME\n") + 640 * 480 * 3 // 2) == 0
    mjpeg = make_clip(one, ("left",), tmp_path / "camera.mjpeg", "mjpeg").read_bytes()
    assert mjpeg.count(b"\xff\xd8\xff") == round(4.4 * 30)
    first = cv2.imdecode(np.frombuffer(mjpeg, np.uint8), cv2.IMREAD_COLOR)
    assert first is not None
    assert first.shape == (480, 640, 3)


def test_a_still_without_a_face_is_refused() -> None:
    with pytest.raises(NoFaceInStill):
        head(np.full((300, 300, 3), 90, np.uint8))
