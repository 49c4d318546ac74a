"""The people of the local register, and keyed digests by which they are found without reading the whole table."""

import uuid
from typing import ClassVar

from django.db import models

from nhslogin.foundation.crypto.api import EncryptedDateField, EncryptedJSONField, EncryptedTextField


class RegisterPerson(models.Model):
    """One synthetic person. Everything that would name a real one is encrypted."""

    PERSONAL_FIELDS: ClassVar = frozenset(
        ("nhs_number", "nhs_number_index", "names", "birth_date", "postcodes", "former_postcodes", "mobile", "email")
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nhs_number = EncryptedTextField()
    nhs_number_index = models.CharField(max_length=64, unique=True)
    names = EncryptedJSONField(default=list)
    birth_date = EncryptedDateField()
    postcodes = EncryptedJSONField(default=list)
    former_postcodes = EncryptedJSONField(default=list)
    mobile = EncryptedTextField(blank=True, default="")
    email = EncryptedTextField(blank=True, default="")
    surgery_ods_code = models.CharField(max_length=10, blank=True, default="", db_index=True)
    deceased = models.BooleanField(default=False)
    restricted = models.BooleanField(default=False)
    invalidated = models.BooleanField(default=False)
    # Two records were one person: the number lives on in the other one.
    superseded_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)


class RegisterKey(models.Model):
    """Family name + birth date + postcode under one keyed digest; a person has one for each name and address."""

    PERSONAL_FIELDS: ClassVar = frozenset({"value"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(RegisterPerson, on_delete=models.CASCADE, related_name="keys")
    value = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["value", "person"], name="each_register_key_once")]
