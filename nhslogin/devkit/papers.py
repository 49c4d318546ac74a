"""The demo people's own files: a photograph of their passport, and a selfie clip for every order of turns."""

from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from nhslogin.devkit.people import PEOPLE, DemoPerson, Story

if TYPE_CHECKING:  # it brings numpy, and the web process asks here for the demo's files
    from nhslogin.devkit.portraits import PortraitName

PORTRAITS: "tuple[PortraitName, ...]" = ("astronaut", "hopper")


def folder() -> Path:
    """Where the drawn pictures and clips are kept."""
    path = Path(settings.DATA_DIR) / "demo"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def passport_path(person: DemoPerson, *, spoiled: bool = False) -> Path:
    """`spoiled` is the blurred photograph of the person who is asked again."""
    return folder() / f"{person.story.value}-passport{'-blurred' if spoiled else ''}.jpg"


def draw_papers() -> None:
    """Draw what is missing: passports in this process, clips in two others since each costs seconds."""
    with ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn")) as pool:
        clips: list[Future[None]] = [pool.submit(make_clips, folder(), name) for name in PORTRAITS]
        for person in PEOPLE:
            _draw_passport(person, spoiled=False)
            if person.story is Story.AGAIN:
                _draw_passport(person, spoiled=True)
        for clip in clips:
            clip.result()


def make_clips(where: Path, name: "PortraitName") -> None:
    """One portrait in every order."""
    # The image libraries are for the demo's making only; the web process must never load them.
    from nhslogin.devkit.clips.store import ensure_clips  # noqa: PLC0415
    from nhslogin.devkit.portraits import portrait  # noqa: PLC0415

    ensure_clips(where, {name: portrait(name)})


def _draw_passport(person: DemoPerson, *, spoiled: bool) -> None:
    from nhslogin.devkit.specimens import Fault, Holder, photographed  # noqa: PLC0415

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
    path.write_bytes(photographed(holder, *faults, seed=int(person.document_number[-2:])))
