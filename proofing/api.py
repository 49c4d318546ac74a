"""The way into proofing for other apps: frozen values and a few verbs, never models."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.urls import reverse

from nhslogin.foundation.actors import Actor
from proofing.assessment import queries as assessment_queries
from proofing.assessment.queries import CaseView, CheckView
from proofing.cases import actions as case_actions
from proofing.identities import entry as identity_entry
from proofing.identities import queries as identity_queries

__all__ = [
    "CaseView",
    "CheckView",
    "IdentityView",
    "begin",
    "case_state",
    "case_view",
    "enter_identity",
    "identity",
    "level",
]

Level = Literal["P0", "P5", "P9"]


@dataclass(frozen=True)
class IdentityView:
    """Who an account has been proved to be, as other apps may know it."""

    level: Level
    nhs_number: str
    given_name: str
    family_name: str
    birth_date: date
    surgery_ods_code: str
    profile: str
    ground: str
    policy_version: str
    proved_at: datetime


def level(account_id: uuid.UUID | str) -> Level:
    """The level the account holds now; P0 without an identity."""
    found = identity(account_id)
    return found.level if found else "P0"


def identity(account_id: uuid.UUID | str) -> IdentityView | None:
    """The account's active identity."""
    row = identity_queries.active_identity(account_id)
    if row is None:
        return None
    return IdentityView(
        level=row.level,  # type: ignore[arg-type]
        nhs_number=row.nhs_number,
        given_name=row.given_name,
        family_name=row.family_name,
        birth_date=row.birth_date,
        surgery_ods_code=row.surgery_ods_code,
        profile=row.profile,
        ground=row.ground,
        policy_version=row.policy_version,
        proved_at=row.proved_at,
    )


def begin(account_id: uuid.UUID | str, level: str, by: Actor, *, continuation: uuid.UUID | str | None = None) -> str:
    """Open a case, or find the open one, and say where the person goes on. A waiting request is kept on the case."""
    case = case_actions.open_case(account_id=account_id, level=level, by=by, continuation=continuation)
    return reverse("proofing:start" if case.submitted_at is None else "proofing:case")


def case_view(account_id: uuid.UUID | str) -> CaseView | None:
    """The account's open case, else its last one, with the state of each check and what is wrong in plain words."""
    return assessment_queries.case_view(account_id)


case_state = case_view


def enter_identity(account_id: uuid.UUID | str, nhs_number: str, level: Level, by: Actor, *, ground: str = "") -> None:
    """Enter what was proved outside a case: P5 by a matched record, P9 by one of the recognised grounds."""
    identity_entry.enter(account_id=account_id, nhs_number=nhs_number, level=level, ground=ground, by=by)
