"""The pages of staff: home, the review queue, one case and its pictures."""

from collections.abc import Iterator

from tests.bench.browsers import browser, staff
from tests.bench.pages import Measured


def reviewing(measured: Measured) -> Iterator[None]:
    yield measured.page("staff: sign in", browser(), "/staff/sign-in/")
    client = staff()
    yield measured.page("staff: home", client, "/staff/")
    yield measured.page("review: queue", client, "/staff/review/")
    taken = client.post("/staff/review/next/").headers.get("Location", "")
    yield measured.page("review: one case", client, taken)
    for part in ("document", "video"):
        yield measured.page(f"review: its {part}", client, f"{taken}{part}/")


SECTIONS = (reviewing,)
