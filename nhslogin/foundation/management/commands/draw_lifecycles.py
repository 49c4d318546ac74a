"""`manage.py draw_lifecycles`: every lifecycle table as a drawing in docs/lifecycles."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from nhslogin.foundation.lifecycle import Lifecycle

_OURS = ("nhslogin.", "accounts", "proofing", "delegation")


def lifecycles() -> dict[str, Lifecycle[Any]]:
    """Every table in a module called `lifecycle` of our apps."""
    return {
        table.name: table for module in _modules() for table in vars(module).values() if isinstance(table, Lifecycle)
    }


def _modules() -> Iterator[Any]:
    for app in apps.get_app_configs():
        if app.name.startswith(_OURS) and app.module is not None:
            for found in pkgutil.walk_packages(app.module.__path__, f"{app.name}."):
                if found.name.endswith(".lifecycle"):
                    yield importlib.import_module(found.name)


def page(table: Lifecycle[Any]) -> str:
    """One page: the drawing, then the rows with what they record and tell."""
    rows = [
        f"| {row.event} | {', '.join(row.sources)} | {row.target} | {', '.join(sorted(row.who))} | {row.audit} "
        f"| {row.message or ''} | {', '.join(row.reasons)} |"
        for row in table.transitions
    ]
    head = "| event | from | to | who | audit | message | reasons |\n| --- | --- | --- | --- | --- | --- | --- |\n"
    note = "Drawn by `manage.py draw_lifecycles` from the table in the code; do not edit."
    return f"# {table.name}\n\n{note}\n\n```mermaid\n{table.draw()}```\n\n{head}" + "\n".join(rows) + "\n"


class Command(BaseCommand):
    """Writes, or with --check compares."""

    help = "Draw every lifecycle into docs/lifecycles."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Continuous integration only compares."""
        parser.add_argument("--check", action="store_true", help="write nothing; fail where a drawing is old")

    def handle(self, *_args: Any, **options: Any) -> None:
        """One file for each table."""
        folder = Path(settings.BASE_DIR) / "docs" / "lifecycles"
        pages = {
            folder / f"{name.lower().replace(' ', '-')}.md": page(table) for name, table in sorted(lifecycles().items())
        }
        stale = [path for path, text in pages.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
        stale += [path for path in sorted(folder.glob("*.md")) if path not in pages]
        if options["check"]:
            if stale:
                raise CommandError(f"draw_lifecycles has not been run: {', '.join(path.name for path in stale)}")
            return
        folder.mkdir(parents=True, exist_ok=True)
        for path in stale:
            path.write_text(pages[path], encoding="utf-8") if path in pages else path.unlink()
        self.stdout.write(f"{len(pages)} lifecycles, {len(stale)} drawings changed")
