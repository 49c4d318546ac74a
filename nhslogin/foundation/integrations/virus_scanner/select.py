"""Which scanner is in use: `VIRUS_SCANNER` names it."""

from django.conf import settings

from nhslogin.foundation.errors import Misconfigured
from nhslogin.foundation.integrations.virus_scanner.port import VirusScanner
from nhslogin.foundation.integrations.virus_scanner.signatures.adapter import SignatureScanner

SCANNERS = {"signatures": SignatureScanner}


def get_virus_scanner() -> VirusScanner:
    """The adapter the settings name."""
    name = getattr(settings, "VIRUS_SCANNER", "signatures")
    if name not in SCANNERS:
        raise Misconfigured(f"VIRUS_SCANNER must be one of: {', '.join(SCANNERS)}")
    return SCANNERS[name]()
