"""LEVELS: what P0, P5 and P9 ask for (DAPB3051 low, medium, high). A ground is never written as a profile."""

from dataclasses import dataclass
from enum import StrEnum

from proofing.gpg45.profiles import Confidence


class Level(StrEnum):
    P0 = "P0"
    P5 = "P5"
    P9 = "P9"


LEVEL_ORDER = tuple(Level)


@dataclass(frozen=True)
class LevelRule:
    """One row: a matched record or not, and the least confidence of a profile, unless a ground stands in for it."""

    level: Level
    record_matched: bool
    confidence: Confidence | None
    clause: str


@dataclass(frozen=True)
class Ground:
    """A way to P9 by name, with the clause that recognises it."""

    code: str
    clause: str


LEVELS = (
    LevelRule(Level.P0, record_matched=False, confidence=None, clause="DAPB3051 v3.1, verification: low"),
    LevelRule(Level.P5, record_matched=True, confidence=None, clause="DAPB3051 v3.1, verification: medium"),
    LevelRule(Level.P9, record_matched=True, confidence=Confidence.MEDIUM, clause="DAPB3051 v3.1, verification: high"),
)

GROUNDS = (
    Ground("surgery_details", "DAPB3051 v3.1, high: earlier check by the surgery, its three registration details"),
    Ground("mobile_on_record", "DAPB3051 v3.1, high: earlier check by the surgery, verified mobile on the record"),
    Ground("vouched", "DAPB3051 v3.1, high: vouch by a professional with access to the record"),
)
GROUND_CODES = frozenset(ground.code for ground in GROUNDS)
