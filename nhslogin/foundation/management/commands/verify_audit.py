"""`manage.py verify_audit`: recompute the whole audit chain."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from nhslogin.foundation.audit.verifying import verify


class Command(BaseCommand):
    """Exit status 1 at a break, so that a timer can raise the alarm."""

    help = "Verify the audit chain: names the first bad row, reports the rows not sealed yet, fails on a break."

    def add_arguments(self, parser: CommandParser) -> None:
        """A head noted elsewhere shows a chain that was rolled back as a whole."""
        parser.add_argument(
            "--head", default="", help="COUNT:HASH as printed by an earlier run; the chain must hold it"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Verify and say."""
        report = verify(noted_head=options["head"])
        self.stdout.write(f"sealed: {report.sealed}  unsealed: {report.unsealed}  head: {report.sealed}:{report.head}")
        if report.problem:
            self.stderr.write(f"BROKEN: {report.problem}")
            sys.exit(1)
        self.stdout.write("The chain is whole.")
