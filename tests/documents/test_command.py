"""`document`: a module's, a part's or a page's documents, where they are wanted."""

import shutil
from pathlib import Path

import pytest

from tests.documents.test_builds import _ask
from tests.stories.stage import Stage


@pytest.fixture
def portal(stage: Stage) -> Stage:
    stage.give("portal")
    stage.give("modul")
    return stage


def _made(stage: Stage) -> list[str]:
    return sorted(path.name for path in (stage.root / "dist").iterdir())


def test_part_and_page_and_module(portal: Stage) -> None:
    portal.run("kollegium document lasa/1")
    assert (portal.code, portal.out, portal.err) == (0, "dist/lasa-del-1.docx", "")
    portal.run("kollegium document moduler/lasa/artiklar/lasaren/index.html")
    assert portal.out == "dist/lasa-artiklar-lasaren.docx"
    portal.run("kollegium document lasa --out mapp")
    assert portal.out.splitlines() == ["mapp/lasa-del-1.docx", "mapp/lasa-artiklar-lasaren.docx"]
    assert _made(portal) == ["lasa-artiklar-lasaren.docx", "lasa-del-1.docx"]
    assert not portal.site.exists()


def test_same_bytes_as_in_the_portal(portal: Stage) -> None:
    _ask(portal, "documents")
    portal.run("kollegium build")
    portal.run("kollegium document lasa/1 --as docx --out min.docx")
    assert (portal.code, portal.out) == (0, "min.docx")
    there = portal.site / "moduler/lasa/del-1/lasa-del-1.docx"
    assert (portal.root / "min.docx").read_bytes() == there.read_bytes()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("lassa", "Menade du lasa?"),
        ("lasa/7", "Ingen sida som kan bli dokument har adressen lasa/7."),
        ("om/index.html", "Ingen sida som kan bli dokument"),
        ("lasa --out en.docx", "lasa blir 2 dokument."),
    ],
)
def test_what_cannot_be_made_is_refused(portal: Stage, given: str, said: str) -> None:
    portal.run(f"kollegium document {given}")
    assert portal.code == 2
    assert said in portal.err


def test_errors_in_the_module_are_told_and_nothing_is_made(portal: Stage) -> None:
    path = portal.root / "content/modules/lasa/1-start/b.md"
    path.write_text("---\nminuter: 90\n---\nText.\n", encoding="utf-8")
    portal.run("kollegium document lasa/1")
    assert portal.code == 1
    assert "b.md:2:1: error[unknown-key]" in portal.err
    assert not (portal.root / "dist").exists()


def test_errors_in_the_settings_are_told(portal: Stage) -> None:
    path = portal.root / "content/portal.yaml"
    path.write_text("title: [\n", encoding="utf-8")
    portal.run("kollegium document lasa/1")
    assert portal.code == 1
    assert "portal.yaml" in portal.out + portal.err


def test_theme_that_asks_for_what_is_not_there_is_told_at_its_line(portal: Stage) -> None:
    shutil.copytree(
        Path(__file__).parent.parent.parent / "themes/base", portal.root / "themes/base"
    )
    path = portal.root / "themes/base/templates/course.html"
    template = path.read_text(encoding="utf-8").replace("{{ part_head(part) }}", "{{ nothing.x }}")
    path.write_text(template, encoding="utf-8")
    portal.run("kollegium document lasa/1")
    assert portal.code == 1
    line = template[: template.index("{{ nothing.x }}")].count("\n") + 1
    assert f"course.html:{line}:1: error[template-failed]" in portal.err
