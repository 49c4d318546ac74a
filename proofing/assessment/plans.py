"""PLANS: which checks each route makes, what each waits for and what it builds on. Pure."""

from dataclasses import dataclass

from proofing.assessment.values import CheckName
from proofing.cases.values import Part, Route


@dataclass(frozen=True)
class Planned:
    """One row. It starts when `after` is done; it is skipped when one of `needs` must be asked for again."""

    check: CheckName
    after: tuple[CheckName, ...] = ()
    needs: tuple[CheckName, ...] = ()
    # What it looks at. While none of it changes, a pass of an earlier try holds; None: look again each time.
    looks_at: tuple[Part, ...] | None = None


C = CheckName
PLANS: dict[Route, tuple[Planned, ...]] = {
    Route.PHOTO_ID: (
        Planned(C.MALWARE, looks_at=(Part.DOCUMENT, Part.VIDEO)),
        Planned(C.DOCUMENT, (C.MALWARE,), (C.MALWARE,), (Part.DOCUMENT,)),
        Planned(C.LIVENESS, (C.MALWARE,), (C.MALWARE,), (Part.VIDEO,)),
        Planned(C.FACE_MATCH, (C.DOCUMENT, C.LIVENESS), (C.DOCUMENT, C.LIVENESS), (Part.DOCUMENT, Part.VIDEO)),
        # The record may have changed since, and the surgery with it: looked up anew each time.
        Planned(C.RECORD_FOUND, (C.DOCUMENT, C.LIVENESS), (C.DOCUMENT,)),
        Planned(C.FRAUD_SIGNALS, (C.FACE_MATCH, C.RECORD_FOUND), (C.DOCUMENT,)),
    ),
}
