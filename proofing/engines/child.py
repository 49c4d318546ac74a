"""The engine process itself: reads requests from its standard input, answers on what was its standard output.

It runs as `python -m proofing.engines.child`, without Django, settings or secrets, under limits of memory and time.
"""

import ctypes
import gc
import math
import os
import resource
import sys
import threading
import time
from collections.abc import Callable
from importlib import import_module
from typing import IO, Any

from proofing.engines.refusal import Refused
from proofing.engines.wire import pack, unpack

ENGINES = ("proofing.engines.document.api", "proofing.engines.face.api")
VERBS = {
    "read_document": ENGINES[0],
    "compare_faces": ENGINES[1],
    "compare_portrait": ENGINES[1],
    "check_liveness": ENGINES[1],
}


def main() -> None:
    address_space = int(sys.argv[1])
    requests, answers = sys.stdin.buffer, _own_output()
    _bind(address_space)
    threading.Thread(target=_die_with, args=(os.getppid(),), daemon=True).start()
    for line in requests:
        request = unpack(line)
        _limit_processor_time(float(request["seconds"]))
        answer = _answer(request)
        gc.collect()
        _give_memory_back()
        answers.write(pack(answer | {"rss": _resident_bytes()}))
        answers.flush()
        if "broke" in answer:  # whatever went wrong may have left something behind: the next call gets a new process
            sys.exit(1)


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"value": _call(request["verb"], request["arguments"])}
    except Refused as refused:
        return {"refused": refused.reason}
    except Exception as error:  # noqa: BLE001  (told to the parent without the message: it may hold what was read)
        return {"broke": f"{type(error).__name__} {_place(error)}"}


def _call(verb: str, arguments: dict[str, Any]) -> Any:
    if verb == "ping":
        return _ping(**arguments)
    function: Callable[..., Any] = getattr(import_module(VERBS[verb]), verb)
    return function(**arguments)


def _ping(*, load: bool = False) -> dict[str, Any]:
    if load:
        for name in ENGINES:
            import_module(name).load()
    return {"pid": os.getpid()}


def _own_output() -> IO[bytes]:
    """Answers get a descriptor of their own, so that a library which prints cannot spoil one."""
    kept = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(kept, "wb")


def _bind(address_space: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (address_space, address_space))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold people's pictures
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256))
    os.umask(0o077)


def _limit_processor_time(seconds: float) -> None:
    """The parent's clock ends a call that waits; the kernel ends one that computes, even with no parent to look."""
    used = time.process_time()
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used + 2 * seconds + 1), hard))


def _die_with(parent: int) -> None:
    """End when the parent has died. The kernel's own signal for that follows a thread of the parent, not the parent."""
    while os.getppid() == parent:
        time.sleep(0.2)
    os._exit(0)


def _give_memory_back() -> None:
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _resident_bytes() -> int:
    try:
        with open("/proc/self/statm", "rb") as pages:
            return int(pages.read().split()[1]) * resource.getpagesize()
    except OSError:
        return 0


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}" if trace else ""


if __name__ == "__main__":
    main()
