"""Server time and number of queries of each page, in-process, on a copy of the product's data."""

import statistics
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tests.bench.copies import copied_data
from tests.bench.report import heading, load, say, show

if TYPE_CHECKING:
    from django.test import Client

RUNS, MILLISECONDS, QUERIES = 21, 30, 8


class Measured:
    """All pages so far; the pages over a limit with their queries."""

    def __init__(self) -> None:
        self.medians: list[float] = []
        self.own: list[float] = []
        self.counts: list[float] = []
        self.over: list[str] = []

    def page(self, name: str, client: "Client", path: str, status: int = 200) -> None:
        """One line. The first visits are not counted: they load templates and draw what is drawn once."""
        from django.db import connection  # noqa: PLC0415
        from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

        for _ in range(2):
            answer = client.get(path)
        if answer.status_code != status:
            say(f"{name:<38} NOT MEASURED: status {answer.status_code} {answer.headers.get('Location', '')}")
            return
        with CaptureQueriesContext(connection) as captured:
            b"".join(client.get(path))
        queries = [query["sql"] for query in captured]  # now: the next request empties the list
        samples = [self._once(client, path) for _ in range(RUNS)]
        median = statistics.median(clock for clock, _ in samples)
        own = statistics.median(processor for _, processor in samples)
        worst = max(clock for clock, _ in samples)
        figures = f"{median:7.2f} ms  worst {worst:7.2f}  processor {own:6.2f} ms  {len(queries):3} queries"
        say(f"{name:<38} {figures}{judged(median, own, len(queries))}")
        self.medians.append(median)
        self.own.append(own)
        self.counts.append(len(queries))
        if len(queries) > QUERIES:
            self.over.append(name + "".join(f"\n      {query[:170]}" for query in queries))

    @staticmethod
    def _once(client: "Client", path: str) -> tuple[float, float]:
        """Milliseconds by the clock, and of processor time, which other work on the machine hardly changes."""
        began, used = time.perf_counter(), time.process_time()
        b"".join(client.get(path))
        return (time.perf_counter() - began) * 1000, (time.process_time() - used) * 1000


def judged(median: float, own: float, queries: int) -> str:
    if queries > QUERIES:
        return "  NOT HELD: queries"
    if median <= MILLISECONDS:
        return ""
    return "  NOT HELD" + ("" if own > MILLISECONDS else " by the clock, held by processor time")


def guarded(section: Callable[[Measured], Iterator[None]], measured: Measured) -> None:
    """A walk that cannot go on says so; the next one starts."""
    try:
        for _ in section(measured):
            pass
    except Exception as error:  # noqa: BLE001  a measurement must not stop the others
        say(f"{section.__name__}: could not go on: {type(error).__name__}: {error}")


def main() -> None:
    heading(f"Pages: median of {RUNS} warm runs, limits {MILLISECONDS} ms and {QUERIES} queries")
    with copied_data():
        from tests.bench import pages_citizen, pages_open, pages_staff  # noqa: PLC0415

        measured = Measured()
        for section in (*pages_open.SECTIONS, *pages_citizen.SECTIONS, *pages_staff.SECTIONS):
            guarded(section, measured)
        show("all pages, their medians", measured.medians, "ms")
        show("all pages, their medians of processor time", measured.own, "ms", MILLISECONDS)
        show("all pages, their queries", measured.counts, "q")
        slow = sum(1 for median in measured.medians if median > MILLISECONDS)
        own = sum(1 for median in measured.own if median > MILLISECONDS)
        say(f"over {MILLISECONDS} ms: {slow} by the clock, {own} by processor time; of {len(measured.own)}; {load()}")
        say(f"over {QUERIES} queries: {len(measured.over)} of {len(measured.own)}")
        for one in measured.over:
            say(f"over {QUERIES} queries: {one}")
