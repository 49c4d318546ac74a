"""Verbs on subjects."""

import uuid

from nhslogin.oidc.claims.models import Subject


def subject_of(account_id: uuid.UUID | str) -> str:
    """The account's `sub`, made at its first use. The constraint decides when two sign-ins come at once."""
    subject, _made = Subject.objects.get_or_create(account_id=account_id)
    return str(subject.sub)
