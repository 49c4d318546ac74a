"""Printing of measurements: every figure with its sample size, its limit, and whether it holds."""

import os
import platform
import statistics
from collections.abc import Sequence
from pathlib import Path


def machine() -> str:
    """What was measured on; a shared machine makes every time an upper bound."""
    model = next(
        (line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        "unknown CPU",
    )
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}, {load()}"


def load() -> str:
    """How busy the machine is: a time taken beside other work says little about an idle machine."""
    return f"load {os.getloadavg()[0]:.1f}"


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text().splitlines() if file.exists() else []


def show(name: str, samples: Sequence[float], unit: str, limit: float | None = None) -> None:
    """One line: median, worst, sample size; against the limit where there is one."""
    if not samples:
        print(f"  {name:<50} not measured", flush=True)
        return
    median = statistics.median(samples)
    figures = f"median {median:9.2f} {unit:<4} worst {max(samples):9.2f}  n={len(samples):<4} {load()}"
    print(f"  {name:<50} {figures}{verdict(median, unit, limit)}", flush=True)


def verdict(figure: float, unit: str, limit: float | None) -> str:
    if limit is None:
        return ""
    return f"  limit {limit:g} {unit}: {'held' if figure <= limit else 'NOT HELD'}"


def ratio(name: str, ours: Sequence[float], peer: Sequence[float]) -> None:
    """How our median compares with the peer's of the same run; below 1 is quicker."""
    if ours and peer:
        relation = statistics.median(ours) / statistics.median(peer)
        print(f"  {name:<50} ratio  {relation:9.2f}       n={len(ours)}, {len(peer)}", flush=True)


def say(text: str) -> None:
    print(f"  {text}", flush=True)


def heading(text: str) -> None:
    print(f"\n{text}  ({load()})", flush=True)
