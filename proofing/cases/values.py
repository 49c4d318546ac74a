"""The words of a case as values: its states, events, route, parts, and the details a person claims as theirs."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum


class CaseState(StrEnum):
    COLLECTING = "collecting"
    CHECKING = "checking"
    ACTION_NEEDED = "action_needed"
    AWAITING_IN_PERSON = "awaiting_in_person"
    AWAITING_REVIEW = "awaiting_review"
    ON_HOLD = "on_hold"
    VERIFIED = "verified"
    NOT_VERIFIED = "not_verified"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


FINAL_STATES = frozenset({CaseState.VERIFIED, CaseState.NOT_VERIFIED, CaseState.WITHDRAWN, CaseState.EXPIRED})
OPEN_STATES = frozenset(CaseState) - FINAL_STATES
# The person may add or change evidence only in these.
COLLECTING_STATES = frozenset({CaseState.COLLECTING, CaseState.ACTION_NEEDED})
REVIEW_STATES = frozenset({CaseState.AWAITING_REVIEW, CaseState.ON_HOLD})


class CaseEvent(StrEnum):
    SUBMIT = "submit"
    ASK_IN_PERSON = "ask_in_person"
    ATTESTED = "attested"
    DECLINED = "declined"
    PASS = "pass"  # noqa: S105 - the event, not a secret
    REFER = "refer"
    ASK_AGAIN = "ask_again"
    FAIL = "fail"
    HOLD = "hold"
    RELEASE = "release"
    ASK_CITIZEN = "ask_citizen"
    APPROVE = "approve"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"


class Route(StrEnum):
    PHOTO_ID = "photo_id"


class Part(StrEnum):
    """What a person hands in; asked for again one by one."""

    DOCUMENT = "document"
    VIDEO = "video"
    DETAILS = "details"


PARTS_OF_ROUTE: Mapping[Route, tuple[Part, ...]] = {Route.PHOTO_ID: (Part.DOCUMENT, Part.VIDEO)}

# Every order has a turn each way; three turns make a recording prepared beforehand less likely to fit.
TURN_ORDERS = ("left,right", "right,left", "left,right,left", "right,left,right")
TURNS_LIVE = timedelta(minutes=30)
# A case nobody touches is closed, so that its pictures do not lie about.
CASE_LIVES = timedelta(days=28)
MAX_TRIES = 5


@dataclass(frozen=True)
class ClaimedDetails:
    """Who the person says they are. Either a postcode or an NHS number leads to the record; both may be given."""

    given_name: str
    family_name: str
    birth_date: date
    postcode: str = ""
    nhs_number: str = ""

    def to_json(self) -> dict[str, str]:
        return asdict(self) | {"birth_date": self.birth_date.isoformat()}

    @classmethod
    def from_json(cls, row: Mapping[str, str]) -> "ClaimedDetails":
        born = date.fromisoformat(row["birth_date"])
        return cls(row["given_name"], row["family_name"], born, row.get("postcode", ""), row.get("nhs_number", ""))
