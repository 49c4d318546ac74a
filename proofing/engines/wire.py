"""How values cross the pipe between a worker and its engine process: one JSON text a line, bytes as base64."""

import base64
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

BYTES = "$bytes"


def pack(value: Any) -> bytes:
    return json.dumps(plain(value), ensure_ascii=True).encode() + b"\n"


def unpack(line: bytes) -> Any:
    return json.loads(line, object_hook=_revived)


def plain(value: Any) -> Any:
    """Values become maps of their fields. A verdict that is worked out, not stored, is sent along."""
    if is_dataclass(value) and not isinstance(value, type):
        named = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        return named | ({"verdict": plain(value.verdict)} if hasattr(value, "verdict") else {})
    if isinstance(value, bytes):
        return {BYTES: base64.b64encode(value).decode()}
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, Path) else value


def _revived(found: dict[str, Any]) -> Any:
    return base64.b64decode(found[BYTES]) if found.keys() == {BYTES} else found
