"""The contract of a scanner. Outages are raised as `Unavailable`: what was not scanned is never called clean."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Clean:
    """Nothing known as harmful."""

    signatures: str


@dataclass(frozen=True)
class Harmful:
    """Something known as harmful; `name` is the scanner's word for it, never part of the file."""

    name: str
    signatures: str


class VirusScanner(Protocol):
    """Every adapter keeps this."""

    def scan(self, path: Path) -> Clean | Harmful:
        """Look at the whole file."""
