"""Fixtures of the proofing tests."""

import pytest

from tests.apps.proofing.ground import SetEngine


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> SetEngine:
    """In place of the engine process, for table tests only."""
    set_engine = SetEngine()
    monkeypatch.setattr("proofing.engines.process.engine", lambda: set_engine)
    return set_engine
