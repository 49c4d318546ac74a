"""`manage.py check_liveness VIDEO --turns left,right`: the head-turn challenge on one file, as JSON."""

from typing import Any

from django.core.management.base import CommandParser

from proofing.engines.face.liveness import Challenge
from proofing.management.engine_command import EngineCommand, whole_path


class Command(EngineCommand):
    help = "Check that a video shows one living person turning their head as asked. Left is the person's own left."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("video", help="WebM, MP4 or MOV file")
        parser.add_argument("--turns", required=True, help="as asked, for example left,right")

    def handle(self, *_args: Any, **options: Any) -> None:
        turns = options["turns"].split(",")
        try:
            Challenge(tuple(turns))
        except ValueError as error:
            self.give_up(f"--turns: {error}")
        arguments = {"video_path": whole_path(options["video"]), "turns": turns}
        self.answer("check_liveness", arguments, ("turns_seen", "outcome", "findings"))
