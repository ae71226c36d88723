"""The meeting mode rebuilt: an edit remakes the meetings that show it, and no other."""

import pytest

from tests.builds.desk import Desk, differing
from tests.site import faults, listed

CONTENT = "content/modules/ett"
LEADER = "moduler/ett/ledare"


@pytest.fixture
def leader(desk: Desk) -> Desk:
    """Give the portal with what leaders need, built."""
    desk.edit("content/portal.yaml", "outputs: [portal]", "outputs: [portal, guides]")
    assert desk.build().code == 0
    return desk


def meeting(number: int, module: str = "ett") -> set[str]:
    folder = f"moduler/{module}/ledare/traff-{number}/mote"
    return {f"{folder}/index.html", f"{folder}/agendas.js"}


def modes(paths: set[str]) -> set[str]:
    return {path for path in paths if "/mote/" in path}


EDITS = {
    "a question": (
        (f"{CONTENT}/2-del/b.md", "Fråga ett2", "En fråga ett2"),
        meeting(3),
    ),
    "a question of a follow-up": (
        (f"{CONTENT}/2-del/d.md", "Följ upp ett2", "Följ då upp ett2"),
        meeting(4),
    ),
    "what to look for in the activity": (
        (f"{CONTENT}/2-del/c.md", "Iaktta ett2", "Se efter ett2"),
        {f"{LEADER}/traff-3/mote/agendas.js"},
    ),
    "what participants do in a step": (
        ("content/protocols/egen.yaml", "Tala i tur och ordning.", "Tala en i taget."),
        {
            f"moduler/{module}/ledare/traff-{at}/mote/agendas.js"
            for module in ("ett", "tva")
            for at in (1, 3, 5, 7)
        },
    ),
    "a moment's text": ((f"{CONTENT}/2-del/b.md", "momentet ett2b", "moment ett2b"), set()),
    "the leader's text": ((f"{CONTENT}/2-del/b.md", "Ledarens ett2b", "Ledarens egen"), set()),
    "a pitfall": ((f"{CONTENT}/2-del/d.md", "Fallgrop ett2", "Grop ett2"), set()),
    "the leader's line of a protocol": (
        ("content/protocols/egen.yaml", "Håll tiden.", "Se på klockan."),
        set(),
    ),
}


@pytest.mark.parametrize(("edit", "expected"), EDITS.values(), ids=EDITS.keys())
def test_an_edit_remakes_the_meetings_that_show_it(
    leader: Desk, edit: tuple[str, str, str], expected: set[str]
) -> None:
    before = leader.tree()
    leader.edit(*edit)
    result = leader.build()
    assert modes(result.made) == expected
    assert modes(differing(before, leader.tree())) == expected
    assert result.sums["made"] + result.sums["kept"] == len(listed(leader.tree()))


def test_there_is_a_page_for_every_meeting_and_a_way_to_it(leader: Desk) -> None:
    tree = leader.tree()
    every = {
        path for module in ("ett", "tva") for at in range(1, 9) for path in meeting(at, module)
    }
    assert modes(set(tree)) == every
    assert faults(tree) == []
    assert b'href="mote/index.html"' in tree[f"{LEADER}/traff-1/index.html"]
    first = tree[f"{LEADER}/traff-1/mote/index.html"]
    assert b"../../traff-2/mote/index.html" in first


def test_without_guides_there_is_none(desk: Desk) -> None:
    tree = desk.tree()
    assert modes(set(tree)) == set()
    assert "/ledare/" not in tree["moduler/ett/index.html"].decode()


def test_other_processes_make_the_same_bytes(leader: Desk) -> None:
    before = leader.tree()
    assert leader.build("--force", jobs=2).code == 0
    assert leader.tree() == before


HOSTILE = "</script><b>&amp;\\u2028 ' `${x}`"


def test_a_hostile_question_is_data(leader: Desk) -> None:
    leader.edit(f"{CONTENT}/2-del/b.md", "Fråga ett2?", f'"{HOSTILE}"')
    assert leader.build().code == 0
    tree = leader.tree()
    assert b"<b>" not in tree[f"{LEADER}/traff-3/mote/agendas.js"]
    assert b"&lt;b&gt;" in tree[f"{LEADER}/traff-3/mote/index.html"]
    assert faults(tree) == []
