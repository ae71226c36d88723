"""Logs rebuilt: they name parts and count meetings, and what is written in those is not theirs."""

import pytest

from tests.builds.desk import Desk, differing

CONTENT = "content/modules/ett"
LOG = "moduler/ett/dokumentation/index.html"
CERTIFICATE = "moduler/ett/intyg/index.html"


@pytest.fixture
def writer(desk: Desk) -> Desk:
    """Give the portal with logs, and a module that gives certificates, built."""
    desk.edit("content/portal.yaml", "outputs: [portal]", "outputs: [portal, logs]")
    desk.edit(f"{CONTENT}/module.md", "licence:", "certificate: true\nlicence:")
    assert desk.build().code == 0
    assert {LOG, CERTIFICATE} <= desk.tree().keys()
    return desk


EDITS = {
    "a moment's text": (
        (f"{CONTENT}/2-del/c.md", "momentet ett2c", "momentet som är ett2c"),
        set(),
    ),
    "a moment's title": ((f"{CONTENT}/2-del/c.md", "Moment ett2c", "Momentet ett2c"), set()),
    "a question": ((f"{CONTENT}/2-del/b.md", "Fråga ett2", "En fråga ett2"), set()),
    "the leader's text": ((f"{CONTENT}/2-del/c.md", "Ledarens ett2c", "Ledarens egen"), set()),
    "a part's aim": ((f"{CONTENT}/2-del/part.md", "Målet med ett2", "Ett mål med ett2"), set()),
    "a part's title": (
        (f"{CONTENT}/2-del/part.md", "Del ett2", "Delen ett2"),
        {LOG, CERTIFICATE},
    ),
    "the purpose": (
        (f"{CONTENT}/module.md", "Syftet med ett", "Ett syfte med ett"),
        {CERTIFICATE},
    ),
}


@pytest.mark.parametrize(("edit", "expected"), EDITS.values(), ids=EDITS.keys())
def test_an_edit_remakes_the_log_that_shows_it(
    writer: Desk, edit: tuple[str, str, str], expected: set[str]
) -> None:
    before = writer.tree()
    writer.edit(*edit)
    made = writer.build().made
    ours = {
        page for page in before if page.endswith(("dokumentation/index.html", "intyg/index.html"))
    }
    assert made & ours == expected
    assert differing(before, writer.tree()) & ours == expected


def test_a_module_that_gives_no_certificate_any_more_has_none(writer: Desk) -> None:
    writer.edit(f"{CONTENT}/module.md", "certificate: true\n", "")
    writer.build()
    assert CERTIFICATE not in writer.tree()
    assert "intyg/" not in writer.tree()["moduler/ett/index.html"].decode()
    assert LOG in writer.tree()
