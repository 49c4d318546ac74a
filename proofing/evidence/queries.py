"""Reads of evidence and drafts. Opening a file is written into the audit trail with its purpose."""

import copy
from pathlib import Path
from uuid import UUID

from nhslogin.foundation.actors import Actor
from nhslogin.foundation.crypto.api import unwrap
from nhslogin.foundation.errors import CannotOpen
from nhslogin.foundation.files import api as files
from proofing.cases.models import Case
from proofing.cases.values import PARTS_OF_ROUTE, CaseState, Route
from proofing.evidence.errors import EvidenceGone
from proofing.evidence.models import Draft, Evidence
from proofing.evidence.values import DraftView, EvidenceView


def current(case: Case) -> dict[str, EvidenceView]:
    """What counts now, by part."""
    return {row.part: _view(row) for row in Evidence.objects.current().filter(case=case)}


def missing_parts(case: Case) -> tuple[str, ...]:
    """The files still to hand in: each part the case needs that came before its last submission, or never."""
    have = {part for part, row in current(case).items() if row.attempt >= case.attempt}
    return tuple(part for part in needed_parts(case) if part not in have)


def needed_parts(case: Case) -> tuple[str, ...]:
    """The files this case asks for now: all of its route at first, later only what failed."""
    files_of_route = tuple(part.value for part in PARTS_OF_ROUTE[Route(case.route)])
    if CaseState(case.state) is not CaseState.ACTION_NEEDED:
        return files_of_route
    have = current(case)
    # What retention has erased meanwhile is asked for again too.
    return tuple(part for part in files_of_route if part in case.parts_needed or part not in have)


def open_part(*, case: Case, part: str, by: Actor, purpose: str) -> bytes:
    """The content of the current evidence of a part; the trail says who opened it and why."""
    row = Evidence.objects.current().filter(case=case, part=part).first()
    if row is None:
        raise EvidenceGone
    try:
        return files.open_sealed(row.stored_file_id, unwrap(case.wrapped_key), by=by, purpose=purpose)
    except CannotOpen:
        raise EvidenceGone from None


def copy_part(*, case: Case, part: str, path: Path, by: Actor, purpose: str) -> None:
    """The same into a file, for engines, which read paths; the caller removes it."""
    row = Evidence.objects.current().filter(case=case, part=part).first()
    if row is None:
        raise EvidenceGone
    try:
        files.copy_opened(row.stored_file_id, unwrap(case.wrapped_key), path, by=by, purpose=purpose)
    except CannotOpen:
        raise EvidenceGone from None


def seen_elsewhere(*, case: Case, sha256: str) -> bool:
    """Has another account handed in the very same file?"""
    return Evidence.objects.filter(sha256=sha256).exclude(case__account_id=case.account_id).exists()


def draft_of(case_id: UUID) -> DraftView:
    """The draft, or an empty one of version 0. The answers are a copy: changing them changes no row."""
    row = Draft.objects.filter(case_id=case_id).first()
    if row is None:
        return DraftView(case_id=case_id, answers={}, version=0)
    return DraftView(case_id=case_id, answers=copy.deepcopy(row.answers), version=row.version)


def _view(row: Evidence) -> EvidenceView:
    return EvidenceView(
        id=row.id,
        part=row.part,
        kind=row.kind,
        media_type=row.media_type,
        sha256=row.sha256,
        turns=tuple(turn for turn in row.turns.split(",") if turn),
        attempt=row.attempt,
        attached_at=row.attached_at,
    )
