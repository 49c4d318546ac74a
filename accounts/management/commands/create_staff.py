"""`manage.py create_staff EMAIL --role ROLE`: a staff account, and a link by which its owner sets it up."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse

from accounts.organisations.actions import OPERATOR, invite_staff
from accounts.organisations.values import StaffRole
from nhslogin.foundation.actors import Actor


class Command(BaseCommand):
    help = "Make a staff account with a role (again: one more role) and print its one-time set-up link."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--role", required=True, choices=[role.value for role in StaffRole])
        parser.add_argument(
            "--organisation", default=OPERATOR, help="code of the organisation, for a surgery its ODS code"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            validate_email(options["email"])
        except ValidationError:
            raise CommandError("this is not an e-mail address") from None
        invited = invite_staff(
            email=options["email"],
            role=StaffRole(options["role"]),
            organisation_code=options["organisation"],
            by=Actor.system("create_staff"),
        )
        link = settings.ISSUER + reverse("staff_set_up", kwargs={"token": invited.token})
        self.stdout.write("Open this link within 7 days to set a password and an authenticator app. It works once.")
        self.stdout.write(link)
