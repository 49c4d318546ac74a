"""Evidence and drafts as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class EvidenceView:
    """One current picture or video, without its content."""

    id: UUID
    part: str
    kind: str
    media_type: str
    sha256: str
    turns: tuple[str, ...]
    attempt: int
    attached_at: datetime


@dataclass(frozen=True)
class DraftView:
    """The answers so far, as they were stored, and the version they had then."""

    case_id: UUID
    answers: Mapping[str, Any]
    version: int
