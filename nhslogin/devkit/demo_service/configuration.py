"""What the demo service is told by its environment, and the two services it plays."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

VECTORS = {
    "P0": ("P0.Cp.Cd", "P0.Cm"),
    "P5": ("P5.Cp.Cd", "P5.Cm"),
    "P9": ("P9.Cp.Cd", "P9.Cm"),
}


@dataclass(frozen=True)
class DemoService:
    """One service: how it is registered and what it does."""

    client_id: str
    path: str
    name: str
    purpose: str
    scopes: str
    levels: tuple[str, ...]

    @property
    def vectors(self) -> tuple[str, ...]:
        """What it is registered for: every level, so that each button works."""
        return tuple(vector for level in self.levels for vector in VECTORS[level])


APPOINTMENTS = DemoService(
    client_id="demo-appointments",
    path="appointments",
    name="Demo Appointments",
    purpose="See and book appointments. It needs to know for certain who you are (P9).",
    scopes="openid profile profile_extended email phone gp_registration_details",
    levels=("P9", "P5", "P0"),
)
PRESCRIPTIONS = DemoService(
    client_id="demo-prescriptions",
    path="prescriptions",
    name="Demo Prescriptions",
    purpose="Choose a pharmacy. A match with your NHS record is enough (P5); general advice needs none (P0).",
    scopes="openid basic_demographics email",
    levels=("P5", "P0", "P9"),
)
SERVICES = (APPOINTMENTS, PRESCRIPTIONS)


@dataclass(frozen=True)
class Configuration:
    """Where the provider is, where this service is, where its secrets lie."""

    issuer: str
    port: int
    folder: Path

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts it answers as, the usual one first."""
        return f"localhost:{self.port}", f"127.0.0.1:{self.port}"

    def base_url(self, host: str) -> str:
        """Its own address as the browser knows it."""
        return f"http://{host if host in self.hosts else self.hosts[0]}"

    def redirect_uris(self, service: DemoService) -> tuple[str, ...]:
        """Every address at which it may be given a code."""
        return tuple(self.callback(service, host) for host in self.hosts)

    def callback(self, service: DemoService, host: str) -> str:
        return f"{self.base_url(host)}/{service.path}/callback"


def from_environment() -> Configuration:
    """`ISSUER`, `SERVICE_PORT` and `DATA_DIR`, with the defaults of `make run`."""
    port = int(os.environ.get("PORT") or 8000)
    issuer = (os.environ.get("ISSUER") or f"http://localhost:{port}").rstrip("/")
    if urlsplit(issuer).scheme not in {"http", "https"}:
        raise ValueError("ISSUER must be an http or https address")
    return Configuration(
        issuer=issuer,
        port=int(os.environ.get("SERVICE_PORT") or port + 1),
        folder=Path(os.environ.get("DATA_DIR") or "var").resolve() / "demo",
    )
