"""PROFILES: the identity profiles of GPG 45, lowest scores for each (identity profiles of version 0.4).

As published, H2D asks for less than H2C of the same evidence; both stand here as the source has them.
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import permutations

from proofing.gpg45.scores import EvidenceScore, Scores


class Confidence(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"


CONFIDENCE_ORDER = tuple(Confidence)


@dataclass(frozen=True)
class Profile:
    """One row: what must be reached at least."""

    code: str
    confidence: Confidence
    evidence: tuple[EvidenceScore, ...]
    activity: int
    fraud: int
    verification: int

    @property
    def clause(self) -> str:
        return f"GPG 45, identity profiles: {self.code}"

    def missing(self, scores: Scores) -> tuple[str, ...]:
        """What keeps these scores from the profile, one word for each part; empty exactly when it is met."""
        gaps = [part for part in ("activity", "fraud", "verification") if getattr(scores, part) < getattr(self, part)]
        return tuple(gaps if self._evidence_covered(scores.evidence) else ["evidence", *gaps])

    def _evidence_covered(self, held: tuple[EvidenceScore, ...]) -> bool:
        """Each piece asked for by a piece of its own; further pieces do no harm."""
        return any(
            all(piece.covers(needed) for piece, needed in zip(chosen, self.evidence, strict=True))
            for chosen in permutations(held, len(self.evidence))
        )


ROWS = """
L1A;low;2/2;0;1;1
L1B;low;3/2;0;0;1
L1C;low;1/1;3;2;2
L2A;low;1/1,1/1;2;1;2
L2B;low;1/1,1/1;2;2;1
L3A;low;1/1,1/1,1/1;2;1;1
M1A;medium;4/2;0;1;2
M1B;medium;3/2;1;2;2
M1C;medium;3/3;0;0;3
M1D;medium;2/2;2;1;3
M2A;medium;2/2,2/2;3;2;2
M2B;medium;3/2,2/2;1;1;2
M2C;medium;3/2,2/2;0;1;3
M3A;medium;2/2,2/2,2/2;2;2;2
H1A;high;4/3;0;1;3
H1B;high;3/3;2;1;3
H1C;high;4/3;0;0;4
H2A;high;2/2,2/2;3;2;3
H2B;high;4/2,3/2;0;2;3
H2C;high;3/3,2/2;1;1;3
H2D;high;3/3,2/2;0;1;3
H2E;high;4/3,3/3;0;0;3
H3A;high;2/2,2/2,2/2;2;2;3
V1A;very_high;4/3;0;3;3
V1B;very_high;4/4;0;1;3
V1C;very_high;4/3;1;1;4
V1D;very_high;4/4;0;0;4
V2A;very_high;3/3,3/3;3;2;3
V2B;very_high;4/3,3/3;0;2;3
V2C;very_high;4/3,2/2;2;2;3
V2D;very_high;4/4,4/4;0;0;3
V3A;very_high;3/3,2/2,2/2;3;3;3
"""


def _profile(row: str) -> Profile:
    code, confidence, evidence, activity, fraud, verification = row.split(";")
    pieces = tuple(EvidenceScore(*map(int, piece.split("/"))) for piece in evidence.split(","))
    return Profile(code, Confidence(confidence), pieces, int(activity), int(fraud), int(verification))


PROFILES: tuple[Profile, ...] = tuple(_profile(row) for row in ROWS.split())
