"""A state machine as one table: which event leads from where to where, by whom, and what is recorded. Pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Generic, TypeVar

from nhslogin.foundation.actors import ActorKind
from nhslogin.foundation.errors import TransitionNotAllowed

S = TypeVar("S", bound=StrEnum)

__all__ = ["Lifecycle", "Transition", "TransitionNotAllowed"]


@dataclass(frozen=True)
class Transition(Generic[S]):
    """One row: an event, the states it may happen in, where it leads, and who may cause it."""

    event: str
    sources: tuple[S, ...]
    target: S
    who: frozenset[ActorKind]
    audit: str
    message: str | None = None
    reasons: tuple[str, ...] = ()

    def allows(self, state: str, actor_kind: ActorKind) -> bool:
        """Whether this row is for this state and this kind of actor."""
        return state in self.sources and actor_kind in self.who


@dataclass(frozen=True)
class Lifecycle(Generic[S]):
    """The whole table of one noun."""

    name: str
    initial: S
    final: Collection[S]
    transitions: tuple[Transition[S], ...]

    def find(self, event: str, state: str, actor_kind: ActorKind, reason: str | None = None) -> Transition[S]:
        """The one row that applies, or TransitionNotAllowed. A row with reasons demands one of them."""
        for row in self.transitions:
            if row.event == event and row.allows(state, actor_kind):
                if row.reasons and (reason or "") not in row.reasons:
                    raise TransitionNotAllowed(f"{self.name}: {event} needs one of its reasons")
                return row
        raise TransitionNotAllowed(f"{self.name}: {event} in state {state} by {actor_kind} is not in the table")

    @property
    def states(self) -> tuple[S, ...]:
        """Every state: those of the enumeration, in its order."""
        kind = type(self.initial)
        return tuple(kind) if issubclass(kind, Enum) else ()

    def draw(self) -> str:
        """The table as a Mermaid state diagram; the same table always gives the same text."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.initial}"]
        for row in self.transitions:
            who = ", ".join(sorted(row.who))
            lines += [f"    {source} --> {row.target}: {row.event} ({who})" for source in row.sources]
        lines += [f"    {state} --> [*]" for state in self.states if state in self.final]
        return "\n".join(lines) + "\n"

    def problems(self) -> list[str]:
        """What is wrong with the table: nothing, when it is sound."""
        return [*self._lost(), *self._stuck(), *self._ambiguous(), *self._incomplete()]

    def _lost(self) -> Iterator[str]:
        reached = {self.initial}
        for _ in self.states:
            reached |= {row.target for row in self.transitions if reached.intersection(row.sources)}
        for state in self.states:
            if state not in reached:
                yield f"{self.name}: {state} cannot be reached"

    def _stuck(self) -> Iterator[str]:
        leaving = {source for row in self.transitions for source in row.sources}
        for state in self.states:
            if state not in self.final and state not in leaving:
                yield f"{self.name}: {state} has no way out and is not final"

    def _ambiguous(self) -> Iterator[str]:
        seen: set[tuple[str, S, ActorKind]] = set()
        for row in self.transitions:
            for key in ((row.event, source, who) for source in row.sources for who in sorted(row.who)):
                if key in seen:
                    yield f"{self.name}: two rows for {key[0]} in state {key[1]} by {key[2]}"
                seen.add(key)

    def _incomplete(self) -> Iterator[str]:
        for row in self.transitions:
            if not row.who:
                yield f"{self.name}: nobody may cause {row.event}"
            if not row.audit:
                yield f"{self.name}: {row.event} names no audit event"
