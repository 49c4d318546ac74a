"""Draws the front of a specimen photocard driving licence of Great Britain."""

import unicodedata
from datetime import date

from PIL import Image, ImageDraw

from nhslogin.devkit.specimens.holder import Holder
from nhslogin.devkit.specimens.ink import BLACK, SPECIMEN_RED, font, photo, wavy_paper

SIZE = (1250, 788)  # 85.6 mm by 54 mm


def driver_number(holder: Holder) -> str:
    """Names, birth date and sex as the number carries them. The last two signs follow no public rule."""
    surname = _letters(holder.surname)
    surname = "MC" + surname[3:] if surname.startswith("MAC") else surname
    born, month = holder.birth_date, holder.birth_date.month + (50 if holder.sex == "F" else 0)
    initials = "".join(name[0] for name in holder.given_names.upper().split()[:2])
    year = f"{born:%y}"
    return f"{surname[:5]:9<5}{year[0]}{month:02}{born:%d}{year[1]}{initials:9<2}9SP"


def draw_licence(holder: Holder, number: str | None = None) -> Image.Image:
    """`number` is given where the driver number shall disagree with the names and dates."""
    card = wavy_paper(SIZE, (240, 214, 220), (228, 196, 206))
    draw = ImageDraw.Draw(card)
    draw.text((60, 24), "UK", font=font("DejaVuSans-Bold", 54), fill=(30, 50, 130))
    draw.text((180, 30), "DRIVING LICENCE", font=font("DejaVuSans-Bold", 46), fill=(120, 40, 80))
    draw.text((960, 40), "SPECIMEN", font=font("DejaVuSans-Bold", 38), fill=SPECIMEN_RED)
    card.paste(photo(holder.portrait, (330, 425)), (50, 150))
    rows = (
        ("1.", holder.surname.upper()),
        ("2.", holder.given_names.upper()),
        ("3.", f"{_dotted(holder.birth_date)} {holder.birth_place}"),
        ("4a.", f"{_dotted(holder.issued)}   4c. DVLA"),
        ("4b.", _dotted(holder.expires)),
        ("5.", f"{number or driver_number(holder)} 35"),
        ("8.", holder.address),
        ("9.", "AM/B/BE/f/k/q"),
    )
    for row, (label, value) in enumerate(rows):
        top = 150 + row * 72
        draw.text((420, top + 6), label, font=font("DejaVuSans", 26), fill=BLACK)
        draw.text((490, top), value, font=font("DejaVuSans-Bold", 28 if row == 6 else 34), fill=BLACK)
    return card


def _dotted(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _letters(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.upper()).encode("ascii", "ignore").decode()
    return "".join(sign for sign in plain if sign.isalpha())
