"""The record a case was matched with, as a value."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from nhslogin.foundation.integrations.patient_index.port import PatientRecord


@dataclass(frozen=True)
class MatchedRecord:
    """The one record a try of a case was matched with."""

    nhs_number: str
    given_name: str
    family_name: str
    birth_date: date
    surgery_ods_code: str

    @classmethod
    def of(cls, record: PatientRecord) -> "MatchedRecord":
        """What an identity keeps of a record: the name in use, without middle names."""
        name = record.name
        given = name.given[0] if name.given else ""
        return cls(record.nhs_number, given, name.family, record.birth_date, record.surgery_ods_code)

    def to_json(self) -> dict[str, str]:
        return asdict(self) | {"birth_date": self.birth_date.isoformat()}

    @classmethod
    def from_json(cls, row: Mapping[str, str]) -> "MatchedRecord":
        return cls(**{**row, "birth_date": date.fromisoformat(row["birth_date"])})  # type: ignore[arg-type]
