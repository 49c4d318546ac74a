"""Memory and processor time of process trees as the kernel accounts them (PSS shares shared pages out). Linux only."""

import os
from pathlib import Path


def tree(head: int) -> list[int]:
    """The process and all below it."""
    found, todo = [], [head]
    while todo:
        pid = todo.pop()
        found.append(pid)
        for task in Path(f"/proc/{pid}/task").glob("*"):
            children = task / "children"
            if children.exists():
                todo += [int(child) for child in children.read_text().split()]
    return found


def pss_megabytes(pids: list[int]) -> float:
    total = 0
    for pid in pids:
        rollup = Path(f"/proc/{pid}/smaps_rollup")
        if rollup.exists():
            total += sum(int(line.split()[1]) for line in rollup.read_text().splitlines() if line.startswith("Pss:"))
    return total / 1024


def loaded_libraries(pids: list[int], names: tuple[str, ...]) -> set[str]:
    """Which of the named libraries are mapped into any of the processes."""
    maps = "".join(Path(f"/proc/{pid}/maps").read_text() for pid in pids if Path(f"/proc/{pid}/maps").exists())
    return {name for name in names if name in maps}


def processor_seconds(pids: list[int]) -> float:
    """What these processes have used so far; other work on the machine hardly changes it."""
    ticks = 0
    for pid in pids:
        stat = Path(f"/proc/{pid}/stat")
        if stat.exists():
            ticks += sum(int(word) for word in stat.read_text().rpartition(")")[2].split()[11:13])
    return ticks / os.sysconf("SC_CLK_TCK")


def command(pid: int) -> str:
    path = Path(f"/proc/{pid}/cmdline")
    return path.read_bytes().replace(b"\0", b" ").decode(errors="replace") if path.exists() else ""
