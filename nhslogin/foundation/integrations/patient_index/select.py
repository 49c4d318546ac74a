"""Which patient index is in use. A choice that cannot work stops the program at its start, not at the first person."""

from django.conf import settings

from nhslogin.foundation.errors import Misconfigured
from nhslogin.foundation.integrations.patient_index.port import PatientIndex

WORKING = ("local",)


def check_choice() -> None:
    """Called when the program starts."""
    if settings.PATIENT_INDEX not in WORKING:
        raise Misconfigured(f"PATIENT_INDEX must be one of: {', '.join(WORKING)}; other adapters are not built yet")


def get_patient_index() -> PatientIndex:
    """The adapter the settings name."""
    from nhslogin.foundation.integrations.patient_index.local.adapter import LocalPatientIndex  # noqa: PLC0415

    check_choice()
    return LocalPatientIndex()
