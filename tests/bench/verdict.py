"""From handing in a photo-ID case to its verdict, in the running product; then the memory of the checks worker."""

import os
import time
from collections import Counter
from collections.abc import Callable

import django

from tests.bench.memory import command, processor_seconds, pss_megabytes, tree
from tests.bench.report import heading, say, show

CASES, PATIENCE = 9, 60
SECONDS, MEGABYTES = 6, 700


def main() -> None:
    django.setup()
    from tests.bench.people import invented, make_ready  # noqa: PLC0415  (models need the set-up)

    heading("Photo ID: from handing in to the verdict, through the running worker")
    *ready, last = [make_ready(person) for person in invented(CASES + 1)]
    samples, used, ends = [], [], Counter[str]()
    for one in ready:
        before = processor_seconds(checks_tree())
        taken, state = until_verdict(one.case)
        used.append(processor_seconds(checks_tree()) - before)
        ends[state] += 1
        if state != "checking":
            samples.append(taken)
    show("handing in -> verdict", samples, "s", SECONDS)
    show("processor time of the checks worker, a case", used, "s")
    show("the first of them, models loaded ahead or not", samples[:1], "s")
    say(f"ended as: {dict(ends)}")
    show_memory(last.case)


def until_verdict(case: object, meanwhile: Callable[[], object] = lambda: None) -> tuple[float, str]:
    """Seconds, and the state at the end; `checking` when patience ended first."""
    from nhslogin.foundation.actors import Actor  # noqa: PLC0415
    from proofing.assessment.actions import Submitted, submit  # noqa: PLC0415
    from proofing.cases.models import Case  # noqa: PLC0415

    assert isinstance(case, Case)
    began = time.perf_counter()
    answer = submit(case=case, by=Actor.citizen(case.account_id))
    if not isinstance(answer, Submitted):
        raise RuntimeError(f"not submitted: {answer.reason}")
    state = "checking"
    while state == "checking" and time.perf_counter() - began < PATIENCE:
        meanwhile()
        time.sleep(0.05)
        state = str(Case.objects.values_list("state", flat=True).get(pk=case.pk))
    return time.perf_counter() - began, state


def show_memory(case: object) -> None:
    """PSS of the worker on the queue of checks and its engine: the most seen during one more case, then at rest."""
    if not checks_tree():
        say("the checks worker was not found")
        return
    during: list[float] = []
    until_verdict(case, lambda: during.append(pss_megabytes(checks_tree())))
    show("memory (PSS) of the checks worker's tree, most seen", [max(during)], "MB", MEGABYTES)
    show("the same at rest, warm", [pss_megabytes(checks_tree())], "MB", MEGABYTES)
    for pid in checks_tree():
        say(f"    {pss_megabytes([pid]):7.1f} MB  {' '.join(command(pid).split()[1:6])}")


def checks_tree() -> list[int]:
    workers = [pid for pid in tree(int(os.environ["BENCH_PRODUCT"])) if "-Q checks" in command(pid)]
    return sorted({pid for worker in workers for pid in tree(worker)})
