"""Specimen documents drawn for fictitious people: as a phone would photograph them, with what can go wrong."""

from nhslogin.devkit.specimens.holder import Holder, Kind
from nhslogin.devkit.specimens.licence import draw_licence
from nhslogin.devkit.specimens.passport import draw_passport
from nhslogin.devkit.specimens.shot import Fault, as_jpeg, photograph

__all__ = ["Fault", "Holder", "Kind", "as_jpeg", "draw_licence", "draw_passport", "photograph", "photographed"]


def photographed(holder: Holder, kind: Kind = Kind.PASSPORT, *faults: Fault, tilt: float = 1.5, seed: int = 1) -> bytes:
    """A JPEG of the holder's document. Expired: give an earlier `expires`. Somebody else's: another `portrait`."""
    # Kind(kind) refuses a fault given in its place: what would be drawn is a faultless licence.
    page = draw_passport(holder) if Kind(kind) is Kind.PASSPORT else draw_licence(holder)
    return as_jpeg(photograph(page, *faults, tilt=tilt, seed=seed))
