"""Reads of identities."""

import uuid

from nhslogin.foundation.crypto.api import blind_index
from proofing.identities.models import Identity

NHS_NUMBER = "identity.nhs_number"


def nhs_number_index(nhs_number: str) -> str:
    """By what an NHS number is found without being readable."""
    return blind_index(NHS_NUMBER, nhs_number)


def active_identity(account_id: uuid.UUID | str) -> Identity | None:
    """The account's active identity."""
    return Identity.objects.of(account_id).active().first()


def history(account_id: uuid.UUID | str) -> list[Identity]:
    """Every identity the account has had, newest first."""
    return list(Identity.objects.of(account_id).order_by("-proved_at"))


def holder_of(nhs_number: str) -> uuid.UUID | None:
    """The account that has proved this number, if any."""
    return (
        Identity.objects.active()
        .filter(nhs_number_index=nhs_number_index(nhs_number))
        .values_list("account_id", flat=True)
        .first()
    )
