"""The contract of a patient index: what is asked, and every answer as a value. Outages are raised as `Unavailable`."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True)
class PersonName:
    """One name a person has or had. `given` holds first and middle names in order."""

    given: tuple[str, ...]
    family: str
    current: bool = True

    @property
    def all_given(self) -> str:
        return " ".join(self.given)


@dataclass(frozen=True)
class Demographics:
    """What a person knows about themselves without their number."""

    given_name: str
    family_name: str
    birth_date: date
    postcode: str


@dataclass(frozen=True)
class PatientRecord:
    """What the index knows. A restricted record shows no address, phone or surgery."""

    nhs_number: str
    names: tuple[PersonName, ...]
    birth_date: date
    postcodes: tuple[str, ...] = ()
    former_postcodes: tuple[str, ...] = ()
    mobile: str = ""
    email: str = ""
    surgery_ods_code: str = ""
    deceased: bool = False
    restricted: bool = False

    @property
    def name(self) -> PersonName:
        """The name in use now."""
        return next((name for name in self.names if name.current), self.names[0])


@dataclass(frozen=True)
class Found:
    """Exactly one record. Its number differs from the one asked for when that one was superseded."""

    record: PatientRecord


@dataclass(frozen=True)
class NotFound:
    """No record fits."""


@dataclass(frozen=True)
class TooMany:
    """Several records fit; none is named."""


@dataclass(frozen=True)
class BirthDateDiffers:
    """The number exists, with another birth date."""


@dataclass(frozen=True)
class Invalidated:
    """The number was taken out of use and none took its place."""


NumberAnswer = Found | NotFound | BirthDateDiffers | Invalidated
SearchAnswer = Found | NotFound | TooMany
ReadAnswer = Found | NotFound | Invalidated


class PatientIndex(Protocol):
    """Every adapter keeps this, and the contract tests hold it to it."""

    name: str

    def find_by_number(self, nhs_number: str, birth_date: date) -> NumberAnswer:
        """The record of a number whose holder knows the birth date."""

    def find_by_demographics(self, details: Demographics) -> SearchAnswer:
        """The one record with this name (also a former one), birth date and postcode (also a former one)."""

    def read(self, nhs_number: str) -> ReadAnswer:
        """The record of a number that is already proved."""
