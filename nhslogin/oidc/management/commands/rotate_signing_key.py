"""`manage.py rotate_signing_key`: the key published ahead signs from now on."""

from typing import Any

from django.core.management.base import BaseCommand

from nhslogin.foundation.actors import Actor
from nhslogin.oidc.tokens import key_ring


class Command(BaseCommand):
    """Rotate the keys that sign tokens."""

    help = "Let the next signing key take over, publish a new next one, keep the old one published for a day."

    def handle(self, *_args: Any, **_options: Any) -> None:
        kid = key_ring.rotate(by=Actor.system("rotate_signing_key"))
        self.stdout.write(f"Tokens are signed with {kid} from now on.")
