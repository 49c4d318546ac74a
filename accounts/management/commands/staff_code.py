"""`manage.py staff_code EMAIL`: the code a demo staff member's app shows now. Not in production."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.credentials.queries import app_of
from accounts.people.queries import by_email
from accounts.people.values import AccountKind


class Command(BaseCommand):
    help = "Print the current authenticator code of a staff member of the demonstration."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *_args: Any, **options: Any) -> None:
        # The same switch that shows the outbox: off in production, where codes are nobody's business.
        if not settings.OUTBOX_VISIBLE:
            raise CommandError("this command does not exist in production")
        account = by_email(AccountKind.STAFF, options["email"])
        device = app_of(account.pk) if account else None
        if device is None:
            raise CommandError("there is no staff member with an authenticator app at this address")
        self.stdout.write(device.current_code())
