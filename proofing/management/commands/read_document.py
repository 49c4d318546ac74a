"""`manage.py read_document FILE --kind passport|driving_licence`: one reading, as JSON."""

from typing import Any

from django.core.management.base import CommandParser

from proofing.engines.document.reading import DocumentKind
from proofing.management.engine_command import EngineCommand, whole_path


class Command(EngineCommand):
    help = "Read a photograph of an identity document. Ends with 2 when the file cannot be opened as a picture."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="picture of the document")
        parser.add_argument(
            "--kind", choices=[kind.value for kind in DocumentKind], default=DocumentKind.PASSPORT.value
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        arguments = {"path": whole_path(options["file"]), "kind": options["kind"]}
        self.answer("read_document", arguments, ("kind", "mrz", "fields", "findings", "verdict"))
