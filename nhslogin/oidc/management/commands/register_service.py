"""`manage.py register_service NAME --client-id ID --public-key FILE --redirect-uri URI …`."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nhslogin.foundation.actors import Actor
from nhslogin.oidc.relying_services.actions import register_service
from nhslogin.oidc.relying_services.uris import BadRegistration


class Command(BaseCommand):
    """Register a relying service, or change one."""

    help = "Register a relying service, or change what is registered under the same client id."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the service's name as it stands in a sentence")
        parser.add_argument("--client-id", required=True)
        parser.add_argument("--public-key", required=True, type=Path, help="RSA public key: PEM or JWKS file")
        parser.add_argument("--redirect-uri", required=True, action="extend", nargs="+", dest="redirect_uris")
        parser.add_argument("--scopes", default="openid profile", help="names with blanks between")
        parser.add_argument("--vectors", default='["P9.Cp.Cd", "P9.Cp.Ck", "P9.Cm"]', help="JSON list")
        parser.add_argument("--home-url", default="")
        parser.add_argument("--pkce-required", action="store_true")
        parser.add_argument("--code-seconds", type=int, default=600)
        parser.add_argument("--repeat-assertion-tolerated", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            register_service(
                client_id=options["client_id"],
                name=options["name"],
                public_key=options["public_key"].read_text(encoding="utf-8"),
                redirect_uris=options["redirect_uris"],
                scopes=options["scopes"].split(),
                vectors=_listed(options["vectors"]),
                home_url=options["home_url"],
                pkce_required=options["pkce_required"],
                code_seconds=options["code_seconds"],
                repeat_assertion_tolerated=options["repeat_assertion_tolerated"],
                by=Actor.system("register_service"),
            )
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"The key file cannot be read: {error}") from None
        except BadRegistration as error:
            raise CommandError(f"Not registered: {error}.") from None
        self.stdout.write(f"Registered {options['name']} as {options['client_id']}.")


def _listed(text: str) -> list[str]:
    try:
        listed = json.loads(text)
    except ValueError:
        raise BadRegistration("the vectors are not a JSON list") from None
    return listed if isinstance(listed, list) else [str(listed)]
