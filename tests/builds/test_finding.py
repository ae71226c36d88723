"""What helps to find a module, rebuilt: no text of a moment remakes it, a title what shows it."""

import pytest

from tests.builds.desk import Desk, differing
from tests.builds.portal import module, write
from tests.site import listed

CONTENT = "content/modules/ett"
LISTS = {
    f"moduler/{name}/index.html"
    for name in (
        *("omrade-sprak", "skolform-gr", "malgrupp-teachers", "amne-svenska"),
        *("timmar-10-20", "delar-4-6"),
    )
}
FILTER = "moduler/moduler-1.js"
TABLE = "jamfor/index.html"
OWN = "jamfor/ett.js"


@pytest.fixture
def seeker(desk: Desk) -> Desk:
    """Give the portal with search, built."""
    desk.edit("content/portal.yaml", "outputs: [portal]", "outputs: [portal, search]")
    assert desk.build().code == 0
    return desk


def found(paths: set[str]) -> set[str]:
    """Choose what helps to find, of what was made."""
    return {
        path
        for path in paths
        if path.startswith("jamfor/") or (path.startswith("moduler/") and path.count("/") < 3)
    } - {"moduler/ett/index.html", "moduler/tva/index.html"}


EDITS = {
    "a moment's text": (
        (f"{CONTENT}/2-del/c.md", "momentet ett2c", "momentet som är ett2c"),
        set(),
    ),
    "a moment's title": ((f"{CONTENT}/2-del/c.md", "Moment ett2c", "Momentet ett2c"), set()),
    "a part's text": ((f"{CONTENT}/2-del/part.md", "Text om delen", "Texten om delen"), set()),
    "the leader's text": ((f"{CONTENT}/2-del/c.md", "Ledarens ett2c", "Ledarens egen"), set()),
    "a first question": ((f"{CONTENT}/2-del/b.md", "Fråga ett2", "En fråga ett2"), {OWN}),
    "a later question": ((f"{CONTENT}/2-del/d.md", "Följ upp ett2", "Följ ni upp ett2"), set()),
    "a part's title": ((f"{CONTENT}/2-del/part.md", "Del ett2", "Delen ett2"), {OWN}),
    "a purpose": ((f"{CONTENT}/module.md", "Syftet med ett", "Syfte med ett"), {OWN, TABLE}),
    "a title": (
        (f"{CONTENT}/module.md", "Modul ett", "Modulen ett"),
        {OWN, TABLE, FILTER, "moduler/index.html", *LISTS},
    ),
}


@pytest.mark.parametrize(("edit", "expected"), EDITS.values(), ids=EDITS.keys())
def test_an_edit_remakes_what_shows_it(
    seeker: Desk, edit: tuple[str, str, str], expected: set[str]
) -> None:
    before = seeker.tree()
    seeker.edit(*edit)
    result = seeker.build()
    assert found(set(result.made)) == expected
    assert found(differing(before, seeker.tree())) == expected - {
        path for path in expected if before[path] == seeker.tree()[path]
    }
    assert result.sums["made"] + result.sums["kept"] == len(listed(seeker.tree()))
    assert seeker.tree() == seeker.clean()


def test_a_portal_without_search_has_nothing_of_it(desk: Desk) -> None:
    assert desk.build().code == 0
    tree = desk.tree()
    assert found(set(tree)) == {"moduler/index.html", *(LISTS - {*_further(tree)})}
    page = tree["moduler/index.html"].decode()
    assert "catalogue.js" not in page
    assert "jamfor" not in page
    assert "jamfor" not in tree["moduler/ett/index.html"].decode()


def _further(tree: dict[str, bytes]) -> set[str]:
    return {path for path in LISTS if path not in tree}


def test_pages_and_files_do_not_grow_with_the_portal(seeker: Desk) -> None:
    for number in range(30):
        write(seeker.root, module(f"till-{number}", 1, letters="kl", cycle="kort"))
    assert seeker.build().code == 0
    tree = seeker.tree()
    assert tree["jamfor/sida-2/index.html"].count(b'type="checkbox"') == 32 - 24
    assert tree["moduler/index.html"].count(b'class="card"') == 24
    assert tree["moduler/delar-1-3/sida-2/index.html"].count(b'class="card"') == 30 - 24
    assert all(len(tree[path]) < 60_000 for path in tree if found({path}))
