"""`manage.py outbox`: the messages of the embedded installation on the command line."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from nhslogin.foundation.messages.api import last_code, newest


class Command(BaseCommand):
    """Refuses to work where messages really leave."""

    help = "Show messages to an address or number, or the newest code in one."

    def add_arguments(self, parser: CommandParser) -> None:
        """The recipient, and what to show."""
        parser.add_argument("--to", default="", help="e-mail address or telephone number")
        parser.add_argument("--last-code", action="store_true", help="print the newest code and nothing else")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print it."""
        if not settings.OUTBOX_VISIBLE:
            raise CommandError("There is no outbox in this installation: messages are really sent.")
        if options["last_code"]:
            self._print_code(options["to"])
            return
        for message in reversed(newest(to=options["to"] or None)):
            self.stdout.write(
                f"{message.created_at:%Y-%m-%d %H:%M:%S}  {message.channel}  {message.to}  {message.state}"
            )
            self.stdout.write(f"{message.subject}\n{message.body}\n")

    def _print_code(self, to: str) -> None:
        if not to:
            raise CommandError("--last-code needs --to")
        code = last_code(to)
        if code is None:
            raise CommandError("No message to this address or number holds a code.")
        self.stdout.write(code)
