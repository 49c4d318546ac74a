"""`manage.py check_liveness VIDEO --turns left,right`: the head-turn challenge on one file, as JSON."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from proofing.engines.face.api import check_liveness, instruction, is_unopened, liveness_json


class Command(BaseCommand):
    help = "Check that a video shows one living person turning their head as asked. Left is the person's own left."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("video", help="WebM, MP4 or MOV file")
        parser.add_argument("--turns", required=True, help="as asked, for example left,right")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            liveness = check_liveness(options["video"], tuple(options["turns"].split(",")))
        except ValueError as error:
            self.stderr.write(f"--turns: {error}")
            sys.exit(2)
        if is_unopened(liveness.findings):
            self.stderr.write(instruction(liveness.findings[0].reason))
            sys.exit(2)
        self.stdout.write(json.dumps(liveness_json(liveness), indent=2))
