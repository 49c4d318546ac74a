"""Scores of GPG 45 as values: strength and validity for each piece of evidence, three scores for the whole identity."""

from dataclasses import asdict, dataclass
from enum import IntEnum
from typing import Any

# Stamped on every result. Change it with any change to a table of this package; old results keep theirs.
POLICY_VERSION = "gpg45-2026.11.1"


class Score(IntEnum):
    NONE = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3
    VERY_HIGH = 4


@dataclass(frozen=True, order=True)
class EvidenceScore:
    """One piece of evidence: how strong its kind is, and how sure we are that this piece is genuine (parts 2 and 3)."""

    strength: int
    validity: int

    def covers(self, needed: "EvidenceScore") -> bool:
        return self.strength >= needed.strength and self.validity >= needed.validity


@dataclass(frozen=True)
class Scores:
    """Everything GPG 45 asks about one claimed identity, plus the two facts that our levels add to it."""

    evidence: tuple[EvidenceScore, ...] = ()
    activity: int = 0
    fraud: int = 0
    verification: int = 0
    # One patient record matched, and it is the person's own as far as details can tell (DAPB3051 "medium").
    record_matched: bool = False
    # A way to P9 recognised by name instead of by a profile; empty when there is none.
    ground: str = ""

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"evidence": [[piece.strength, piece.validity] for piece in self.evidence]}

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> "Scores":
        return cls(**{**row, "evidence": tuple(EvidenceScore(*piece) for piece in row["evidence"])})
