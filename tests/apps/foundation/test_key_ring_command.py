"""The first key ring of a production installation is made by a command, once."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from nhslogin.foundation.crypto.ring import load_ring


def test_a_ring_is_made_once_for_this_user_alone(tmp_path: Path, settings: Any) -> None:
    path = tmp_path / "keys" / "ring.json"
    settings.KEY_RING_FILE, settings.KEY_RING_CREATE = str(path), False
    call_command("create_key_ring")
    assert path.stat().st_mode & 0o777 == 0o600
    before = load_ring(path, create=False)
    with pytest.raises(CommandError):
        call_command("create_key_ring")
    assert load_ring(path, create=False) == before
