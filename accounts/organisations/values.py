"""The words for who works where, and the value other apps see."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class StaffRole(StrEnum):
    REVIEWER = "reviewer"
    RECEPTION = "reception"
    NURSE = "nurse"
    MANAGER = "manager"
    COUNTER = "counter"
    ADMIN = "admin"


class OrganisationKind(StrEnum):
    OPERATOR = "operator"
    SURGERY = "surgery"
    COUNTER = "counter"


@dataclass(frozen=True)
class OrganisationView:
    id: UUID
    code: str
    name: str
    kind: OrganisationKind


@dataclass(frozen=True)
class StaffMember:
    """A staff member as other apps see one: who, where, and what they may do there."""

    id: UUID
    email: str
    roles: frozenset[StaffRole]
    organisation: OrganisationView
