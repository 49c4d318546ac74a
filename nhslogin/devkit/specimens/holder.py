"""The fictitious person a specimen document is drawn for."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from nhslogin.devkit.portraits import PortraitName


class Kind(StrEnum):
    PASSPORT = "passport"
    DRIVING_LICENCE = "driving_licence"


@dataclass(frozen=True)
class Holder:
    given_names: str
    surname: str
    birth_date: date
    portrait: PortraitName = "astronaut"
    sex: str = "F"
    document_number: str = "901234567"
    issuing_state: str = "UTO"  # Utopia, the state of ICAO's own specimens
    nationality: str = "UTO"
    birth_place: str = "ZENITH"
    issued: date = field(default=date(2022, 3, 14))
    expires: date = field(default=date(2032, 3, 14))
    address: str = "1 SPECIMEN STREET, ZENITH, ZZ99 3WZ"
