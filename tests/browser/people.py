"""Who walks: the demo's own people and its newcomers, each with the papers and the contact details of one walk."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.browser.product import Product


@dataclass(frozen=True)
class Person:
    """One citizen with everything the pages ask for."""

    email: str
    mobile: str
    password: str
    given_name: str
    family_name: str
    birth_date: date
    postcode: str
    nhs_number: str
    passport: Path
    portrait: str

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"


def demo_person(product: Product, story: str) -> Person:
    """The one whose story has this name: p0, p5, p9, passes, again, referred, refused."""
    facts = next(one for one in product.demo["people"] if one["story"] == story)
    return _person(facts, facts["email"], facts["mobile"], product.demo["password"])


def newcomer(product: Product, given_name: str, mobile: str) -> Person:
    """One without a login. Each walk takes another one: the same passport in two accounts is a sign of fraud."""
    facts = next(one for one in product.demo["newcomers"] if one["given_name"] == given_name)
    return _person(facts, f"{given_name.lower()}@walk.example.test", mobile, "a long walk through the pages 7")


def _person(facts: dict[str, str], email: str, mobile: str, password: str) -> Person:
    return Person(
        email=email,
        mobile=mobile,
        password=password,
        given_name=facts["given_name"],
        family_name=facts["family_name"],
        birth_date=date.fromisoformat(facts["birth_date"]),
        postcode=facts["postcode"],
        nhs_number=facts["nhs_number"],
        passport=Path(facts["document"]),
        portrait=facts["portrait"],
    )
