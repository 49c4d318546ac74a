"""`manage.py compare_faces PORTRAIT_OR_DOCUMENT SELFIE_IMAGE_OR_VIDEO`: one comparison, as JSON."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from proofing.engines.face.api import compare_faces, comparison_json, instruction, is_unopened


class Command(BaseCommand):
    help = "Compare the face of a portrait, or of a whole document, with a selfie picture or video."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("portrait", help="picture of the portrait or of the document")
        parser.add_argument("selfie", help="picture or video of the person")

    def handle(self, *_args: Any, **options: Any) -> None:
        comparison = compare_faces(options["portrait"], options["selfie"])
        if is_unopened(comparison.findings):
            self.stderr.write(instruction(comparison.findings[0].reason))
            sys.exit(2)
        self.stdout.write(json.dumps(comparison_json(comparison), indent=2))
