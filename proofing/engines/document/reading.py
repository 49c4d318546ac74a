"""The value that reading a document gives, and its form as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from proofing.engines.findings import Finding, Outcome, worst
from proofing.engines.models import FACE_DETECTION, TEXT_DETECTION, TEXT_RECOGNITION

ENGINE_VERSION = "document-1"
VERSIONS = (ENGINE_VERSION, TEXT_DETECTION.version, TEXT_RECOGNITION.version, FACE_DETECTION.version)


class DocumentKind(StrEnum):
    PASSPORT = "passport"
    DRIVING_LICENCE = "driving_licence"


@dataclass(frozen=True)
class DocumentReading:
    """`fields` may be incomplete; only a verdict of pass says that all was read and agrees with itself."""

    kind: DocumentKind
    findings: tuple[Finding, ...]
    mrz: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    portrait_png: bytes | None = None
    model_versions: tuple[str, ...] = VERSIONS

    @property
    def verdict(self) -> Outcome:
        return worst(self.findings)

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind.value,
            "mrz": list(self.mrz),
            "fields": dict(self.fields),
            "findings": [finding.to_json() for finding in self.findings],
            "verdict": self.verdict.value,
        }
