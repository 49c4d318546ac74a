"""The demo people's own files: a photograph of their passport, and a selfie clip for every order of turns."""

import subprocess
import sys
import uuid
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

from nhslogin.devkit.people import NEWCOMERS, PEOPLE, DemoPerson, Story

PORTRAITS = ("astronaut", "hopper")


def folder() -> Path:
    """Where the drawn pictures and clips are kept."""
    path = Path(settings.DATA_DIR) / "demo"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def passport_path(person: DemoPerson, *, spoiled: bool = False) -> Path:
    """`spoiled` is the blurred photograph of the person who is asked again."""
    return folder() / f"passport-{person.document_number}{'-blurred' if spoiled else ''}.jpg"


def clip_path(person: DemoPerson, turns: Sequence[str]) -> Path:
    """The clip of the person's face that answers this order of turns."""
    letters = "".join(turn[0].upper() for turn in turns)
    return folder() / f"{person.portrait}-{letters}.webm"


def own_clip(person: DemoPerson, turns: Sequence[str], account_id: uuid.UUID | str) -> Path | None:
    """A copy of the clip that nobody else has: the same file from two accounts is a sign of fraud, and rightly so.

    The copies differ by an EBML Void element at the end, which players skip (RFC 8794, section 11.3.2).
    """
    source = clip_path(person, turns)
    if not source.exists():
        return None
    own = folder() / "own" / f"{account_id}-{source.name}"
    if not own.exists():
        own.parent.mkdir(mode=0o700, exist_ok=True)
        mark = uuid.UUID(str(account_id)).bytes
        own.write_bytes(source.read_bytes() + bytes((0xEC, 0x80 | len(mark))) + mark)
    return own


def start_clips() -> "list[subprocess.Popen[bytes]]":
    """Begin to make the clips, one process a portrait, while the caller does something else."""
    command = [sys.executable, "-m", "nhslogin.devkit.make_clips", str(folder())]
    return [subprocess.Popen([*command, name], cwd=settings.BASE_DIR) for name in PORTRAITS]


def finish_clips(making: "list[subprocess.Popen[bytes]]") -> None:
    """Wait until the clips are there; `RuntimeError` when one could not be made."""
    statuses = [process.wait() for process in making]
    if any(statuses):
        raise RuntimeError("the demo's clips could not be made")


def draw_passports() -> None:
    """Draw what is missing."""
    for person in PEOPLE + NEWCOMERS:
        draw_passport(person, spoiled=False)
        if person.story is Story.AGAIN:
            draw_passport(person, spoiled=True)


def draw_passport(person: DemoPerson, *, spoiled: bool) -> None:
    """Draw one, unless it is there."""
    # Fonts and image libraries are for drawing only; the web process reads this module for the paths.
    from nhslogin.devkit.specimens import Fault, Holder, Kind, photographed  # noqa: PLC0415

    path = passport_path(person, spoiled=spoiled)
    if path.exists():
        return
    holder = Holder(
        given_names=person.given_name,
        surname=person.passport_family_name or person.family_name,
        birth_date=person.birth_date,
        portrait=person.passport_portrait or person.portrait,
        sex=person.sex,
        document_number=person.document_number,
    )
    faults = (Fault.BLUR,) if spoiled else ()
    path.write_bytes(photographed(holder, Kind.PASSPORT, *faults, seed=int(person.document_number[-2:])))
