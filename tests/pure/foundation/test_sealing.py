"""Sealed blobs, sealed streams and the key ring."""

import io
import json
import os
import stat
from pathlib import Path

import pytest

from nhslogin.foundation.crypto import sealing
from nhslogin.foundation.crypto.ring import key_id_of, load_ring, new_ring, parse_ring, write_ring
from nhslogin.foundation.crypto.sealing import CHUNK, DataKey, random_key
from nhslogin.foundation.errors import CannotOpen, Misconfigured

KEY = DataKey(b"", random_key())


def sealed_stream(content: bytes, context: str = "file:1") -> bytes:
    return b"".join(KEY.seal_stream(io.BytesIO(content), context))


def opened_stream(sealed: bytes, context: str = "file:1", key: DataKey = KEY) -> bytes:
    return b"".join(key.open_stream(io.BytesIO(sealed), context))


def test_a_blob_opens_only_with_its_key_and_context_and_unaltered() -> None:
    sealed = KEY.seal(b"a portrait", "case:1")
    assert KEY.open(sealed, "case:1") == b"a portrait"
    assert b"portrait" not in sealed
    altered = sealed[:-1] + bytes([sealed[-1] ^ 1])
    other = DataKey(b"", random_key())
    for attempt in (
        lambda: KEY.open(sealed, "case:2"),
        lambda: KEY.open(altered, "case:1"),
        lambda: other.open(sealed, "case:1"),
    ):
        with pytest.raises(CannotOpen):
            attempt()


@pytest.mark.parametrize("rubbish", [b"", b"x", b"NLB1", b"NLB1" + bytes(20)])
def test_rubbish_is_refused_not_crashed_on(rubbish: bytes) -> None:
    with pytest.raises(CannotOpen):
        KEY.open(rubbish, "case:1")
    with pytest.raises(CannotOpen):
        new_ring().open(rubbish, "x")
    with pytest.raises(CannotOpen):
        opened_stream(rubbish)


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 7])
def test_a_stream_of_any_length_comes_back_whole(size: int) -> None:
    content = os.urandom(size)
    sealed = sealed_stream(content)
    assert opened_stream(sealed) == content
    assert sealed_stream(content) != sealed


def test_a_stream_that_was_cut_swapped_altered_or_moved_does_not_open() -> None:
    sealed = sealed_stream(os.urandom(3 * CHUNK))
    head, piece = 20, CHUNK + 16
    first, second = sealed[head : head + piece], sealed[head + piece : head + 2 * piece]
    cut_at_a_piece = sealed[: head + 2 * piece]
    swapped = sealed[:head] + second + first + sealed[head + 2 * piece :]
    longer = sealed + first
    altered = sealed[: head + 5] + b"\x00\x01" + sealed[head + 7 :]
    for bad in (cut_at_a_piece, sealed[:-1], sealed[:head], swapped, longer, altered):
        with pytest.raises(CannotOpen):
            opened_stream(bad)
    with pytest.raises(CannotOpen):
        opened_stream(sealed, "file:2")


def test_a_slow_source_that_gives_little_at_a_time_is_read_whole() -> None:
    class Dribble(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(size or 0, 1000) if size and size > 0 else size)

    content = os.urandom(CHUNK + 10)
    sealed = b"".join(KEY.seal_stream(Dribble(content), "c"))
    assert b"".join(KEY.open_stream(Dribble(sealed), "c")) == content


def test_keys_never_show_in_texts() -> None:
    ring = new_ring()
    assert KEY.key.hex() not in repr(KEY)
    assert "key" not in repr(KEY) or repr(KEY.key) not in repr(KEY)
    assert repr(ring).find(str(ring.keys)) < 0


def test_after_rotation_the_old_key_still_opens_and_the_new_one_seals() -> None:
    ring = new_ring()
    old = ring.seal(b"x", "c")
    turned = ring.rotated()
    assert turned.open(old, "c") == b"x"
    assert key_id_of(turned.seal(b"x", "c")) == turned.current != ring.current
    assert turned.index_secret == ring.index_secret
    with pytest.raises(CannotOpen):
        ring.open(turned.seal(b"x", "c"), "c")


def test_a_missing_ring_is_made_once_for_this_user_alone_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "ring.json"
    with pytest.raises(Misconfigured):
        load_ring(path, create=False)
    made = load_ring(path, create=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    write_ring(path, new_ring(), replace=False)  # a second process starting at the same time
    assert load_ring(path, create=True).current == made.current


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", '{"current":"a","keys":{},"index":""}', '{"current":"a","keys":{"a":"AAAA"},"index":"AAAA"}'],
)
def test_a_file_that_is_no_ring_is_refused_without_showing_it(text: str) -> None:
    with pytest.raises(Misconfigured) as refusal:
        parse_ring(text)
    assert "AAAA" not in str(refusal.value)


def test_a_ring_reads_back_as_it_was_written() -> None:
    ring = new_ring().rotated()
    assert parse_ring(ring.to_json()) == ring
    assert set(json.loads(ring.to_json())) == {"current", "keys", "index"}


def test_counter_nonces_differ_for_every_piece_and_for_the_end() -> None:
    nonces = {sealing._nonce(count, last=last) for count in range(50) for last in (True, False)}
    assert len(nonces) == 100
