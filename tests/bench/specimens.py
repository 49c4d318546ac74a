"""Holders of drawn specimens for the engines alone: no database, no product."""

from datetime import date

from nhslogin.devkit.specimens import Holder, photographed

NAMES = (
    ("ADA", "ARCHER"),
    ("BERYL ROSE", "BAXTER"),
    ("CORA", "COOPER-SMITH"),
    ("DORA ANNE", "DRAPER"),
    ("EDNA", "FLETCHER"),
    ("FLORA MAY", "GLOVER"),
    ("GWEN", "HOOPER"),
    ("HILDA", "O'MERCER"),
)


def holders(how_many: int) -> list[Holder]:
    """Different names, numbers, birth dates; the two portraits in turn."""
    return [
        Holder(
            given_names=NAMES[n % len(NAMES)][0],
            surname=NAMES[n % len(NAMES)][1],
            birth_date=date(1951 + 5 * n, 1 + n % 12, 4 + n),
            portrait="hopper" if n % 2 else "astronaut",
            document_number=f"90300{n:02}{(n * 37) % 100:02}",
        )
        for n in range(how_many)
    ]


def photograph_of(holder: Holder, seed: int) -> bytes:
    return photographed(holder, seed=seed, tilt=1.5 - 0.4 * seed)
