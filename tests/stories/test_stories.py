"""Every `*.txt` beside this file is a story, and goes as it says. See `story.py` for the form."""

from pathlib import Path

import pytest

from tests.site import faults, tree
from tests.stories.stage import Stage
from tests.stories.story import Section, Story, read_story

STORIES = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_story(path: Path, stage: Stage, pytestconfig: pytest.Config) -> None:
    played = str(stage.play(read_story(path)))
    if pytestconfig.getoption("--accept"):
        path.write_text(played, encoding="utf-8", newline="\n")
    else:
        assert played == path.read_text(encoding="utf-8")


def test_story_tells_what_went_otherwise(stage: Stage) -> None:
    """A wrong expectation is replaced, and silence about a fault is broken."""
    told = Story(
        "",
        (
            Section("content/pages/om.md", "---\ntitle: Om\n---"),
            Section("run", "kollegium build", 1),
            Section("site/om/index.html: h1", "Fel"),
            Section("content/pages/om.md", "---\ntitel: Om\n---"),
            Section("run", "kollegium check --format line"),
        ),
    )
    played = stage.play(told).sections
    assert played[2].text == "Om"
    assert [section.heading for section in played[4:]] == ["run", "stderr", "exit"]
    assert played[5].text.startswith("content/pages/om.md:2:1: error[unknown-key]")
    assert played[6].text == "1"


@pytest.mark.parametrize(
    ("heading", "text"),
    [("nowhere", "Synligt"), ("nowhere", "Står inte"), ("untouched", ""), ("sajten/x", "")],
)
def test_story_fails_where_it_cannot_be_rewritten(stage: Stage, heading: str, text: str) -> None:
    sections = (
        Section("content/pages/om.md", "---\ntitle: Om\n---\nSynligt"),
        Section("run", "kollegium build"),
        Section(heading, text),
    )
    with pytest.raises(AssertionError):
        stage.play(Story("", sections))


def test_every_page_of_every_story_is_looked_at(stage: Stage) -> None:
    """A mark that is left, a dead link, two ids of one name: `faults` finds each."""
    stage.give("portal")
    stage.run("kollegium build")
    site = tree(stage.site)
    assert faults(site) == []
    page = site["index.html"]
    for harm in ("\ue000", '<a href="finns/inte.html">x</a>', '<p id="innehall"></p>', "<div>"):
        harmed = page.replace(b"</main>", harm.encode() + b"</main>")
        assert faults(site | {"index.html": harmed}) != [], harm
    assert faults(site | {"eget.txt": b""}) == ["eget.txt: not in the list"]
