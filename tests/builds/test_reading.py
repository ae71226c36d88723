"""The page where a reader keeps track of a module: remade when a title that it shows changes."""

import pytest

from tests.builds.desk import Desk

CONTENT = "content/modules/ett"
PAGE = "moduler/ett/min-lasning/index.html"

EDITS = {
    "a moment's text": (
        (f"{CONTENT}/2-del/c.md", "momentet ett2c", "momentet som är ett2c"),
        set(),
    ),
    "a question": ((f"{CONTENT}/2-del/b.md", "Fråga ett2", "En fråga ett2"), set()),
    "the module's text": ((f"{CONTENT}/module.md", "Inledning till", "En inledning till"), set()),
    "a moment's title": ((f"{CONTENT}/2-del/c.md", "Moment ett2c", "Momentet ett2c"), {PAGE}),
    "a part's title": ((f"{CONTENT}/2-del/part.md", "Del ett2", "Delen ett2"), {PAGE}),
}


@pytest.mark.parametrize(("edit", "expected"), EDITS.values(), ids=EDITS.keys())
def test_an_edit_remakes_it_where_it_shows(
    desk: Desk, edit: tuple[str, str, str], expected: set[str]
) -> None:
    desk.edit("content/portal.yaml", "outputs: [portal]", "outputs: [portal, reading]")
    assert desk.build().code == 0
    desk.edit(*edit)
    made = set(desk.build().made)
    assert {path for path in made if "min-lasning" in path} == expected
    assert desk.tree() == desk.clean()


def test_a_portal_without_it_has_nothing_of_it(desk: Desk) -> None:
    assert desk.build().code == 0
    tree = desk.tree()
    assert PAGE not in tree
    page = tree["moduler/ett/del-1/moment-a/index.html"].decode()
    assert "min-lasning" not in page
    assert "reading.js" not in page
    assert "listen.js" not in page
