"""What the engine tests share."""

import pytest

from tests.engines.selfies import Studio


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return Studio(tmp_path_factory.mktemp("selfies"))
