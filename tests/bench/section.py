"""One section in a process of its own; asked to end, it ends what it started and clears up."""

import signal
import sys
from importlib import import_module
from types import FrameType


def leave(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit("  asked to end")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, leave)
    import_module(f"tests.bench.{sys.argv[1]}").main()
