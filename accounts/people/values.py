"""The words an account is described with, and the value that leaves this app in its place."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class AccountKind(StrEnum):
    CITIZEN = "citizen"
    STAFF = "staff"


class AccountState(StrEnum):
    SETTING_UP = "setting_up"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    CLOSED = "closed"


@dataclass(frozen=True)
class AccountView:
    """An account as other apps see it."""

    id: UUID
    kind: AccountKind
    email: str
    email_verified: bool
    mobile: str
    mobile_verified: bool
    state: AccountState
    created_at: datetime
