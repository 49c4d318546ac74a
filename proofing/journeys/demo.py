"""Clips and documents of demo people: only where the settings name a function that finds them, never in production."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.module_loading import import_string


def clip(account_id: UUID | str, turns: Sequence[str]) -> Path | None:
    """The demo person's video for this order of turns."""
    return _ask("PROOFING_DEMO_CLIP", account_id, tuple(turns))


def document(account_id: UUID | str) -> Path | None:
    """The picture of the demo person's passport."""
    return _ask("PROOFING_DEMO_DOCUMENT", account_id)


def clip_url(account_id: UUID | str, turns: Sequence[str]) -> str | None:
    """Where a form posts to use the clip; nothing when there is none."""
    return _url("proofing:demo_clip") if clip(account_id, turns) else None


def document_url() -> str | None:
    """Where a form posts to use a document. Whether there is one for this person is asked only then: it costs."""
    return _url("proofing:demo_document") if getattr(settings, "PROOFING_DEMO_DOCUMENT", None) else None


def on() -> bool:
    """Do the settings name demo people's files at all?"""
    return bool(getattr(settings, "PROOFING_DEMO_CLIP", None) or getattr(settings, "PROOFING_DEMO_DOCUMENT", None))


def _ask(setting: str, *arguments: Any) -> Path | None:
    dotted = getattr(settings, setting, None)
    found: Path | None = import_string(dotted)(*arguments) if dotted else None
    return found


def _url(name: str) -> str | None:
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
