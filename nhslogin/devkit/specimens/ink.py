"""Fonts and strokes shared by the drawings: the DejaVu fonts that a development wheel carries."""

from functools import cache
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

from nhslogin.devkit.portraits import PortraitName, package_file, portrait_path

Face = Literal["DejaVuSans", "DejaVuSans-Bold", "DejaVuSansMono", "DejaVuSansMono-Bold"]
Colour = tuple[int, int, int]
BLACK: Colour = (24, 24, 32)
LABEL: Colour = (70, 80, 110)
SPECIMEN_RED: Colour = (190, 40, 50)


@cache
def font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(package_file("matplotlib", f"mpl-data/fonts/ttf/{face}.ttf")), size)


def photo(name: PortraitName, size: tuple[int, int]) -> Image.Image:
    """Head and shoulders cut to the shape of a document's photograph."""
    box = {"astronaut": (112, 0, 368, 330), "hopper": (110, 20, 410, 406)}[name]
    with Image.open(portrait_path(name)) as picture:
        return picture.convert("RGB").crop(box).resize(size, Image.Resampling.LANCZOS)


def wavy_paper(size: tuple[int, int], paper: Colour, line: Colour, step: int = 14) -> Image.Image:
    """Paper with a faint pattern of lines, as security printing has."""
    sheet = Image.new("RGB", size, paper)
    draw = ImageDraw.Draw(sheet)
    for top in range(-40, size[1] + 40, step):
        points = [(x, top + ((x // 40 + top) % 5) * 3) for x in range(0, size[0] + 40, 20)]
        draw.line(points, fill=line, width=1)
    return sheet


def field(draw: ImageDraw.ImageDraw, at: tuple[int, int], label: str, value: str, size: int = 28) -> None:
    x, y = at
    draw.text((x, y), label, font=font("DejaVuSans", 15), fill=LABEL)
    draw.text((x, y + 19), value, font=font("DejaVuSans-Bold", size), fill=BLACK)
