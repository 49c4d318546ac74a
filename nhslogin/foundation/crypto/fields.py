"""Encrypted model fields: sealed on the way to the database, bound to model, field and row, opened when first read."""

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django import forms
from django.core import checks, validators
from django.core.exceptions import FieldError, ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import Exact
from django.db.models.query_utils import DeferredAttribute
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from nhslogin.foundation.crypto.installed import key_ring

T = TypeVar("T")


class Sealed(bytes):
    """A value as it lies in the database; shows nothing of itself."""

    def __repr__(self) -> str:
        return "<sealed>"

    __str__ = __repr__


class SealedAttribute(DeferredAttribute):
    """Opens a sealed value when it is first read, since only the instance knows the row's key."""

    field: "EncryptedField[Any]"

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            value = self.field.opened(instance, value)
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        # Being a data descriptor makes Python ask __get__ although the value lies in the instance's dictionary.
        instance.__dict__[self.field.attname] = value


if TYPE_CHECKING:
    _Field = models.Field[Any, Any]
else:
    _Field = models.Field  # not subscriptable at run time


class OnlyNull(Exact):
    """`filter(field=None)` works, `filter(field="text")` is a mistake in the program."""

    def __init__(self, lhs: Any, rhs: Any) -> None:
        if rhs is not None:
            raise FieldError("an encrypted field cannot be looked up by value: use its blind index")
        super().__init__(lhs, rhs)


class EncryptedField(_Field, Generic[T]):
    """Base of the three kinds. Cannot be looked up by value: keep a blind index beside it for that."""

    descriptor_class = SealedAttribute
    empty_strings_allowed = False

    def get_internal_type(self) -> str:
        """Bytes, on every database."""
        return "BinaryField"

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """The row's key is part of what is sealed, so it must be known before the row is saved."""
        found = super().check(**kwargs)
        options = self.model._meta  # noqa: SLF001  (Django's documented API)
        if not isinstance(options.pk, models.UUIDField) and not options.abstract:
            found.append(
                checks.Error("A model with encrypted fields needs a UUID primary key.", obj=self, id="foundation.E001")
            )
        if self.unique or getattr(self, "db_index", False):
            found.append(
                checks.Error("Sealed values differ each time: index a blind index.", obj=self, id="foundation.E002")
            )
        return found

    def context(self, instance: models.Model) -> str:
        """What the sealed value is bound to."""
        if instance.pk is None:
            raise FieldError(f"{self.name} cannot be sealed before the row has its key")
        return f"{self.model._meta.label_lower}.{self.column}:{instance.pk}"  # noqa: SLF001  (Django's documented API)

    def opened(self, instance: models.Model, sealed: Sealed) -> T:
        """The value as Python knows it."""
        return self.from_plain(key_ring().open(sealed, self.context(instance)).decode())

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:
        """Seal here and not later: this is the last place that knows the instance."""
        value = self.to_python(super().pre_save(model_instance, add))
        if value is None:
            return None
        return Sealed(key_ring().seal(self.to_plain(value).encode(), self.context(model_instance)))

    def from_db_value(self, value: Any, _expression: Any, _connection: BaseDatabaseWrapper) -> Sealed | None:
        """Still sealed; the attribute opens it."""
        return None if value is None else Sealed(value)

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:  # noqa: ARG002
        """Only what was sealed for its row goes through: `update()` with a plain value would leave it readable."""
        if value is None:
            return None
        if not isinstance(value, Sealed):
            raise FieldError(f"{self.name} is encrypted: set it on an instance and save")
        return connection.Database.Binary(value)  # type: ignore[attr-defined]

    def get_lookup(self, lookup_name: str) -> Any:
        """Nothing can be asked of a sealed value but whether there is one."""
        return {"isnull": super().get_lookup("isnull"), "exact": OnlyNull}.get(lookup_name)

    def value_to_string(self, obj: models.Model) -> str:  # noqa: ARG002
        """For serialisers: the sealed bytes never leave this way, nor the plain value."""
        raise FieldError(f"{self.name} is encrypted and is not serialised")

    def to_plain(self, value: T) -> str:
        """The text that is sealed."""
        raise NotImplementedError

    def from_plain(self, text: str) -> T:
        """The value behind the text that was sealed."""
        raise NotImplementedError


class EncryptedTextField(EncryptedField[str]):
    """Text. `max_length` counts the characters of the plain text."""

    empty_strings_allowed = True
    _pyi_private_set_type: str
    _pyi_private_get_type: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.validators.append(validators.ProhibitNullCharactersValidator())
        if self.max_length is not None:
            self.validators.append(validators.MaxLengthValidator(self.max_length))

    def to_python(self, value: Any) -> Any:
        """Text, or nothing."""
        return value if value is None or isinstance(value, (str, Sealed)) else str(value)

    def to_plain(self, value: str) -> str:
        return value

    def from_plain(self, text: str) -> str:
        return text

    def formfield(self, **kwargs: Any) -> Any:
        """A line of text where a length is set, otherwise a box."""
        widget = {} if self.max_length is not None else {"widget": forms.Textarea}
        return super().formfield(**{"form_class": forms.CharField, "max_length": self.max_length, **widget, **kwargs})


class EncryptedJSONField(EncryptedField[Any]):
    """Any JSON value."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def to_plain(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def from_plain(self, text: str) -> Any:
        return json.loads(text)

    def formfield(self, **kwargs: Any) -> Any:
        """JSON as text."""
        return super().formfield(**{"form_class": forms.JSONField, **kwargs})


class EncryptedDateField(EncryptedField[date]):
    """A date."""

    _pyi_private_set_type: str | date
    _pyi_private_get_type: date

    def to_python(self, value: Any) -> Any:
        """A date, from a date or an ISO text."""
        if value is None or isinstance(value, (date, Sealed)):
            return value
        parsed = parse_date(str(value))
        if parsed is None:
            raise ValidationError(_("Enter a real date"), code="invalid")
        return parsed

    def to_plain(self, value: date) -> str:
        return value.isoformat()

    def from_plain(self, text: str) -> date:
        return date.fromisoformat(text)

    def formfield(self, **kwargs: Any) -> Any:
        """A date."""
        return super().formfield(**{"form_class": forms.DateField, **kwargs})
