"""`manage.py read_document FILE --kind passport|driving_licence`: one reading, as JSON."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from proofing.engines.document.reading import DocumentKind
from proofing.engines.document.reasons import REASONS
from proofing.engines.process import EngineDied, EngineProcess, EngineRefused, EngineTimeout

SECONDS = 60
ANSWER = ("kind", "mrz", "fields", "findings", "verdict")


class Command(BaseCommand):
    help = "Read a photograph of an identity document. Ends with 2 when the file cannot be opened as a picture."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="picture of the document")
        parser.add_argument(
            "--kind", choices=[kind.value for kind in DocumentKind], default=DocumentKind.PASSPORT.value
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        engine = EngineProcess()  # a child with limits: the file may be hostile
        try:
            path = Path(options["file"]).absolute()
            reading = engine.call("read_document", {"path": str(path), "kind": options["kind"]}, SECONDS)
        except EngineRefused as refused:
            self._give_up(REASONS.get(refused.reason, refused.reason))
        except (EngineTimeout, EngineDied) as error:
            self._give_up(
                f"The engine could not finish with this file ({type(error).__name__} {error}).".replace(" )", ")")
            )
        else:
            self.stdout.write(json.dumps({key: reading[key] for key in ANSWER}, indent=2, ensure_ascii=False))
        finally:
            engine.close()

    def _give_up(self, message: str) -> None:
        self.stderr.write(message)
        sys.exit(2)
