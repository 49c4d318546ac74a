"""The door of the document engine: one photograph in, what it says and how far it can be trusted out."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np

from proofing.engines.document.licence import read_licence
from proofing.engines.document.passport import read_passport
from proofing.engines.document.portrait import Upright, as_png, stand_upright
from proofing.engines.document.quality import judge_picture
from proofing.engines.document.reading import DocumentKind, DocumentReading
from proofing.engines.document.reasons import REASONS
from proofing.engines.document.text import recogniser
from proofing.engines.findings import Outcome, worst
from proofing.engines.pictures import open_picture

__all__ = ["REASONS", "DocumentKind", "DocumentReading", "load", "read_document", "to_json"]


def read_document(path: str | Path, kind: str | DocumentKind, today: date | str | None = None) -> DocumentReading:
    """Raises Refused when the file is no picture that opens; everything else ends in findings."""
    kind = DocumentKind(kind)
    picture = open_picture(path)
    seen = tuple(judge_picture(picture))
    if worst(seen) is not Outcome.PASS:
        return DocumentReading(kind, seen)
    upright = stand_upright(picture)
    reading = _read(kind, upright, _day(today))
    portrait = as_png(upright.portrait.cut(upright.picture)) if upright.portrait else None
    return DocumentReading(kind, (*seen, *reading.findings), reading.mrz, reading.fields, portrait)


def load() -> None:
    """Load every model ahead, so that the first person does not wait for them."""
    recogniser()(np.full((64, 320, 3), 255, np.uint8), use_det=True, use_cls=False, use_rec=True)
    stand_upright(np.full((320, 320, 3), 255, np.uint8))


def to_json(reading: DocumentReading) -> dict[str, Any]:
    return reading.to_json()


def _read(kind: DocumentKind, upright: Upright, today: date) -> DocumentReading:
    if kind is DocumentKind.PASSPORT:
        passport = read_passport(upright, today)
        return DocumentReading(kind, passport.findings, passport.mrz.lines if passport.mrz else (), passport.fields)
    licence = read_licence(upright, today)
    return DocumentReading(kind, licence.findings, (), licence.fields)


def _day(today: date | str | None) -> date:
    if isinstance(today, str):
        return date.fromisoformat(today)
    return today or datetime.now(UTC).date()
