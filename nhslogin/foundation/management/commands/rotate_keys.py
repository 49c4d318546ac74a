"""`manage.py rotate_keys`: a new current key; fields are sealed anew and data keys wrapped anew."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from nhslogin.foundation.actors import Actor
from nhslogin.foundation.audit.api import record
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
            self._rotate()
        for label, count in reseal_everything():
            self.stdout.write(f"{label}: {count}")

    def _rotate(self) -> None:
        key_id = rotate(Path(settings.KEY_RING_FILE))
        with transaction.atomic():
            record("keys.rotated", by=Actor.system("rotate_keys"), about=f"key:{key_id}")
        self.stdout.write(f"current key: {key_id}")
