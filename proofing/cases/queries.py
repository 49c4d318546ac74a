"""Reads of cases."""

import uuid

from django.db.models import BooleanField, ExpressionWrapper, Q

from proofing.cases.models import Case
from proofing.cases.values import OPEN_STATES


def open_case_of(account_id: uuid.UUID | str) -> Case | None:
    """The account's one open case."""
    return Case.objects.of(account_id).open().first()


def latest_case_of(account_id: uuid.UUID | str) -> Case | None:
    """The open case, else the one begun last: what a status page is about."""
    is_open = ExpressionWrapper(Q(state__in=[state.value for state in OPEN_STATES]), BooleanField())
    return Case.objects.of(account_id).order_by(is_open.desc(), "-created_at").first()


def by_id(case_id: uuid.UUID | str) -> Case:
    """The case; raises `Case.DoesNotExist`."""
    return Case.objects.get(pk=case_id)


def case_of_account(case_id: uuid.UUID | str, account_id: uuid.UUID | str) -> Case | None:
    """The case when it is this account's own."""
    return Case.objects.of(account_id).filter(pk=case_id).first()
