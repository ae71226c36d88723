"""How things stand with modules, counted: what is late, missing, and older than its original."""

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.console.transcript import say

PORTAL = """\
title: Portalen
organisation: Ängskommunen
language: sv
licence: CC-BY-4.0
contact: {email: kontakt@example.org}
base_url: https://example.org/
cycles: {kort: {moments: [{letter: A, kind: discussion, setting: group, minutes: 30}]}}
"""
MODULE = """\
---
title: Modulen {slug}
summary: En modul.
purpose: Att prova.
school_forms: [GR]
audiences: [teachers]
cycle: kort
licence: CC-BY-4.0
updated: 2026-10-01
{more}
---
"""
FILMS = """\
---
materials:
  - {film: "https://example.org/1", title: En, length: "1:00"}
  - {film: "https://example.org/2", title: Två, length: "1:00", captions: true}
  - {audio: "https://example.org/3", title: Tre, length: "1:00"}
---
Se filmerna. ![](../media/bild.svg)
"""
MODULES = {
    "ny": "status: published\nrevision: 3",
    "snart": "status: review\nreview_by: 2026-12-01",
    "foraldrad": "status: published\nreview_by: 2026-10-31",
    "aldre": "status: archived\nreview_by: 2026-09-30",
    "oversatt": "status: draft\nlanguage: en\ntranslation_of: ny\nsource_revision: 2",
    "foljer": "status: draft\nlanguage: en\ntranslation_of: ny\nsource_revision: 3",
    "oviss": "status: draft\nlanguage: en\ntranslation_of: ny",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    content.mkdir()
    (content / "portal.yaml").write_text(PORTAL, encoding="utf-8")
    for slug, more in MODULES.items():
        part = content / "modules" / slug / "1-del"
        part.mkdir(parents=True)
        (part.parent / "module.md").write_text(
            MODULE.format(slug=slug, more=more), encoding="utf-8"
        )
        (part / "part.md").write_text("---\ntitle: Del\naim: Att se.\n---\n", encoding="utf-8")
        (part / "a.md").write_text("---\nquestions: [Vad?]\n---\nTala.\n", encoding="utf-8")
    ny = content / "modules" / "ny"
    (ny / "1-del" / "a.md").write_text(FILMS, encoding="utf-8")
    (ny / "media").mkdir()
    (ny / "media" / "bild.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="9"/></svg>',
        encoding="utf-8",
    )
    return tmp_path


def status(project: Path, *options: str) -> str:
    given = ["--project", str(project), "--today", "2026-11-01", *options]
    said = say(["status", *given])
    assert said.code == 0, said.text
    return said.text


def modules(project: Path) -> dict[str, dict[str, Any]]:
    data = json.loads(status(project, "--format", "json"))
    assert data["today"] == "2026-11-01"
    return {each["id"]: each for each in data["modules"]}


def test_what_waits_comes_first_the_longest_overdue_at_its_head(project: Path) -> None:
    found = modules(project)
    assert [*found][:4] == ["aldre", "foraldrad", "ny", "oversatt"]
    assert [name for name, each in found.items() if each["waits"]] == [*found][:4]
    assert {name: each["due"] for name, each in found.items() if each["due"]} == {
        "aldre": "late",
        "foraldrad": "late",
        "snart": "soon",
    }


def test_what_is_missing_is_counted(project: Path) -> None:
    found = modules(project)
    nothing = {"questions": 0, "transcripts": 0, "captions": 0, "pictures": 0}
    assert found["ny"]["missing"] == {
        "questions": 1,
        "transcripts": 3,
        "captions": 1,
        "pictures": 1,
    }
    assert [name for name, each in found.items() if each["missing"] != nothing] == ["ny"]


def test_a_translation_is_held_against_its_original(project: Path) -> None:
    found = modules(project)
    assert {name for name, each in found.items() if each["behind"]} == {"oversatt"}
    shown = status(project)
    assert "ny (äldre än originalet)" in shown
    assert "ny (följer originalet)" in shown
    assert "ny (utgåvan anges inte)" in shown


def test_the_page_shows_what_the_table_shows(project: Path) -> None:
    out = project / "laget.html"
    assert "laget.html" in status(project, "--format", "html", "--out", str(out))
    page = BeautifulSoup(out.read_bytes(), "html.parser")
    rows = [row.get_text(" ").split() for row in page.select("tbody tr")]
    lines = [line.split() for line in status(project).splitlines()[3:-2]]
    assert rows == lines
    assert page.select("link, script, img") == []
    assert not (project / "site").exists()


def test_what_is_not_made_without_an_address_is_told(project: Path) -> None:
    assert "base_url" not in status(project)
    portal = project / "content/portal.yaml"
    text = portal.read_text(encoding="utf-8").replace("base_url: https://example.org/\n", "")
    portal.write_text(text, encoding="utf-8")
    assert "base_url" in status(project)
    assert "base_url" in status(project, "--format", "html")
    assert json.loads(status(project, "--format", "json"))["base_url"] is None


def test_text_in_the_page_is_escaped(project: Path) -> None:
    portal = project / "content/portal.yaml"
    text = portal.read_text(encoding="utf-8").replace("Portalen", "'<b>&</b>'")
    portal.write_text(text, encoding="utf-8")
    page = BeautifulSoup(status(project, "--format", "html"), "html.parser")
    assert page.h1 is not None
    assert page.h1.get_text() == "<b>&</b>: läget 2026-11-01"


def test_errors_in_the_content_are_told_beside(project: Path) -> None:
    (project / "content/modules/snart/1-del/a.md").write_text(
        "---\nkey: 1\n---\n", encoding="utf-8"
    )
    said = say(["status", "--project", str(project)])
    assert said.code == 0
    assert "kollegium check" in said.text
