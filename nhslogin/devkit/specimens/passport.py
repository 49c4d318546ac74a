"""Draws the data page of a specimen passport."""

from datetime import date

from PIL import Image, ImageDraw

from nhslogin.devkit.specimens.holder import Holder
from nhslogin.devkit.specimens.ink import BLACK, LABEL, SPECIMEN_RED, field, font, photo, wavy_paper
from nhslogin.devkit.specimens.mrz import write_td3

SIZE = (1250, 880)  # 125 mm by 88 mm
FRENCH = ("JAN", "FEV", "MARS", "AVR", "MAI", "JUIN", "JUIL", "AOUT", "SEPT", "OCT", "NOV", "DEC")


def printed_date(day: date) -> str:
    return f"{day:%d} {day:%b} /{FRENCH[day.month - 1]} {day:%y}".upper()


def draw_passport(holder: Holder, mrz: tuple[str, str] | None = None) -> Image.Image:
    """`mrz` is given where the two lines shall disagree with the page or with themselves."""
    page = wavy_paper(SIZE, (226, 232, 226), (205, 216, 222))
    draw = ImageDraw.Draw(page)
    draw.text((40, 22), "UTOPIA  PASSPORT / PASSEPORT", font=font("DejaVuSans-Bold", 30), fill=(90, 30, 60))
    draw.text((1000, 26), "SPECIMEN", font=font("DejaVuSans-Bold", 30), fill=SPECIMEN_RED)
    page.paste(photo(holder.portrait, (340, 438)), (50, 110))
    draw.text((90, 560), "SPECIMEN - NOT A REAL PASSPORT", font=font("DejaVuSans", 15), fill=SPECIMEN_RED)
    _fields(draw, holder)
    draw.rectangle((0, 690, SIZE[0], SIZE[1]), fill=(236, 238, 234))
    for row, line in enumerate(mrz or write_td3(holder)):
        _spread(draw, line, (40, 720 + row * 72))
    draw.rectangle((0, 0, SIZE[0] - 1, SIZE[1] - 1), outline=LABEL, width=2)
    return page


def _fields(draw: ImageDraw.ImageDraw, holder: Holder) -> None:
    field(draw, (430, 90), "Type / Type", "P")
    field(draw, (560, 90), "Code / Code", holder.issuing_state)
    field(draw, (850, 90), "Passport No. / No. du passeport", holder.document_number, 32)
    field(draw, (430, 165), "Surname / Nom (1)", holder.surname.upper())
    field(draw, (430, 240), "Given names / Prenoms (2)", holder.given_names.upper())
    field(draw, (430, 315), "Nationality / Nationalite (3)", "UTOPIAN CITIZEN")
    field(draw, (430, 390), "Date of birth / Date de naissance (4)", printed_date(holder.birth_date))
    field(draw, (430, 465), "Sex / Sexe (5)", holder.sex)
    field(draw, (560, 465), "Place of birth / Lieu de naissance (6)", holder.birth_place)
    field(draw, (430, 540), "Date of issue / Date de delivrance (7)", printed_date(holder.issued))
    field(draw, (850, 540), "Authority / Autorite (8)", "UTOPIA OFFICE")
    field(draw, (430, 615), "Date of expiry / Date d'expiration (9)", printed_date(holder.expires))


def _spread(draw: ImageDraw.ImageDraw, line: str, at: tuple[int, int]) -> None:
    """One sign each 26.6 pixels, as the standard fixes the pitch."""
    face = font("DejaVuSansMono", 40)
    for place, sign in enumerate(line):
        draw.text((at[0] + place * 26.6, at[1]), sign, font=face, fill=BLACK)
