"""What the engine commands share: one question to a child process with limits, the answer as JSON, 2 without one."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from proofing.engines.document.reasons import REASONS as DOCUMENT_REASONS
from proofing.engines.face.reasons import REASONS as FACE_REASONS
from proofing.engines.face.reasons import UNOPENED_REASONS
from proofing.engines.process import EngineDied, EngineProcess, EngineRefused, EngineTimeout

SECONDS = 120


class EngineCommand(BaseCommand):
    """Needs no database and no running product. The file may be hostile, so it is opened in a child alone."""

    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def answer(self, verb: str, arguments: dict[str, Any], keys: Sequence[str]) -> None:
        """Print these keys of the engine's answer, or end with 2 when a file cannot be opened."""
        engine = EngineProcess()
        try:
            found = engine.call(verb, arguments, SECONDS)
        except EngineRefused as refused:
            self.give_up(_sentence(refused.reason))
        except (EngineTimeout, EngineDied):
            self.give_up("The engine could not finish with this file.")
        else:
            self._print(found, keys)
        finally:
            engine.close()

    def _print(self, found: dict[str, Any], keys: Sequence[str]) -> None:
        unopened = [row["reason"] for row in found["findings"] if row["reason"] in UNOPENED_REASONS]
        if unopened:
            self.give_up(_sentence(unopened[0]))
        self.stdout.write(json.dumps({key: found[key] for key in keys}, indent=2, ensure_ascii=False))

    def give_up(self, message: str) -> None:
        """Say why on standard error and end."""
        self.stderr.write(message)
        sys.exit(2)


def whole_path(text: str) -> str:
    """The child has a working folder of its own."""
    return str(Path(text).absolute())


def _sentence(reason: str) -> str:
    return FACE_REASONS.get(reason) or DOCUMENT_REASONS.get(reason, reason)
