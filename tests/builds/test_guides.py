"""Guides rebuilt: what is the leader's remakes the guide that shows it, and nothing else at all."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.builds.desk import Desk, differing
from tests.builds.variant import copied, variant
from tests.site import LIST, faults

GUIDES = "moduler/ett/ledare"
MEETINGS = tuple(f"{GUIDES}/traff-{number}/index.html" for number in range(1, 9))
FIRST, STEP_IN = f"{GUIDES}/index.html", f"{GUIDES}/hoppa-in/index.html"
SHEETS = {f"{GUIDES}/fragor/index.html", f"{GUIDES}/kort/index.html"}
PART = "content/modules/ett/2-del"


def of_leaders(paths: Iterable[str]) -> set[str]:
    """Choose the guides among paths; what a meeting has before it on the screen is none of them."""
    return {path for path in paths if "/ledare/" in path and "/mote/" not in path}


@pytest.fixture(scope="module")
def guided(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project with guides, built."""
    return variant(built, tmp_path_factory.mktemp("guided") / "portalen", "portal, guides")


@pytest.fixture
def desk(guided: Path, tmp_path: Path) -> Desk:
    return copied(guided, tmp_path)


def test_every_meeting_has_a_guide_and_every_module_its_own(desk: Desk) -> None:
    site = desk.tree()
    assert faults(site) == []
    guides = {path for path in of_leaders(site) if path.startswith(f"{GUIDES}/")}
    assert guides == {*MEETINGS, FIRST, STEP_IN, *SHEETS}
    assert len(of_leaders(site)) == 2 * len(guides)


@pytest.mark.parametrize(
    ("path", "old", "new", "meeting"),
    [
        (f"{PART}/a.md", "Ledarens ett2a", "Till ledaren om ett2a", 3),
        (f"{PART}/b.md", "Ledarens ett2b", "Till ledaren om ett2b", 3),
        (f"{PART}/c.md", "Ledarens ett2c", "Till ledaren om ett2c", 3),
        (f"{PART}/d.md", "Ledarens ett2d", "Till ledaren om ett2d", 4),
        (f"{PART}/d.md", "Fallgrop ett2", "Fälla ett2", 4),
    ],
)
def test_what_is_for_the_leader_remakes_that_meeting_s_guide_alone(
    desk: Desk, path: str, old: str, new: str, meeting: int
) -> None:
    before = desk.tree()
    desk.edit(path, old, new)
    made, after = desk.build().made, desk.tree()
    assert after == desk.clean()
    assert made == differing(before, after) - {LIST} == {MEETINGS[meeting - 1]}
    assert new.encode() in after[MEETINGS[meeting - 1]]


@pytest.mark.parametrize(
    ("path", "guide"),
    [(f"{PART}/part.md", MEETINGS[2]), ("content/modules/ett/module.md", FIRST)],
)
def test_a_part_s_and_the_module_s_leader_blocks_stand_where_they_begin(
    desk: Desk, path: str, guide: str
) -> None:
    before = desk.tree()
    file = desk.root / path
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\n::: leader\nTill den som leder.\n:::\n", encoding="utf-8")
    made, after = desk.build().made, desk.tree()
    assert made == differing(before, after) - {LIST}
    assert of_leaders(made) == {guide}
    assert {each for each in after if b"Till den som leder." in after[each]} == {guide}


@pytest.mark.parametrize(
    ("path", "old", "new", "guides"),
    [
        (f"{PART}/a.md", "Text i momentet ett2a", "Text om momentet ett2a", set()),
        (f"{PART}/b.md", "Text i momentet ett2b", "Text om momentet ett2b", {MEETINGS[2]}),
        (f"{PART}/c.md", "Text i momentet ett2c", "Text om momentet ett2c", set()),
        (f"{PART}/c.md", "Iaktta ett2", "Se efter ett2", {MEETINGS[2]}),
        (f"{PART}/b.md", "Fråga ett2?", "En fråga ett2?", {MEETINGS[2], *SHEETS}),
        (f"{PART}/part.md", "Text om delen", "Mer text om delen", set()),
        (f"{PART}/part.md", "Målet med ett2", "Avsikten med ett2", {*MEETINGS[2:4]}),
        ("content/modules/ett/articles/ett2.md", "Artikelns text", "Artikelns egen text", set()),
        (
            "content/modules/ett/module.md",
            "Syftet med",
            "Avsikten med",
            {MEETINGS[0], FIRST, STEP_IN},
        ),
        ("content/pages/om.md", "Text på sidan", "Texten på sidan", set()),
    ],
)
def test_what_all_read_remakes_the_guides_that_show_it(
    desk: Desk, path: str, old: str, new: str, guides: set[str]
) -> None:
    before = desk.tree()
    desk.edit(path, old, new)
    made, after = desk.build().made, desk.tree()
    assert after == desk.clean()
    assert made == differing(before, after) - {LIST}
    assert of_leaders(made) == guides


def test_a_protocol_s_line_for_the_leader_remakes_the_meetings_held_by_it(desk: Desk) -> None:
    before = desk.tree()
    desk.edit("content/protocols/egen.yaml", "Håll tiden.", "Håll noga i tiden.")
    made, after = desk.build().made, desk.tree()
    assert after == desk.clean()
    assert made == differing(before, after) - {LIST}
    own = {*MEETINGS[::2]}
    assert made == own | {each.replace("/ett/", "/tva/") for each in own}


def test_without_guides_there_is_no_way_to_them(built: Path, tmp_path: Path) -> None:
    root = tmp_path / "portalen"
    shutil.copytree(built, root, symlinks=True)
    site = Desk(root).tree()
    assert not any("ledare" in path for path in site)
    assert not any(b"ledare/" in data for data in site.values())
