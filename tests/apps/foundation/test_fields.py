"""Encrypted model fields: unreadable in the database, ordinary in Python, bound to their row."""

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django import forms
from django.core.exceptions import FieldError, ValidationError
from django.db import connection, models, transaction
from django.test.utils import isolate_apps

from nhslogin.foundation.crypto.api import (
    EncryptedDateField,
    EncryptedJSONField,
    EncryptedTextField,
    blind_index,
    digest,
    new_data_key,
    rewrap,
    same_digest,
    unwrap,
)
from nhslogin.foundation.crypto.fields import Sealed
from nhslogin.foundation.errors import CannotOpen

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Iterator[Any]:
    with isolate_apps("nhslogin.foundation"):

        class Person(models.Model):
            id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
            name = EncryptedTextField(max_length=10)
            born = EncryptedDateField(null=True, blank=True)
            facts = EncryptedJSONField(default=dict, blank=True)
            plain = models.CharField(max_length=10, default="")

            class Meta:
                app_label = "foundation"
                db_table = "test_person"

        kind, uid = ("bytea", "uuid") if connection.vendor == "postgresql" else ("blob", "char(32)")
        with connection.cursor() as cursor:
            cursor.execute(
                f"CREATE TABLE test_person (id {uid} primary key, name {kind}, born {kind}, facts {kind}, plain text)"
            )
        yield Person


def column(row: Any, name: str = "name") -> bytes:
    with connection.cursor() as cursor:
        key = row.pk if connection.vendor == "postgresql" else row.pk.hex
        cursor.execute(f"SELECT {name} FROM test_person WHERE id = %s", [key])
        return bytes(cursor.fetchone()[0])


def test_values_come_back_and_lie_unreadable(person: Any) -> None:
    row = person.objects.create(name="O'Brien", born=date(1980, 2, 29), facts={"a": [1, "é"]})
    found = person.objects.get(pk=row.pk)
    assert (found.name, found.born, found.facts) == ("O'Brien", date(1980, 2, 29), {"a": [1, "é"]})
    assert b"Brien" not in column(row)
    assert b"1980" not in column(row, "born")


def test_the_same_value_is_sealed_differently_each_time(person: Any) -> None:
    assert column(person.objects.create(name="x")) != column(person.objects.create(name="x"))


def test_null_and_empty_are_kept_apart(person: Any) -> None:
    row = person.objects.create(name="", born=None)
    found = person.objects.get(pk=row.pk)
    assert found.name == ""
    assert found.born is None
    assert person.objects.filter(born__isnull=True).count() == 1
    assert person.objects.filter(born=None).count() == 1


def test_only_defer_refresh_and_update_fields(person: Any) -> None:
    row = person.objects.create(name="Ann", plain="p")
    assert person.objects.only("plain").get().name == "Ann"
    assert person.objects.defer("name").get().name == "Ann"
    other = person.objects.get()
    other.name = "Bea"
    other.save(update_fields=["name"])
    row.refresh_from_db()
    assert row.name == "Bea"
    other.name = "Cat"
    other.plain = "q"
    other.save(update_fields=["plain"])
    row.refresh_from_db(fields=["name"])
    assert row.name == "Bea"


def test_a_row_saved_without_reading_its_sealed_values_keeps_them(person: Any) -> None:
    person.objects.create(name="Ann", facts={"k": 1})
    row = person.objects.get()
    row.plain = "changed"
    row.save()
    assert person.objects.get().facts == {"k": 1}


def test_a_json_value_changed_in_place_is_saved(person: Any) -> None:
    row = person.objects.create(name="Ann", facts={"k": 1})
    row.facts["k"] = 2
    row.save()
    assert person.objects.get().facts == {"k": 2}


def test_bulk_create_seals(person: Any) -> None:
    person.objects.bulk_create([person(name="Ann"), person(name="Bea")])
    assert sorted(row.name for row in person.objects.all()) == ["Ann", "Bea"]


def test_a_value_copied_to_another_row_does_not_open(person: Any) -> None:
    first, second = person.objects.create(name="Ann"), person.objects.create(name="Bea")
    with connection.cursor() as cursor:
        key = second.pk if connection.vendor == "postgresql" else second.pk.hex
        cursor.execute("UPDATE test_person SET name = %s WHERE id = %s", [column(first), key])
    with pytest.raises(CannotOpen):
        _ = person.objects.get(pk=second.pk).name


def test_a_value_moved_to_another_column_does_not_open(person: Any) -> None:
    row = person.objects.create(name="Ann")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE test_person SET facts = name")
    with pytest.raises(CannotOpen):
        _ = person.objects.get(pk=row.pk).facts


def test_plain_values_cannot_slip_in_or_be_searched(person: Any) -> None:
    person.objects.create(name="Ann")
    with pytest.raises(FieldError), transaction.atomic():
        person.objects.update(name="Bea")
    with pytest.raises(FieldError):
        person.objects.filter(name="Ann").count()
    with pytest.raises(FieldError):
        person.objects.filter(name__contains="A").count()
    (value,) = person.objects.values_list("name", flat=True)
    assert isinstance(value, Sealed)
    assert str(value) == repr(value) == "<sealed>"


def test_forms_and_validation(person: Any) -> None:
    form_class = forms.modelform_factory(person, fields=["name", "born", "facts"])
    row = form_class({"name": "Ann", "born": "1980-01-02", "facts": "{}"}).save()
    assert person.objects.get(pk=row.pk).born == date(1980, 1, 2)
    assert form_class(instance=row).initial["name"] == "Ann"
    assert "name" in form_class({"name": "x" * 11}).errors
    with pytest.raises(ValidationError):
        person(name="x" * 11).full_clean()
    with pytest.raises(ValidationError):
        person(name="a\x00b").full_clean()


def test_the_checks_refuse_models_that_cannot_bind() -> None:
    with isolate_apps("nhslogin.foundation"):

        class Numbered(models.Model):
            name = EncryptedTextField(unique=True)

            class Meta:
                app_label = "foundation"

        assert {found.id for found in Numbered.check()} >= {"foundation.E001", "foundation.E002"}


def test_data_keys_survive_wrapping_and_rewrapping() -> None:
    key = new_data_key()
    sealed = key.seal(b"x", "c")
    assert unwrap(memoryview(key.wrapped)).open(sealed, "c") == b"x"
    assert unwrap(rewrap(key.wrapped)).open(sealed, "c") == b"x"
    assert rewrap(key.wrapped) != key.wrapped


def test_indexes_and_digests_are_keyed_by_purpose() -> None:
    assert blind_index("nhs-number", "9434765919") == blind_index("nhs-number", "9434765919")
    assert len({blind_index("a", "x"), blind_index("b", "x"), digest("a", "x"), digest("b", "x")}) == 4
    assert len(digest("a", "x")) == 64
    assert same_digest("a", "x", digest("a", "x"))
    assert not same_digest("a", "y", digest("a", "x"))
