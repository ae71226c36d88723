"""Every page is valid HTML, as the Nu Html Checker (vnu) understands the standard."""

from pathlib import Path

import pytest

from tests.browser.portal import Portal
from tests.site import tree
from tests.stories.stage import Stage
from tests.stories.story import read_story
from tests.valid import MISSING, judged, vnu

ENGLISH = Path(__file__).parents[1] / "stories/engelsk-portal.txt"
needs_vnu = pytest.mark.skipif(not vnu(), reason=MISSING)


@pytest.mark.heavy
@needs_vnu
def test_every_page_of_the_portal_is_valid(portal: Portal) -> None:
    assert judged(portal.root) == []


@pytest.mark.heavy
@needs_vnu
def test_every_page_of_a_portal_in_english_is_valid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    stage = Stage(tmp_path)
    stage.play(read_story(ENGLISH))
    assert len([path for path in tree(stage.site) if path.endswith(".html")]) > 30
    assert judged(stage.site) == []


@pytest.mark.heavy
@needs_vnu
def test_what_is_not_valid_is_told(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="sv"><title>T</title><p><ul><li role="row">x</ul></p>'
    (tmp_path / "x.html").write_text(page, encoding="utf-8")
    assert judged(tmp_path)
