"""Rotation: a new current key on the ring, then every row brought to it. Sealed files stay: their data keys change."""

from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models, transaction

from nhslogin.foundation.crypto.api import rewrap
from nhslogin.foundation.crypto.fields import EncryptedField, Sealed
from nhslogin.foundation.crypto.installed import key_ring
from nhslogin.foundation.crypto.ring import key_id_of, load_ring, write_ring

WRAPPED_FIELD = "wrapped_key"


def rotate(path: Path) -> str:
    """Put a new current key on the ring; its id. Running processes read the file again by themselves."""
    ring = load_ring(path, create=False).rotated()
    write_ring(path, ring, replace=True)
    return ring.current


def reseal_everything() -> Iterator[tuple[str, int]]:
    """Every model with encrypted fields or a wrapped key, and how many of its rows were brought to the current key."""
    for model in apps.get_models():
        fields = [field for field in model._meta.concrete_fields if isinstance(field, EncryptedField)]  # noqa: SLF001
        names = {field.name for field in model._meta.concrete_fields}  # noqa: SLF001
        if fields or WRAPPED_FIELD in names:
            yield model._meta.label, _reseal_model(model, fields, wrapped=WRAPPED_FIELD in names)  # noqa: SLF001


def _reseal_model(model: type[models.Model], fields: list[EncryptedField[object]], *, wrapped: bool) -> int:
    rows = model._base_manager.values_list("pk", flat=True)  # noqa: SLF001
    return sum(_reseal_row(model, pk, fields, wrapped=wrapped) for pk in rows.iterator(chunk_size=1000))


def _reseal_row(model: type[models.Model], pk: object, fields: list[EncryptedField[object]], *, wrapped: bool) -> bool:
    with transaction.atomic():
        row = model._base_manager.select_for_update().filter(pk=pk).first()  # noqa: SLF001
        if row is None:
            return False
        stale = [field.name for field in fields if _stale(row.__dict__.get(field.attname))]
        if wrapped and _stale(getattr(row, WRAPPED_FIELD)):
            setattr(row, WRAPPED_FIELD, rewrap(getattr(row, WRAPPED_FIELD)))
            stale.append(WRAPPED_FIELD)
        if stale:
            row.save(update_fields=stale)
    return bool(stale)


def _stale(value: object) -> bool:
    if not isinstance(value, (Sealed, bytes, memoryview)) or not value:
        return False
    return key_id_of(bytes(value)) != key_ring().current
