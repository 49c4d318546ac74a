"""What every engine answers with: findings, each with its measure, its threshold and its reason."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    PASS = "pass"  # noqa: S105
    ASK_AGAIN = "ask_again"
    REFER = "refer"
    FAIL = "fail"


# From good to bad. A picture that must be taken again hides nothing that a person should look at: refer wins over it.
SEVERITY = (Outcome.PASS, Outcome.ASK_AGAIN, Outcome.REFER, Outcome.FAIL)


@dataclass(frozen=True)
class Finding:
    """One check's answer. `reason` is empty when it passed, otherwise a code of the engine's REASONS table."""

    check: str
    outcome: Outcome
    measure: float | None = None
    threshold: float | None = None
    reason: str = ""

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"outcome": self.outcome.value}


def worst(findings: Iterable[Finding]) -> Outcome:
    """The gravest outcome. Nothing checked is never a pass: without findings a person must look."""
    return max((finding.outcome for finding in findings), key=SEVERITY.index, default=Outcome.REFER)
