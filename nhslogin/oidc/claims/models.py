"""The name under which services know an account."""

import uuid
from typing import ClassVar

from django.db import models


class Subject(models.Model):
    """`sub` is not the account's key, and stays taken when the account is gone, so that nobody else ever gets it."""

    PERSONAL_FIELDS: ClassVar = frozenset[str]()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account_id = models.UUIDField(unique=True)
    sub = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    objects: ClassVar[models.Manager["Subject"]] = models.Manager()

    def __str__(self) -> str:
        return str(self.sub)
