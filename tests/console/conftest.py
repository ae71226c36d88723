"""The console's surroundings: the same for every test, and a portal to try things on."""

from pathlib import Path

import pytest

from tests.console.transcript import say


@pytest.fixture(autouse=True)
def _plain_console(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test 80 columns and none of the user's own settings."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """Make a new portal in Swedish, in a folder whose name has a blank and dotted letters."""
    folder = tmp_path / "Ängs skola"
    said = say(["new", "portal", str(folder)])
    assert said.code == 0, said.text
    return folder


@pytest.fixture
def faulty(portal: Path) -> Path:
    """Make a portal with one error, on a line with Swedish letters."""
    page = portal / "content" / "pages" / "om.md"
    page.write_text("---\ntitle: Om\növerrubrik: å\n---\nText.\n", encoding="utf-8")
    return portal
