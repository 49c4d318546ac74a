"""Reading the machine-readable zone: our engine against PassportEye with Tesseract, on the same drawn specimens."""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.report import heading, ratio, say, show
from tests.browser.product import ROOT

SPECIMENS = 8
PEER = ROOT / ".venv-peers" / "bin" / "python"
PEER_PROGRAM = ROOT / "tests" / "bench" / "peers" / "read_mrz.py"


@dataclass(frozen=True)
class Read:
    """What one picture said: both lines as one text, and the fields after the reader's own mending."""

    lines: str
    fields: tuple[str, ...]


def main() -> None:
    heading(f"Machine-readable zone: {SPECIMENS} drawn specimens as a phone photographs them")
    with tempfile.TemporaryDirectory(prefix="nhslogin-bench-mrz-") as name:
        wanted = draw(Path(name))
        ours, read = read_ours(list(wanted))
        show("our engine: page, all text, portrait, one thread", ours, "s")
        say_exact("our engine", read, wanted)
        missing = [
            what for what, there in (("its environment", PEER.exists()), ("tesseract", tesseract())) if not there
        ]
        if missing:
            say(f"peer PassportEye 2.2.2 is not there ({' and '.join(missing)} missing): make peers")
            return
        theirs, peer_read = read_theirs(list(wanted))
        show("PassportEye 2.2.2 with Tesseract: MRZ alone", theirs, "s")
        say_exact("PassportEye", peer_read, wanted)
        ratio("time, ours / PassportEye", ours, theirs)


def say_exact(name: str, read: dict[Path, Read], wanted: dict[Path, Read]) -> None:
    lines = sum(read[path].lines == wanted[path].lines for path in wanted)
    fields = sum(read[path].fields == wanted[path].fields for path in wanted)
    say(f"{name}: both lines exact {lines}, all seven fields exact {fields}, of {len(wanted)}")


def fields_of(lines: str) -> tuple[str, ...]:
    """Names, number, nationality, birth date, sex, expiry of a TD3 zone."""
    surname, _, names = lines[5:44].partition("<<")
    second = lines[44:]
    plain = [part.replace("<", " ").strip() for part in (surname, names, second[0:9], second[10:13])]
    return (*plain, second[13:19], second[20:21], second[21:27])


def tesseract() -> bool:
    return shutil.which("tesseract") is not None


def draw(folder: Path) -> dict[Path, Read]:
    """Each picture with the two lines that are printed on it."""
    from nhslogin.devkit.specimens.mrz import write_td3  # noqa: PLC0415
    from tests.bench.specimens import holders, photograph_of  # noqa: PLC0415

    wanted = {}
    for number, holder in enumerate(holders(SPECIMENS)):
        path = folder / f"{number}.jpg"
        path.write_bytes(photograph_of(holder, number))
        lines = "".join(write_td3(holder))
        wanted[path] = Read(lines, fields_of(lines))
    return wanted


def read_ours(paths: list[Path]) -> tuple[list[float], dict[Path, Read]]:
    """In the warm engine process, as a worker does it."""
    from proofing.engines.process import engine  # noqa: PLC0415

    engine().call("ping", {"load": True}, 60)
    times, read = [], {}
    for path in paths:
        began = time.perf_counter()
        found = engine().call("read_document", {"path": str(path), "kind": "passport"}, 60)
        times.append(time.perf_counter() - began)
        lines = "".join(found["mrz"])
        read[path] = Read(lines, fields_of(lines))
    return times, read


def read_theirs(paths: list[Path]) -> tuple[list[float], dict[Path, Read]]:
    """In one process of its own environment, warmed by one reading that does not count."""
    command = [str(PEER), str(PEER_PROGRAM), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=140, check=False)
    if done.returncode:
        sys.exit(f"  PassportEye could not run: {done.stderr.strip().splitlines()[-1:]}")
    times, read = [], {}
    for path, line in zip(paths, done.stdout.splitlines(), strict=True):
        answer = json.loads(line)
        times.append(answer["seconds"])
        read[path] = Read(answer["lines"], tuple(answer["fields"]))
    return times, read
