"""What a stranger relies on: locks with hashes and no addresses, numbered decisions, the top level of the project."""

import re
import subprocess

from tests.architecture.source import ROOT

TOP = {"manage.py", "pyproject.toml", "nhslogin", "accounts", "proofing", "delegation", "templates", "static", "tests"}
BESIDE = {
    "README.md",
    "Makefile",
    ".ci",
    ".gitignore",
    "docs",
    "deploy",
    "scripts",
    "locale",
    "requirements.lock",
    "requirements-dev.lock",
    "LICENSE",
}


def test_locks_pin_versions_with_hashes_and_name_no_address() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text()
        assert not re.search(r"://|index-url|find-links", text), lock
        pins = re.split(r"\n(?=[a-z0-9])", text.strip())
        assert pins
        assert all("==" in pin and "--hash=sha256:" in pin for pin in pins), lock


def test_the_product_lock_is_part_of_the_development_lock() -> None:
    def pins(lock: str) -> set[str]:
        return set(re.findall(r"^([a-z0-9._-]+==\S+)", (ROOT / lock).read_text(), re.MULTILINE))

    assert pins("requirements.lock") <= pins("requirements-dev.lock")


def test_the_top_level_is_the_agreed_one() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    top = {path.split("/")[0] for path in tracked}
    assert top <= TOP | BESIDE
    assert not top or top >= TOP


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers
