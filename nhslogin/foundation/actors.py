"""Who does something: every verb takes `by: Actor`, every audit row keeps it. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class ActorKind(StrEnum):
    """What sort of party acts."""

    CITIZEN = "citizen"
    STAFF = "staff"
    SYSTEM = "system"
    SERVICE = "service"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Actor:
    """One party; `id` is an account id, a client id or the name of a part of the system."""

    kind: ActorKind
    id: str
    role: str = ""

    @classmethod
    def citizen(cls, account_id: object) -> Self:
        """A person acting for themselves."""
        return cls(ActorKind.CITIZEN, str(account_id))

    @classmethod
    def staff(cls, account_id: object, role: str) -> Self:
        """A staff member in one of their roles."""
        return cls(ActorKind.STAFF, str(account_id), str(role))

    @classmethod
    def system(cls, name: str) -> Self:
        """The product itself; the name says which part."""
        return cls(ActorKind.SYSTEM, name)

    @classmethod
    def service(cls, client_id: str) -> Self:
        """A relying service."""
        return cls(ActorKind.SERVICE, client_id)

    @classmethod
    def anonymous(cls) -> Self:
        """Somebody not signed in."""
        return cls(ActorKind.ANONYMOUS, "")
