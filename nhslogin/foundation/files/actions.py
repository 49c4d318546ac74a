"""Keeping, opening and erasing sealed files."""

import secrets
import uuid
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from django.db import transaction

from nhslogin.foundation import clock
from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.api import record
from nhslogin.foundation.crypto.api import DataKey
from nhslogin.foundation.errors import CannotOpen
from nhslogin.foundation.files.models import StoredFile
from nhslogin.foundation.files.values import AcceptedFile, StoredFileView
from nhslogin.foundation.integrations.object_store.port import object_store
from nhslogin.foundation.transactions import demand_transaction

KEEP_AT_MOST = timedelta(days=183)


def store_sealed(accepted: AcceptedFile, key: DataKey, owner: str) -> StoredFileView:
    """Seal it into the store, write its row in the caller's transaction. Without a row the sweep takes the file."""
    demand_transaction("the row of a file")
    now = clock.now()
    row = StoredFile(
        owner=owner,
        name=secrets.token_hex(24),
        media_type=accepted.media_type,
        size=accepted.size,
        sha256=accepted.sha256,
        stored_at=now,
        erase_at=now + KEEP_AT_MOST,
    )
    accepted.stream.seek(0)
    object_store().put(row.name, key.seal_stream(accepted.stream, _context(row)))
    row.save(force_insert=True)
    return StoredFileView(row.pk, row.size, row.media_type, row.sha256)


def open_sealed(file_id: uuid.UUID, key: DataKey, *, by: Actor, purpose: str) -> bytes:
    """The content in memory; who opened it and why is recorded first."""
    return b"".join(_opened(file_id, key, by, purpose))


def copy_opened(file_id: uuid.UUID, key: DataKey, path: Path, *, by: Actor, purpose: str) -> None:
    """The content into a file of this user alone, piece by piece, for engines. The caller removes it."""
    path.touch(mode=0o600, exist_ok=True)
    with path.open("wb") as out:
        for piece in _opened(file_id, key, by, purpose):
            out.write(piece)


def erase(file_id: uuid.UUID, *, by: Actor) -> bool:
    """Mark as erased in this transaction; the content goes after the commit. False when it had gone before."""
    with transaction.atomic():
        row = StoredFile.objects.filter(pk=file_id).first()
        gone = StoredFile.objects.filter(pk=file_id, erased_at__isnull=True).update(erased_at=clock.now())
        if row is None or not gone:
            return False
        record("file.erased", by=by, about=f"file:{file_id}", details={"owner": row.owner})
        transaction.on_commit(lambda: object_store().erase(row.name), robust=True)
    return True


def erase_of(owner: str, *, by: Actor) -> int:
    """Every file of one owner."""
    ids = list(StoredFile.objects.filter(owner=owner, erased_at__isnull=True).values_list("pk", flat=True))
    return sum(erase(file_id, by=by) for file_id in ids)


def _opened(file_id: uuid.UUID, key: DataKey, by: Actor, purpose: str) -> Iterator[bytes]:
    row = StoredFile.objects.filter(pk=file_id, erased_at__isnull=True).first()
    if row is None:
        raise CannotOpen("the file was erased or never there")
    with transaction.atomic():
        record("file.opened", by=by, about=f"file:{file_id}", details={"owner": row.owner, "purpose": purpose})
    with closing(object_store().open(row.name)) as source:
        yield from key.open_stream(source, _context(row))


def _context(row: StoredFile) -> str:
    return f"file:{row.pk}:{row.owner}"
