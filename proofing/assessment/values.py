"""Checks, results and verdicts as values. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from proofing.cases.values import CaseEvent, Part
from proofing.engines.findings import Finding, Outcome, worst


class CheckName(StrEnum):
    MALWARE = "malware"
    DOCUMENT = "document"
    LIVENESS = "liveness"
    FACE_MATCH = "face_match"
    RECORD_FOUND = "record_found"
    FRAUD_SIGNALS = "fraud_signals"


# The outcome of a check that could not be made because what it builds on did not hold. Never a pass.
SKIPPED = "skipped"
COULD_NOT_CHECK = "could_not_check"


@dataclass(frozen=True)
class Result:
    """What a check found. `read` is personal and is sealed; `found` travels to the row of another package."""

    findings: tuple[Finding, ...]
    read: Mapping[str, Any] = field(default_factory=dict)
    versions: tuple[str, ...] = ()
    found: object = None

    @property
    def outcome(self) -> Outcome:
        return worst(self.findings)


@dataclass(frozen=True)
class Done:
    """A finished check as the policy sees it: an outcome, or skipped."""

    outcome: str
    findings: tuple[Finding, ...] = ()

    @property
    def passed(self) -> bool:
        return self.outcome == Outcome.PASS


@dataclass(frozen=True)
class Verdict:
    """How a case ends or goes on: the event, the reasons, and what the person is asked for."""

    event: CaseEvent
    reasons: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    # What a reviewer advises the person, in plain words; empty: the text of the reasons.
    advice: str = ""

    @property
    def reason(self) -> str:
        """The first and gravest: what stands on the row of the transition."""
        return self.reasons[0] if self.reasons else ""

    @classmethod
    def passed(cls) -> "Verdict":
        return cls(CaseEvent.PASS)

    @classmethod
    def refer(cls, *reasons: str) -> "Verdict":
        return cls(CaseEvent.REFER, reasons)

    @classmethod
    def ask_again(cls, reasons: tuple[str, ...], parts: tuple[Part, ...]) -> "Verdict":
        return cls(CaseEvent.ASK_AGAIN, reasons, parts)

    @classmethod
    def fail(cls, reason: str) -> "Verdict":
        return cls(CaseEvent.FAIL, (reason,))

    @classmethod
    def approve(cls) -> "Verdict":
        """A person looked at everything and is satisfied."""
        return cls(CaseEvent.APPROVE)

    @classmethod
    def reject(cls, reason: str, advice: str = "") -> "Verdict":
        return cls(CaseEvent.REJECT, (reason,), advice=advice)

    @classmethod
    def ask_citizen(cls, reasons: tuple[str, ...], parts: tuple[Part, ...], advice: str = "") -> "Verdict":
        """A person asks for something better; the same page as when the machine asks again."""
        return cls(CaseEvent.ASK_CITIZEN, reasons, parts, advice)
