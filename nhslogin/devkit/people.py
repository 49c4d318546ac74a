"""The demo's people: fictitious, with test NHS numbers, drama telephone numbers and portraits in the public domain."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # it brings numpy, and the web process reads this table
    from nhslogin.devkit.portraits import PortraitName

PASSWORD = "demo-only-passphrase"  # noqa: S105  a demo sign-in; the demo does not exist in production
DOMAIN = "example.test"
STAFF_DOMAIN = "staff.example.test"


class Story(StrEnum):
    """What the person is there to show."""

    P0 = "p0"
    P5 = "p5"
    P9 = "p9"
    PASSES = "passes"
    AGAIN = "again"
    REFERRED = "referred"
    REFUSED = "refused"
    NEWCOMER = "newcomer"


@dataclass(frozen=True)
class DemoPerson:
    """One citizen: who they are on the register, and what their passport says where it differs."""

    story: Story
    shows: str
    given_name: str
    family_name: str
    birth_date: date
    nhs_number: str
    mobile: str
    postcode: str
    document_number: str
    sex: str = "F"
    portrait: "PortraitName" = "astronaut"
    passport_family_name: str = ""
    passport_portrait: "PortraitName | None" = None

    @property
    def email(self) -> str:
        return "" if self.story is Story.NEWCOMER else f"{self.story.value}@{DOMAIN}"

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"


@dataclass(frozen=True)
class DemoStaff:
    """One member of staff; the role is the name in the address."""

    role: str
    email: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "email", f"{self.role}@{STAFF_DOMAIN}")


PEOPLE = (
    DemoPerson(
        Story.P0, "Has set up a login and proved nothing yet", "Robin", "Ashdown", date(1984, 5, 17),
        "9990001006", "+447700900101", "LS1 4AP", "901000101",
    ),
    DemoPerson(
        Story.P5, "Has connected to their NHS record", "Meera", "Holloway", date(1991, 11, 2),
        "9990001375", "+447700900102", "BS3 1QZ", "901000102",
    ),
    DemoPerson(
        Story.P9, "Has proved who they are with photo ID", "Grace", "Pennington", date(1959, 12, 9),
        "9990002118", "+447700900103", "YO10 5DD", "901000103", portrait="hopper",
    ),
    DemoPerson(
        Story.PASSES, "Has a good passport and a good video: the checks pass", "Ellen", "Marsh", date(1978, 3, 25),
        "9990002487", "+447700900104", "M13 9PL", "901000104",
    ),
    DemoPerson(
        Story.AGAIN, "Sent a blurred photo: asked for a better one", "Joan", "Whitlock", date(1963, 8, 30),
        "9990002851", "+447700900105", "NE1 7RU", "901000105", portrait="hopper",
    ),
    DemoPerson(
        Story.REFUSED, "Used a passport with another person's face: refused after review", "Kate", "Loxley",
        date(1970, 6, 6), "9990003963", "+447700900107", "CB2 1TN", "901000107", passport_portrait="hopper",
    ),
    DemoPerson(
        Story.REFERRED, "Her passport has a former name: a person looks at it", "Alice", "Drummond", date(1988, 1, 14),
        "9990003599", "+447700900106", "SO17 1BJ", "901000106", passport_family_name="Fairley",
    ),
)  # fmt: skip

# On the register and with a passport, but without a login: who a visitor of the demo can be.
NEWCOMERS = tuple(
    DemoPerson(
        Story.NEWCOMER,
        "Has no login yet",
        given_name,
        family_name,
        birth_date,
        nhs_number,
        "",
        postcode,
        document_number,
    )
    for given_name, family_name, birth_date, nhs_number, postcode, document_number in (
        ("Nora", "Fielding", date(1986, 2, 28), "9990004331", "EX4 4QJ", "901000201"),
        ("Tess", "Garrow", date(1994, 7, 19), "9990004706", "DH1 3LE", "901000202"),
        ("Olive", "Hurst", date(1968, 10, 5), "9990005079", "LN6 7TS", "901000203"),
        ("Maya", "Kerr", date(1999, 4, 11), "9990005443", "PL4 8AA", "901000204"),
        ("Ruth", "Lindow", date(1957, 9, 23), "9990005818", "CA1 2HH", "901000205"),
        ("Vera", "Moxon", date(1981, 12, 31), "9990006180", "WR2 6AJ", "901000206"),
        ("Wanda", "Neale", date(1990, 6, 12), "9990006555", "B15 2TT", "901000207"),
        ("Xenia", "Orchard", date(1975, 8, 3), "9990007292", "CF10 3AT", "901000208"),
        ("Yvonne", "Platt", date(1962, 1, 22), "9990007667", "DE1 1DA", "901000209"),
        ("Zara", "Quill", date(2001, 3, 9), "9990008035", "FY1 4BJ", "901000210"),
        ("Agnes", "Rushton", date(1951, 5, 27), "9990008779", "GL1 2TH", "901000211"),
        ("Beryl", "Sandys", date(1987, 10, 18), "9990009147", "HU1 3RE", "901000212"),
        ("Cora", "Thirkell", date(1996, 2, 14), "9990009511", "IP1 1XF", "901000213"),
        ("Dora", "Upwood", date(1972, 11, 6), "9990009880", "KT1 1EU", "901000214"),
        ("Edith", "Varley", date(1966, 4, 30), "9990010250", "LE1 6TP", "901000215"),
        ("Freya", "Wragg", date(1993, 9, 2), "9990010625", "ME4 4QU", "901000216"),
    )
)

STAFF = tuple(DemoStaff(role) for role in ("reviewer", "reception", "nurse", "manager", "counter", "admin"))


def person_of(email: str) -> DemoPerson | None:
    """The demo person behind an address, if it is one's."""
    return next((person for person in PEOPLE if person.email == email), None)
