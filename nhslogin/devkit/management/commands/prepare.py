"""`manage.py prepare`: brings a data directory to the state the demo starts from."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from nhslogin.devkit import papers
from nhslogin.devkit.demo import welcome
from nhslogin.devkit.demo.actions import make_demo


class Command(BaseCommand):
    help = "Migrate, collect static files, draw the demo's documents and clips, make the demo's people."
    requires_migrations_checks = False

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        """The clips take longest, so they are made beside everything else."""
        making = papers.start_clips()
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        papers.draw_passports()
        papers.finish_clips(making)
        make_demo()
        (Path(settings.DATA_DIR) / "welcome.txt").write_text(welcome.text())
