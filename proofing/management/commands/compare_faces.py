"""`manage.py compare_faces PORTRAIT_OR_DOCUMENT SELFIE_IMAGE_OR_VIDEO`: one comparison, as JSON."""

from typing import Any

from django.core.management.base import CommandParser

from proofing.management.engine_command import EngineCommand, whole_path


class Command(EngineCommand):
    help = "Compare the face of a portrait, or of a whole document, with a selfie picture or video."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("portrait", help="picture of the portrait or of the document")
        parser.add_argument("selfie", help="picture or video of the person")

    def handle(self, *_args: Any, **options: Any) -> None:
        arguments = {"portrait_path": whole_path(options["portrait"]), "selfie_path": whole_path(options["selfie"])}
        self.answer("compare_faces", arguments, ("score", "threshold", "outcome", "frames_used"))
