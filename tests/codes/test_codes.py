"""Every code has its case, whose text is compared to the letter. How to add one: `__init__.py`."""

from pathlib import Path

import pytest

from builder.problems import wording
from builder.problems.table import SEVERITIES
from tests.codes.case import play, unescaped
from tests.stories.stage import Stage
from tests.stories.story import Section, Story, read_story

CASES = Path(__file__).parent


def test_there_is_a_case_for_every_code_and_no_other() -> None:
    cases = {path.stem for path in CASES.glob("*.txt")}
    assert sorted(SEVERITIES.keys() - cases) == [], "see tests/codes/__init__.py"
    assert sorted(cases - SEVERITIES.keys()) == []


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_what_is_said(
    path: Path, stage: Stage, monkeypatch: pytest.MonkeyPatch, *, accepting: bool
) -> None:
    code = path.stem
    played = play(read_story(path), code, stage, monkeypatch)
    assert {each.code for each in played.found} == {code} | played.beside
    shown = {each.hint for each in played.found if each.code == code} - {""}
    hints = wording("sv")[code].get("hint", {}).keys()
    assert sorted(hints - shown) == [], "hints that the case does not show"
    if accepting:
        path.write_text(str(played.story), encoding="utf-8", newline="\n")
    else:
        assert str(played.story) == path.read_text(encoding="utf-8")


def test_a_case_that_gives_another_code_is_seen(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = Story("", (Section("content/pages/om.md", "---\ntitel: Om\n---"),))
    played = play(story, "empty-file", stage, monkeypatch)
    assert [each.code for each in played.found] == ["unknown-key"]
    assert [section.text for section in played.story.sections[1:]] == ["", ""]


def test_signs_become_bytes() -> None:
    assert unescaped(r"«3×k№ »\xff\u202e\\n\t") == b"k1 k2 k3 \xff\xe2\x80\xae\\n\t\n"
