"""The portal of `portal.py`, built once for each process of the tests and copied for each test."""

from pathlib import Path

import pytest

from tests.builds.desk import Desk
from tests.builds.portal import set_up
from tests.builds.variant import copied


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project that is built; to be copied, never changed."""
    root = tmp_path_factory.mktemp("built") / "portalen"
    set_up(root)
    result = Desk(root).build()
    assert (result.code, result.sums["warnings"]) == (0, 0), result.err
    return root


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Desk:
    return copied(built, tmp_path)
