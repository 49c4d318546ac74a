"""EVIDENCE_KINDS: how strong each kind of evidence is (GPG 45, part 2), and which passports count as holding a chip."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from proofing.gpg45.scores import Score

STRENGTH_CLAUSE = "GPG 45, get evidence of the claimed identity: score"


@dataclass(frozen=True)
class EvidenceKind:
    """One row. `chip_strength` is what the kind scores when the piece is of an issue that always holds a chip."""

    code: str
    strength: int
    clause: str
    chip_strength: int | None = None


EVIDENCE_KINDS = {
    row.code: row
    for row in (
        EvidenceKind("passport", Score.HIGH, f"{STRENGTH_CLAUSE} 3: passport without biometrics", Score.VERY_HIGH),
        EvidenceKind("driving_licence", Score.HIGH, f"{STRENGTH_CLAUSE} 3: UK photocard driving licence"),
    )
}

# Since which year a state has issued passports with a chip only (EU: Regulation 2252/2004), and how many years a
# passport runs at most there (the UK added up to nine months until 2018). We cannot read the chip from a photograph:
# a piece counts as a chip passport only when every passport of its state that could expire on that day holds one.
EUROPE = (
    *("AUT", "BEL", "BGR", "CHE", "CYP", "CZE", "D", "DNK", "ESP", "EST", "FIN", "FRA", "GRC", "HRV", "HUN", "IRL"),
    *("ISL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "NOR", "POL", "PRT", "ROU", "SVK", "SVN", "SWE"),
)
CHIP_SINCE: dict[str, tuple[int, int]] = {
    **dict.fromkeys(EUROPE, (2010, 10)),
    "GBR": (2007, 11),
    "USA": (2008, 10),
    "CAN": (2014, 10),
    "AUS": (2006, 10),
    "NZL": (2006, 10),
}


def strength(kind: str, issuing_state: str, expiry: date | None, also_chip: Collection[str] = ()) -> int:
    """The score of part 2. `also_chip` names states of specimen documents, and is empty in production."""
    row = EVIDENCE_KINDS.get(kind)
    if row is None:
        return Score.NONE
    if row.chip_strength is not None and (issuing_state in also_chip or _always_chip(issuing_state, expiry)):
        return row.chip_strength
    return row.strength


def _always_chip(issuing_state: str, expiry: date | None) -> bool:
    if expiry is None or issuing_state not in CHIP_SINCE:
        return False
    since, longest = CHIP_SINCE[issuing_state]
    return expiry.year - longest >= since
