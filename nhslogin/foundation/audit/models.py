"""Audit rows and the head of their chain. Rows are added and linked, never changed or deleted."""

import uuid
from typing import Any, ClassVar, NoReturn

from django.db import models

from nhslogin.foundation.errors import NhsLoginError


class AppendOnly(NhsLoginError):
    """Somebody tried to change or delete an audit row."""

    reference = "CID0008"


class AuditRows(models.QuerySet["AuditRecord"]):
    """Reading and adding; linking is the sealer's, through `link`."""

    def update(self, **_kwargs: Any) -> NoReturn:
        """Refused."""
        raise AppendOnly("audit rows are not changed")

    def delete(self) -> NoReturn:
        """Refused."""
        raise AppendOnly("audit rows are not deleted")

    def link(self, row_id: uuid.UUID, *, seq: int, prev_hash: str, row_hash: str) -> int:
        """Write a row's place in the chain, once: 1 when it was written, 0 when it had one."""
        unsealed = super().filter(pk=row_id, sealed_seq__isnull=True)
        return models.QuerySet.update(unsealed, sealed_seq=seq, prev_hash=prev_hash, hash=row_hash)

    def unsealed(self) -> "AuditRows":
        """Rows the sealer has not reached, in the order it takes them."""
        return self.filter(sealed_seq__isnull=True).order_by("at", "id")

    def sealed(self) -> "AuditRows":
        """The chain, in order."""
        return self.filter(sealed_seq__isnull=False).order_by("sealed_seq")


class AuditRecord(models.Model):
    """Who did what to whom, when. No personal data and no foreign keys: it outlives what it speaks of."""

    PERSONAL_FIELDS: ClassVar = frozenset[str]()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(editable=False)
    event = models.CharField(max_length=80)
    actor_kind = models.CharField(max_length=20)
    actor_id = models.CharField(max_length=120, blank=True)
    actor_role = models.CharField(max_length=40, blank=True)
    about = models.CharField(max_length=160)
    details = models.JSONField(default=dict)
    sealed_seq = models.BigIntegerField(null=True, unique=True, editable=False)
    prev_hash = models.CharField(max_length=64, blank=True, default="", editable=False)
    hash = models.CharField(max_length=64, blank=True, default="", editable=False)

    objects = AuditRows.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["about", "at"], name="audit_about"),
            models.Index(fields=["actor_id", "at"], name="audit_actor"),
            models.Index(fields=["at"], name="audit_unsealed", condition=models.Q(sealed_seq__isnull=True)),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Adding only."""
        if not self._state.adding:
            raise AppendOnly("audit rows are not changed")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refused."""
        raise AppendOnly("audit rows are not deleted")


class AuditHead(models.Model):
    """One row: how long the chain is and where it ends, with a keyed mark that only the product can make."""

    PERSONAL_FIELDS: ClassVar = frozenset[str]()

    name = models.CharField(primary_key=True, max_length=20)
    count = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True, default="")
    mac = models.CharField(max_length=64, blank=True, default="")
    sealed_at = models.DateTimeField()
