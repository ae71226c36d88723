"""The stage, with the theme compiled once for each process of the tests."""

from pathlib import Path

import pytest

from tests.lent import lend
from tests.stories.stage import Stage

TODAY = "1793491200"  # 2026-11-01


@pytest.fixture(scope="session")
def common_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the caches of a portal without content."""
    stage = Stage(tmp_path_factory.mktemp("common"))
    stage.give("portal")
    stage.run(f"kollegium build --project {stage.root}")
    assert (stage.code, stage.err) == (0, "")
    return stage.root / ".kollegium"


@pytest.fixture
def stage(tmp_path: Path, common_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """Give an empty folder, and go there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    lend(common_cache, tmp_path)
    return Stage(tmp_path)
