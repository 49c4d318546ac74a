"""Details, documents and clips of demo people: only where settings name a function for them, never in production."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.module_loading import import_string


def details(account_id: UUID | str) -> str | None:
    """A sentence that tells who the person can be."""
    found: str | None = _ask("PROOFING_DEMO_DETAILS", account_id)
    return found


def clip(account_id: UUID | str, turns: Sequence[str]) -> Path | None:
    """The demo person's video for this order of turns."""
    found: Path | None = _ask("PROOFING_DEMO_CLIP", account_id, tuple(turns))
    return found


def document(account_id: UUID | str) -> Path | None:
    """The picture of the demo person's passport."""
    found: Path | None = _ask("PROOFING_DEMO_DOCUMENT", account_id)
    return found


def clip_url(account_id: UUID | str, turns: Sequence[str]) -> str | None:
    """Where a form posts to use the clip; nothing when there is none."""
    return _url("proofing:demo_clip") if clip(account_id, turns) else None


def document_url() -> str | None:
    """Where a form posts to use a document. Whether there is one for this person is asked only then: it costs."""
    return _url("proofing:demo_document") if getattr(settings, "PROOFING_DEMO_DOCUMENT", None) else None


def on() -> bool:
    """Do the settings name demo people's files at all?"""
    return bool(getattr(settings, "PROOFING_DEMO_CLIP", None) or getattr(settings, "PROOFING_DEMO_DOCUMENT", None))


def _ask(setting: str, *arguments: Any) -> Any:
    dotted = getattr(settings, setting, None)
    return import_string(dotted)(*arguments) if dotted else None


def _url(name: str) -> str | None:
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
