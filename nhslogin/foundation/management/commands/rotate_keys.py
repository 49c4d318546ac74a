"""`manage.py rotate_keys`: a new current key; fields are sealed anew and data keys wrapped anew."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from nhslogin.foundation.crypto.rotating import reseal_everything, rotate


class Command(BaseCommand):
    """Old keys stay on the ring until a person takes them off: backups may still need them."""

    help = "Put a new current key on the ring, then seal every encrypted field and wrap every data key with it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Both halves can be done alone."""
        parser.add_argument(
            "--keep-current", action="store_true", help="no new key: only bring rows to the current one"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Rotate and say how many."""
        if not options["keep_current"]:
            self.stdout.write(f"current key: {rotate(Path(settings.KEY_RING_FILE))}")
        for label, count in reseal_everything():
            self.stdout.write(f"{label}: {count}")
