"""Pictures are judged by measures that tell one fault from another; files by what they are, not what they say."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from proofing.engines.document import quality
from proofing.engines.document.reasons import REASONS
from proofing.engines.findings import Outcome
from proofing.engines.models import FACE_DETECTION, ModelFile, ModelFileChanged, checked
from proofing.engines.pictures import Pixels, open_picture
from proofing.engines.refusal import Refused


def sheet() -> Pixels:
    """Light paper with sharp print on it."""
    rows = np.full((700, 1000, 3), (225, 232, 205), np.uint8)
    for top in range(40, 660, 40):
        for left in range(40, 960, 12):
            rows[top : top + 20, left : left + 5] = (40, 20, 20)
    return rows


def failed(picture: Pixels) -> set[str]:
    findings = (*quality.judge_picture(quality.at_size(picture, 1200)), *quality.judge_page(picture))
    return {finding.reason for finding in findings if finding.outcome is not Outcome.PASS}


def test_a_good_page_has_no_fault() -> None:
    assert failed(sheet()) == set()


def soft(rows: Pixels) -> Pixels:
    return quality.cv2.GaussianBlur(rows, (0, 0), 7)  # type: ignore[return-value]


def glaring(rows: Pixels) -> Pixels:
    rows[200:500, 300:600] = 255
    return rows


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (soft, "page_blurred"),
        (glaring, "page_glare"),
        (lambda rows: (rows * 0.35).astype(np.uint8), "picture_too_dark"),
        (lambda rows: (rows * 0.5).astype(np.uint8), "page_too_dark"),
        (np.zeros_like, "picture_blank"),
        (lambda rows: np.full_like(rows, 255), "picture_blank"),
        (lambda rows: np.repeat(rows[:, :, :1], 3, axis=2), "picture_has_no_colour"),
    ],
)
def test_each_fault_is_named(spoil: Callable[[Pixels], Pixels], reason: str) -> None:
    assert reason in failed(spoil(sheet()))


def test_noise_does_not_hide_blur() -> None:
    noise = np.random.default_rng(3).normal(0, 12, (700, 1000, 1))
    noisy = np.clip(soft(sheet()) + noise, 0, 255).astype(np.uint8)
    assert "page_blurred" in failed(noisy)


def test_every_limit_has_an_instruction() -> None:
    assert {limit.reason for limit in (*quality.PICTURE_LIMITS, *quality.PAGE_LIMITS)} <= REASONS.keys()


def test_a_picture_stands_as_its_camera_held_it(tmp_path: Path) -> None:
    picture = Image.new("RGB", (80, 40), "white")
    ImageDraw.Draw(picture).rectangle((0, 0, 39, 39), fill="red")
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter to the right
    picture.save(tmp_path / "turned.jpg", exif=exif)
    opened = open_picture(tmp_path / "turned.jpg")
    assert opened.shape == (80, 40, 3)
    assert opened[10, 20, 2] > 200 > opened[10, 20, 0]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_every_kind_of_picture_opens(tmp_path: Path, kind: str) -> None:
    assert open_picture(_saved(tmp_path, kind)).shape == (40, 80, 3)


def test_what_is_clear_shows_white(tmp_path: Path) -> None:
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(tmp_path / "clear.png")
    assert open_picture(tmp_path / "clear.png").min() == 255


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "picture_cannot_be_opened"),
        (b"%PDF-1.7 not a picture", "picture_cannot_be_opened"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture_cannot_be_opened"),
        (b"\xff\xd8\xff\xe0" + bytes(300), "picture_cannot_be_opened"),
        (b"GIF89a" + bytes(40), "picture_cannot_be_opened"),
        (bytes(20 * 1024 * 1024 + 1), "picture_too_large"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "x.jpg").write_bytes(content)
    with pytest.raises(Refused) as refused:
        open_picture(tmp_path / "x.jpg")
    assert refused.value.reason == reason
    assert reason in REASONS


def test_half_a_picture_is_refused(tmp_path: Path) -> None:
    path = _saved(tmp_path, "JPEG", size=(800, 600))
    path.write_bytes(path.read_bytes()[:-900])
    with pytest.raises(Refused):
        open_picture(path)


def test_a_picture_that_grows_on_opening_is_refused_before_it_does(tmp_path: Path) -> None:
    Image.new("1", (30000, 30000)).save(tmp_path / "bomb.png")
    assert (tmp_path / "bomb.png").stat().st_size < 1_000_000
    with pytest.raises(Refused) as refused:
        open_picture(tmp_path / "bomb.png")
    assert refused.value.reason == "picture_too_large"


def test_missing_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        open_picture(tmp_path / "nothing.jpg")


def test_a_model_file_that_changed_is_never_used() -> None:
    assert checked(FACE_DETECTION).is_file()
    for other in (
        ModelFile(FACE_DETECTION.package, FACE_DETECTION.path, "0" * 64),
        ModelFile(FACE_DETECTION.package, "models/missing.onnx", FACE_DETECTION.sha256),
        ModelFile("no_such_package", "x", "0" * 64),
    ):
        with pytest.raises(ModelFileChanged):
            checked(other)


def _saved(folder: Path, kind: str, size: tuple[int, int] = (80, 40)) -> Path:
    grain = np.random.default_rng(1).integers(0, 255, (size[1], size[0], 3), dtype=np.uint8)
    Image.fromarray(grain).save(folder / "x", format=kind)
    return folder / "x"
