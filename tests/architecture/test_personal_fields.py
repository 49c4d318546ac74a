"""Every model says which of its fields are personal; those are encrypted, or there is a reason why not."""

from django.apps import apps
from django.db.models import Field, Model

from nhslogin.foundation.crypto.fields import EncryptedField

OURS = ("nhslogin", "accounts", "proofing", "delegation")
KEYED = "a keyed digest: by it a row is found, and nothing can be read from it"
# Personal, and lying as they are, with the reason.
IN_CLEAR = {
    "proofing.Fingerprint.value": KEYED,
    "foundation.RegisterKey.value": KEYED,
}


def models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.split(".")[0] in OURS]


def test_every_model_says_which_fields_are_personal() -> None:
    assert [model._meta.label for model in models() if not hasattr(model, "PERSONAL_FIELDS")] == []


def test_personal_fields_exist() -> None:
    wrong = [
        f"{model._meta.label}.{name}"
        for model in models()
        for name in model.PERSONAL_FIELDS  # type: ignore[attr-defined]
        if name not in {field.name for field in model._meta.fields}
    ]
    assert wrong == []


def test_personal_fields_are_encrypted_or_say_why_not() -> None:
    clear = [label(field) for field in personal() if not isinstance(field, EncryptedField) and not is_index(field)]
    assert set(clear) == set(IN_CLEAR)


def test_what_is_encrypted_is_personal_or_a_secret() -> None:
    secrets = {"oidc.SigningKey.private"}
    sealed = {label(f) for model in models() for f in model._meta.fields if isinstance(f, EncryptedField)}
    assert sealed - {label(field) for field in personal()} == secrets


def personal() -> list["Field[object, object]"]:
    return [f for model in models() for f in model._meta.fields if f.name in model.PERSONAL_FIELDS]  # type: ignore[attr-defined]


def is_index(field: "Field[object, object]") -> bool:
    return field.name.endswith("_index")


def label(field: "Field[object, object]") -> str:
    return f"{field.model._meta.label}.{field.name}"
