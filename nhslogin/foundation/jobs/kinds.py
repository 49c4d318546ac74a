"""The kinds of work, declared by decorating the function that does it. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, Protocol

from nhslogin.foundation.errors import NhsLoginError, Undeclared

Queue = Literal["checks", "messages", "default"]


class LeaseLost(NhsLoginError):
    """Another worker has taken the job over: whatever this one found must not be written."""

    reference = "CID0009"


class Held(Protocol):
    """What a job function holds while it runs."""

    @property
    def attempt(self) -> int:
        """Which try this is, from 1."""
        ...

    def confirm(self) -> None:
        """Call inside the transaction that writes the result; LeaseLost when the job was taken over."""


Work = Callable[[str, Held], None]
GiveUp = Callable[[str], None]


@dataclass(frozen=True)
class Kind:
    """How one kind of work is done and how often it may be tried."""

    name: str
    queue: Queue
    work: Work
    lease: timedelta
    attempts: int
    on_give_up: GiveUp | None


KINDS: dict[str, Kind] = {}


def job(
    kind: str,
    queue: Queue = "default",
    *,
    lease: timedelta = timedelta(seconds=30),
    attempts: int = 5,
    on_give_up: GiveUp | None = None,
) -> Callable[[Work], Work]:
    """Declare a function as the work of this kind. It must bear being run twice.

    While it runs the lease is renewed; `lease` is how long a killed worker goes unnoticed.
    """

    def declared(work: Work) -> Work:
        known = KINDS.get(kind)
        if known is not None and (known.work.__module__, known.work.__name__) != (work.__module__, work.__name__):
            raise ValueError(f"job kind {kind} is declared twice")
        KINDS[kind] = Kind(kind, queue, work, lease, attempts, on_give_up)
        return work

    return declared


def kind_named(name: str) -> Kind:
    """The declared kind, or Undeclared."""
    try:
        return KINDS[name]
    except KeyError:
        raise Undeclared(f"job kind {name} is not declared") from None
