"""Memory of the web processes, and what they must not have loaded."""

import os
import urllib.request

from tests.bench.memory import command, loaded_libraries, pss_megabytes, tree
from tests.bench.report import heading, say, show

MEGABYTES = 150
HEAVY = ("cv2", "onnxruntime", "rapidocr", "libav", "numpy")
PATHS = ("/", "/sign-in/", "/help/", "/outbox/", "/.well-known/openid-configuration", "/staff/sign-in/", "/nowhere/")


def main() -> None:
    heading("Web processes: memory (PSS), master and workers")
    warm_up()
    head = int(os.environ["BENCH_PRODUCT"])
    web = [pid for pid in tree(head) if "nhslogin.wsgi" in command(pid)]
    if not web:
        raise SystemExit("  the web processes were not found")
    show("each web process", [pss_megabytes([pid]) for pid in web], "MB", MEGABYTES)
    show("the largest web process", [max(pss_megabytes([pid]) for pid in web)], "MB", MEGABYTES)
    found = loaded_libraries(web, HEAVY)
    say(
        f"image and inference libraries mapped: {', '.join(sorted(found)) or 'none'}: {'NOT HELD' if found else 'held'}"
    )


def warm_up() -> None:
    """A process that has served is what counts."""
    for path in PATHS * 5:
        try:
            with urllib.request.urlopen(f"http://localhost:{os.environ['PORT']}{path}", timeout=10) as answer:
                answer.read()
        except urllib.error.HTTPError:
            continue
