"""Rotation: the new key seals everything, what was sealed before still opens."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction

from nhslogin.foundation.actors import Actor
from nhslogin.foundation.crypto.api import blind_index, new_data_key, rewrap, unwrap
from nhslogin.foundation.crypto.installed import key_ring
from nhslogin.foundation.crypto.ring import key_id_of, new_ring, parse_ring, write_ring
from nhslogin.foundation.crypto.rotating import rotate
from nhslogin.foundation.files.api import AcceptedFile, open_sealed, store_sealed
from nhslogin.foundation.messages.actions import Draft, put
from nhslogin.foundation.messages.models import OutboxMessage

pytestmark = pytest.mark.django_db


def test_rows_are_brought_to_the_new_key_and_found_as_before(tmp_path: Path, settings: object) -> None:
    path = tmp_path / "ring.json"
    write_ring(path, new_ring(), replace=False)
    settings.KEY_RING_FILE = str(path)  # type: ignore[attr-defined]
    with transaction.atomic():
        put(Draft("mail", "email", "ann@example.test", "Hello", "Body", about=""))
    old, index = key_ring().current, blind_index("x", "y")

    call_command("rotate_keys")

    ring = parse_ring(path.read_text())
    row = OutboxMessage.objects.get()
    assert ring.current != old
    assert old in ring.keys
    assert key_id_of(row.__dict__["recipient"]) == ring.current
    assert row.recipient == "ann@example.test"
    assert blind_index("x", "y") == index


def test_a_file_sealed_before_still_opens_with_its_key_wrapped_anew(tmp_path: Path, settings: object) -> None:
    path = tmp_path / "ring.json"
    write_ring(path, new_ring(), replace=False)
    settings.KEY_RING_FILE = str(path)  # type: ignore[attr-defined]
    settings.EVIDENCE_DIR = tmp_path / "evidence"  # type: ignore[attr-defined]
    key = new_data_key()
    with transaction.atomic():
        stored = store_sealed(AcceptedFile.of(b"a face", "image/jpeg"), key, "case:1")

    current = rotate(path)

    wrapped = rewrap(key.wrapped)
    assert key_id_of(wrapped) == current
    assert open_sealed(stored.id, unwrap(wrapped), by=Actor.system("test"), purpose="test") == b"a face"
