"""`manage.py create_key_ring`: the first key ring of a new installation, where none is made by itself."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from nhslogin.foundation.crypto.ring import new_ring, write_ring


class Command(BaseCommand):
    """An existing ring is never touched: what it sealed could not be opened any more."""

    help = "Write a new key ring to KEY_RING_FILE, for a new installation. Keep a copy apart from the database."
    # The check that there is a ring would refuse to make one.
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Once."""
        path = Path(settings.KEY_RING_FILE)
        if path.exists():
            raise CommandError("KEY_RING_FILE exists already and is left as it is")
        write_ring(path, new_ring(), replace=False)
        self.stdout.write("The key ring is written. Keep a copy of it apart from the database and its backups.")
