"""Every `*.txt` beside this file is a story, and goes as it says. See `story.py` for the form."""

from pathlib import Path

import pytest

from tests.stories.stage import Stage
from tests.stories.story import Section, Story, read_story

STORIES = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_story(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accepting: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    story = read_story(path)
    played = str(Stage(tmp_path).play(story))
    if accepting:
        path.write_text(played, encoding="utf-8", newline="\n")
    else:
        assert played == path.read_text(encoding="utf-8")
