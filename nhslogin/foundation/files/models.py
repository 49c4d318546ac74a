"""Rows of sealed files. The row outlives the content: it says when that was erased."""

import uuid
from typing import ClassVar

from django.db import models


class StoredFile(models.Model):
    """One sealed file. Its name in the store is random and says nothing."""

    PERSONAL_FIELDS: ClassVar = frozenset[str]()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.CharField(max_length=160, db_index=True)
    name = models.CharField(max_length=64, unique=True)
    media_type = models.CharField(max_length=40)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_at = models.DateTimeField()
    erase_at = models.DateTimeField(db_index=True)
    erased_at = models.DateTimeField(null=True)
