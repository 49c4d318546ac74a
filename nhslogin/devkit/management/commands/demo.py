"""`manage.py demo`: who is in the demo, how to sign in, and where everything is."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from nhslogin.devkit.demo import welcome


class Command(BaseCommand):
    help = "Print the demo's people, staff, services and addresses."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="for a program")

    def handle(self, *_arguments: Any, **options: Any) -> None:
        self.stdout.write(json.dumps(welcome.facts(), indent=2) if options["json"] else welcome.text())
