"""What may be done to evidence and drafts: attach, erase, keep answers."""

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit import api as audit
from nhslogin.foundation.crypto.api import unwrap
from nhslogin.foundation.files import api as files
from proofing.cases.actions import take_turns
from proofing.cases.errors import CaseClosed
from proofing.cases.models import Case
from proofing.cases.values import COLLECTING_STATES, OPEN_STATES, CaseState, Part
from proofing.evidence.errors import DraftChanged, NoTurnsDrawn
from proofing.evidence.models import Draft, Evidence

# The law allows no longer; what is open longer is closed by the cases' own time first.
KEPT = timedelta(days=180)


def attach(*, case: Case, part: str, kind: str, accepted: files.AcceptedFile, by: Actor) -> uuid.UUID:
    """Seal a checked file into the case. What it replaces is superseded and erased in the same transaction."""
    with transaction.atomic():
        row = Case.objects.select_for_update().get(pk=case.pk)
        if CaseState(row.state) not in COLLECTING_STATES:
            raise CaseClosed
        turns = _turns_for(row, part, by)
        for old in Evidence.objects.current().filter(case=row, part=part):
            _erase(old, by=by)
        stored = files.store_sealed(accepted, unwrap(row.wrapped_key), owner=row.about)
        made = Evidence.objects.create(
            case=row,
            part=part,
            kind=kind,
            stored_file_id=stored.id,
            media_type=stored.media_type,
            sha256=accepted.sha256,
            turns=",".join(turns),
            attempt=row.attempt,
            attached_at=clock.now(),
        )
        audit.record("evidence.attached", by=by, about=row.about, details={"part": part, "kind": kind})
    return made.id


def _turns_for(case: Case, part: str, by: Actor) -> tuple[str, ...]:
    if part != Part.VIDEO:
        return ()
    turns = take_turns(case=case, by=by)
    if not turns:
        raise NoTurnsDrawn
    return turns


def discard(*, case: Case, part: str, by: Actor) -> None:
    """The person wants to hand in another one: the current file of this part is erased."""
    with transaction.atomic():
        row = Case.objects.select_for_update().get(pk=case.pk)
        if CaseState(row.state) not in COLLECTING_STATES:
            raise CaseClosed
        for old in Evidence.objects.current().filter(case=row, part=part):
            _erase(old, by=by)


def erase_old(*, by: Actor, limit: int = 200) -> int:
    """Erase every file whose time is over. A case still being decided keeps its files until its own end."""
    before = clock.now() - KEPT
    deciding = [state.value for state in OPEN_STATES - COLLECTING_STATES]
    old = Evidence.objects.with_file().filter(attached_at__lt=before).exclude(case__state__in=deciding)
    count = 0
    for row in old.order_by("attached_at")[:limit]:
        with transaction.atomic():
            _erase(row, by=by)
        count += 1
    drop_drafts()
    return count


def drop_drafts() -> int:
    """Drafts of cases that have ended hold answers nobody needs any more."""
    keep = [state.value for state in OPEN_STATES]
    return Draft.objects.exclude(case__state__in=keep).delete()[0]


def _erase(row: Evidence, *, by: Actor) -> None:
    now = clock.now()
    marked = (
        Evidence.objects.with_file().filter(pk=row.pk).update(superseded_at=row.superseded_at or now, erased_at=now)
    )
    if marked:
        files.erase(row.stored_file_id, by=by)
        audit.record("evidence.erased", by=by, about=row.case.about, details={"part": row.part})


def keep_answers(*, case: Case, answers: Mapping[str, Any], version: int) -> int:
    """Write the draft if it still has the version it was read with; returns the new version."""
    now = clock.now()
    if version == 0:
        try:
            with transaction.atomic():
                Draft.objects.create(case=case, answers=dict(answers), version=1, changed_at=now)
        except IntegrityError:
            raise DraftChanged from None
        return 1
    with transaction.atomic():
        if not Draft.objects.filter(case=case, version=version).update(version=version + 1, changed_at=now):
            raise DraftChanged
        # The encrypted field is bound to its row, so it is written through the row.
        row = Draft.objects.get(case=case)
        row.answers = dict(answers)
        row.save(update_fields=["answers"])
    return version + 1


def touch(*, case: Case) -> None:
    """A file of the case changed: a page of answers shown before that no longer shows all of them."""
    Draft.objects.filter(case=case).update(version=F("version") + 1, changed_at=clock.now())
