"""Rebuilds counted: an edit remakes the pages that show it, and gives what a clean build gives."""

import os
import shutil
from pathlib import Path

import pytest

from tests.builds.desk import Desk, differing
from tests.site import LIST, dates, faults, listed

ETT = "moduler/ett"
CONTENT = "content/modules/ett"
MOMENTS = {f"{ETT}/del-2/moment-{letter}/index.html" for letter in "abcd"}
PRINT = f"{ETT}/skriv-ut/index.html"
RECORDS = {"catalogue.json"}  # the lists, for programs

# What is edited: file, old text, new text; and what must be made for it.
SMALL = {
    "a moment's text": (
        (f"{CONTENT}/2-del/c.md", "momentet ett2c", "momentet som är ett2c"),
        {f"{ETT}/del-2/moment-c/index.html", PRINT},
    ),
    "a part's text": (
        (f"{CONTENT}/2-del/part.md", "Text om delen", "Mer text om delen"),
        {f"{ETT}/del-2/index.html", PRINT},
    ),
    "a module's text": (
        (f"{CONTENT}/module.md", "Inledning till", "Inledningen till"),
        {f"{ETT}/index.html", PRINT},
    ),
    "an article's text": (
        (f"{CONTENT}/articles/ett2.md", "Artikelns text", "Artikelns ord"),
        {f"{ETT}/artiklar/ett2/index.html", PRINT},
    ),
    "a question": (
        (f"{CONTENT}/2-del/b.md", "Fråga ett2", "En fråga ett2"),
        {f"{ETT}/del-2/moment-b/index.html", PRINT},
    ),
    "a part's aim": (
        (f"{CONTENT}/2-del/part.md", "Målet med ett2", "Avsikten med ett2"),
        {f"{ETT}/index.html", f"{ETT}/del-2/index.html", PRINT},
    ),
    "a module's purpose": (
        (f"{CONTENT}/module.md", "Syftet med", "Avsikten med"),
        {f"{ETT}/index.html", PRINT},
    ),
    "a page's text": (
        ("content/pages/om.md", "Text på sidan", "Texten på sidan"),
        {"om/index.html"},
    ),
    "a page's summary": (
        ("content/pages/om.md", "Sammanfattning av", "Kort om"),
        {"om/index.html", "index.html"},
    ),
    "how accessibility was assessed": (
        ("content/portal.yaml", "method: Egen granskning", "method: En granskning"),
        {"tillganglighet/index.html"},
    ),
    "the leader's text": ((f"{CONTENT}/2-del/c.md", "Ledarens ett2c", "Ledarens egen"), set()),
    "a pitfall": ((f"{CONTENT}/2-del/d.md", "Fallgrop ett2", "Grop ett2"), set()),
    "the leader's line of a protocol": (
        ("content/protocols/egen.yaml", "Håll tiden.", "Se på klockan."),
        set(),
    ),
    "a blank line at the end": (
        (f"{CONTENT}/2-del/c.md", "ett2c.\n:::\n", "ett2c.\n:::\n\n"),
        set(),
    ),
    "how a list is written": (
        (f"{CONTENT}/2-del/b.md", "questions: [Fråga ett2?]", "questions:\n  - Fråga ett2?"),
        set(),
    ),
}


@pytest.mark.parametrize(("edit", "expected"), SMALL.values(), ids=SMALL.keys())
def test_small_edit_remakes_what_shows_it(
    desk: Desk, edit: tuple[str, str, str], expected: set[str]
) -> None:
    before = desk.tree()
    desk.edit(*edit)
    result = desk.build()
    assert result.code == 0
    assert result.made == expected
    assert differing(before, desk.tree()) == expected
    assert result.sums["made"] + result.sums["kept"] == len(listed(desk.tree()))


# Titles and the like stand on many pages: those that differ, and only they, are made.
WIDE = {
    "a moment's title": (f"{CONTENT}/2-del/c.md", "Moment ett2c", "Momentet ett2c"),
    "a part's title": (f"{CONTENT}/2-del/part.md", "Del ett2", "Delen ett2"),
    "a module's title": (f"{CONTENT}/module.md", "Modul ett", "Modulen ett"),
    "a module's summary": (f"{CONTENT}/module.md", "Sammanfattning av ett", "Kort om ett"),
    "a module's date": (f"{CONTENT}/module.md", "2026-10-01", "2026-10-02"),
    "a module's status": (f"{CONTENT}/module.md", "status: published", "status: archived"),
    "an article's title": (f"{CONTENT}/articles/ett2.md", "Artikel ett2", "Artikeln ett2"),
    "an article's length": (f"{CONTENT}/articles/ett2.md", "Artikelns text", "Ord. " * 400),
    "a protocol": ("content/protocols/egen.yaml", "Alla talar", "Alla får tala"),
    "a page's title": ("content/pages/om.md", "Sidan om", "Om oss"),
    "a page's place": ("content/pages/om.md", "order: 1", "order: 9"),
    "the portal's title": ("content/portal.yaml", "title: Portalen", "title: Kollegiet"),
    "the portal's licence": ("content/portal.yaml", "licence: CC-BY-4.0", "licence: CC0-1.0"),
    "a picture": (f"{CONTENT}/media/bild.svg", 'r="9"', 'r="8"'),
    "a picture's size": (f"{CONTENT}/media/bild.svg", "0 0 120 80", "0 0 120 90"),
}


# A page may be given more than its template shows: a card knows its subjects and all its times.
LOOSE = {
    "a moment's minutes": (f"{CONTENT}/2-del/c.md", "title:", "minutes: 17\ntitle:"),
    "counted minutes": (f"{CONTENT}/2-del/a.md", "title:", "minutes: 17\ntitle:"),
    "an area's title": ("content/portal.yaml", "Språkområdet", "Språk"),
    "a subject's title": ("content/portal.yaml", "Svenskämnet", "Svenska"),
    "a module's subject": (f"{CONTENT}/module.md", "subjects: [svenska]\n", ""),
    "a word of the interface": (
        "themes/base/strings/sv.toml",
        "Hoppa till innehållet",
        "Gå till innehållet",
    ),
}


@pytest.mark.parametrize("edit", WIDE.values(), ids=WIDE.keys())
def test_wide_edit_remakes_the_pages_that_differ(desk: Desk, edit: tuple[str, str, str]) -> None:
    before = desk.tree()
    desk.edit(*edit)
    result = desk.build()
    after = desk.tree()
    assert result.code == 0
    assert after == desk.clean()
    assert result.made == differing(before, after) - {LIST} != set()
    assert desk.build().made == set()


@pytest.mark.parametrize("edit", LOOSE.values(), ids=LOOSE.keys())
def test_loose_edit_remakes_at_least_what_differs(desk: Desk, edit: tuple[str, str, str]) -> None:
    before = desk.tree()
    desk.edit(*edit)
    result = desk.build()
    after = desk.tree()
    assert after == desk.clean()
    changed = differing(before, after) - {LIST}
    every = {path for path in after if path.endswith(".html")} | RECORDS
    assert set() != changed <= result.made <= every
    assert desk.build().made == set()


def test_moments_title_is_shown_by_its_parts_pages(desk: Desk) -> None:
    """The first of a part also follows the last of the part before, and is read about beside it."""
    desk.edit(f"{CONTENT}/2-del/a.md", "Moment ett2a", "Läsningen")
    assert desk.build().made == {
        *MOMENTS,
        f"{ETT}/del-2/index.html",
        f"{ETT}/artiklar/ett2/index.html",
        PRINT,
    }
    desk.edit(f"{CONTENT}/2-del/d.md", "Moment ett2d", "Uppföljningen")
    assert desk.build().made == {
        *MOMENTS,
        f"{ETT}/del-2/index.html",
        f"{ETT}/del-3/index.html",
        PRINT,
    }


GLOSSARY = """\
- {term: momentet, text: Ett steg., aliases: [moment]}
- {term: artikelns, text: En text.}
- {term: delen ett2, text: Den andra delen.}
- {term: sällsynt, text: Står ingenstans.}
"""
MOMENTS_OF_ALL = {
    f"moduler/{slug}/del-{part}/moment-{letter}/index.html"
    for slug in ("ett", "tva")
    for part in range(1, 5)
    for letter in "abcd"
}
PRINTS = {"moduler/ett/skriv-ut/index.html", "moduler/tva/skriv-ut/index.html"}
LIST_OF_WORDS = "ordlista/index.html"
WORDS = {
    "what a word means": ("text: Ett steg.", "text: Ett av stegen.", MOMENTS_OF_ALL | PRINTS),
    "what a rare word means": (
        "text: Den andra delen.",
        "text: Delen efter den första.",
        {f"{ETT}/del-2/index.html", PRINT},
    ),
    "what no page has": ("text: Står ingenstans.", "text: Syns inte.", set()),
    "another form that no page has": ("aliases: [moment]", "aliases: [moment, steg]", set()),
    "a word": (
        "{term: delen ett2, ",
        "{term: delen ett3, ",
        {f"{ETT}/del-2/index.html", f"{ETT}/del-3/index.html", PRINT},
    ),
}


@pytest.mark.parametrize(("old", "new", "shown"), WORDS.values(), ids=WORDS.keys())
def test_a_word_is_explained_by_the_pages_that_have_it(
    desk: Desk, old: str, new: str, shown: set[str]
) -> None:
    path = "content/glossary.yaml"
    (desk.root / path).write_text(GLOSSARY, encoding="utf-8")
    assert desk.build().code == 0
    before = desk.tree()
    desk.edit(path, old, new)
    result = desk.build()
    after = desk.tree()
    changed = differing(before, after)
    assert changed <= result.made <= shown | {LIST_OF_WORDS}
    assert shown <= result.made
    assert after == desk.clean()
    assert desk.build().made == set()


def test_a_word_is_sought_again_where_the_text_is_new(desk: Desk) -> None:
    (desk.root / "content/glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    desk.build()
    desk.edit(f"{CONTENT}/2-del/c.md", "Text i momentet ett2c", "Något sällsynt i ett2c")
    page = f"{ETT}/del-2/moment-c/index.html"
    assert desk.build().made == {page, PRINT}
    assert desk.tree() == desk.clean()
    assert b"st\xc3\xa5r ingenstans" in desk.tree()[page].lower()


def test_parts_title_is_shown_by_its_modules_pages_alone(desk: Desk) -> None:
    desk.edit(f"{CONTENT}/2-del/part.md", "Del ett2", "Delen")
    own = {path for path in desk.tree() if path.startswith(ETT) and path.endswith(".html")}
    assert desk.build().made == own


def test_modules_title_is_shown_by_its_pages_and_the_lists(desk: Desk) -> None:
    desk.edit(f"{CONTENT}/module.md", "Modul ett", "Modulen")
    pages = {path for path in desk.tree() if path.endswith(".html")}
    other = {path for path in pages if path.startswith("moduler/tva/")}
    unaware = {"404.html", "om/index.html", "hjalp/index.html", "tillganglighet/index.html"}
    builds_on_it = {"moduler/tva/index.html", "moduler/tva/skriv-ut/index.html"}
    assert desk.build().made == pages - (other - builds_on_it) - unaware | RECORDS


def test_portals_title_is_shown_by_every_page(desk: Desk) -> None:
    desk.edit("content/portal.yaml", "title: Portalen", "title: Kollegiet")
    assert desk.build().made == {path for path in desk.tree() if path.endswith(".html")} | RECORDS


def test_style_is_a_file_of_its_own(desk: Desk) -> None:
    with (desk.root / "themes/base/assets/portal.css").open("a", encoding="utf-8") as style:
        style.write("/* nytt */\n")
    assert desk.build().made == {"assets/portal.css"}


def test_template_remakes_pages_and_no_file_of_the_theme(desk: Desk) -> None:
    desk.edit("themes/base/templates/layout.html", "<!doctype html>", "<!doctype html>\n")
    assert desk.build().made == {path for path in desk.tree() if path.endswith(".html")}
    assert desk.tree() == desk.clean()


def test_articles_length_is_shown_where_it_is_read(desk: Desk) -> None:
    desk.edit(f"{CONTENT}/articles/ett2.md", "Artikelns text", "Ord. " * 400)
    assert desk.build().made == {
        f"{ETT}/artiklar/ett2/index.html",
        f"{ETT}/del-2/moment-a/index.html",
        f"{ETT}/index.html",
        PRINT,
    }


def test_second_build_makes_nothing(desk: Desk) -> None:
    """At once, by dates alone; and where the dates prove nothing."""
    before, then = desk.tree(), dates(desk.site)
    for _ in range(3):
        result = desk.build()
        assert (result.made, result.sums["made"], result.sums["removed"]) == (set(), 0, 0)
        assert result.sums["kept"] == len(listed(before))
    assert (desk.tree(), dates(desk.site)) == (before, then)


def test_touch_makes_nothing(desk: Desk) -> None:
    then = dates(desk.site)
    for path in sorted([*desk.root.glob("content/**/*"), *desk.root.glob("themes/**/*")]):
        os.utime(path)
    assert desk.build().made == set()
    for path in sorted(desk.site.rglob("*")):
        os.utime(path, ns=(10**18, 10**18))
    assert desk.build().made == set()
    assert set(dates(desk.site).values()) == {10**18} != set(then.values())


def test_edit_and_back_again(desk: Desk) -> None:
    """Also where size and date are as they were: a file that may change again is read."""
    path = desk.root / f"{CONTENT}/2-del/c.md"
    before, facts = desk.tree(), path.stat()
    desk.edit(f"{CONTENT}/2-del/c.md", "Text i momentet ett2c", "Ord: i momentet ett2c")
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns + 1))
    assert path.stat().st_size == facts.st_size
    assert len(desk.build().made) == 2
    desk.edit(f"{CONTENT}/2-del/c.md", "Ord: i momentet ett2c", "Text i momentet ett2c")
    assert len(desk.build().made) == 2
    assert desk.tree() == before


def test_two_edits_within_the_grain_of_dates(desk: Desk) -> None:
    """Dates that do not move between two builds hide nothing."""
    path = desk.root / f"{CONTENT}/2-del/c.md"
    desk.edit(f"{CONTENT}/2-del/c.md", "Text i momentet", "Ettt i momentet")
    facts = path.stat()
    desk.build()
    desk.edit(f"{CONTENT}/2-del/c.md", "Ettt i momentet", "Tvaa i momentet")
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    desk.build()
    assert b"Tvaa" in desk.tree()[f"{ETT}/del-2/moment-c/index.html"]


def test_new_part_and_its_removal(desk: Desk) -> None:
    before = desk.tree()
    folder = desk.root / CONTENT
    shutil.copytree(folder / "4-del", folder / "5-del")
    desk.build()
    assert desk.tree() == desk.clean() != before
    assert f"{ETT}/del-5/moment-d/index.html" in desk.tree()
    shutil.rmtree(folder / "5-del")
    result = desk.build()
    assert result.sums["removed"] == 5
    assert desk.tree() == before
    assert not (desk.site / ETT / "del-5").exists()


def test_removed_module_takes_its_pages_along_and_nothing_else(desk: Desk) -> None:
    stranger = desk.site / "moduler/tva/del-1/anteckning.txt"
    stranger.write_text("min egen")
    (desk.site / "eget").mkdir()
    (desk.site / "eget/fil.txt").write_text("också min")
    shutil.rmtree(desk.root / "content/modules/tva")
    gone = {path for path in desk.tree() if path.startswith("moduler/tva/")}
    result = desk.build()
    assert result.sums["removed"] == len(gone) - 1
    assert stranger.read_text() == "min egen"
    assert [*(desk.site / "moduler/tva").rglob("*")] == [stranger.parent, stranger]
    assert (desk.site / "eget/fil.txt").exists()
    stranger.unlink()
    (desk.site / "eget/fil.txt").unlink()
    assert desk.tree() == desk.clean()


def test_hidden_module_goes_and_comes(desk: Desk) -> None:
    before = desk.tree()
    desk.edit("content/modules/tva/module.md", "status: published", "status: draft")
    desk.build()
    assert not (desk.site / "moduler/tva").exists()
    assert desk.tree() == desk.clean()
    desk.build("--drafts")
    assert (desk.site / "moduler/tva/index.html").exists()
    desk.edit("content/modules/tva/module.md", "status: draft", "status: published")
    desk.build()
    assert desk.tree() == before


def test_renamed_module(desk: Desk) -> None:
    (desk.root / CONTENT).rename(desk.root / "content/modules/nya")
    desk.edit("content/modules/tva/module.md", "[ett]", "[nya]")
    desk.build()
    assert desk.tree() == desk.clean()
    assert not (desk.site / ETT).exists()


@pytest.mark.parametrize("kind", ["file", "folder", "other list"])
def test_folder_of_somebody_else_is_refused(desk: Desk, kind: str) -> None:
    shutil.rmtree(desk.site)
    if kind == "file":
        desk.site.write_text("inte en mapp")
    else:
        desk.site.mkdir()
        (desk.site / "index.html").write_text("min webbplats")
    if kind == "other list":
        (desk.site / LIST).write_text("kollegium-made 99\nindex.html\n")
    result = desk.build("--force")
    assert result.code == 3
    assert str(desk.site) in result.err
    if kind != "file":
        assert (desk.site / "index.html").read_text() == "min webbplats"


def test_why_names_what_changed(desk: Desk) -> None:
    desk.edit(f"{CONTENT}/2-del/c.md", "Moment ett2c", "Momentet")
    why = desk.build().why
    assert "page.frame" in why[f"{ETT}/del-2/moment-c/index.html"]
    assert all(reason.startswith("ändrat: ") for reason in why.values())
    desk.edit("content/portal.yaml", "title: Portalen", "title: Kollegiet")
    assert "site" in desk.build().why["om/index.html"]
    (desk.site / "om/index.html").unlink()
    (desk.site / "hjalp/index.html").write_text("ändrad")
    assert desk.build().why == {
        "om/index.html": "filen saknades",
        "hjalp/index.html": "filen hade ändrats av någon annan",
    }


def test_force_makes_all_and_changes_nothing(desk: Desk) -> None:
    before, then = desk.tree(), dates(desk.site)
    result = desk.build("--force")
    assert result.made == {*listed(before)}
    assert set(result.why.values()) == {"ombyggd med --force"}
    assert (desk.tree(), dates(desk.site)) == (before, then)


@pytest.mark.parametrize("harm", ["removed", "shortened", "same size", "a link"])
def test_harmed_output_is_made_again_alone(desk: Desk, harm: str, tmp_path: Path) -> None:
    before = desk.tree()
    name = f"{ETT}/del-2/moment-c/index.html"
    path = desk.site / name
    data = path.read_bytes()
    path.unlink()
    if harm == "shortened":
        path.write_bytes(data[:-1])
    elif harm == "same size":
        path.write_bytes(data.replace(b"Moment", b"Tnemom"))
    elif harm == "a link":
        (tmp_path / "annan.html").write_bytes(data)
        path.symlink_to(tmp_path / "annan.html")
    result = desk.build()
    assert result.made == {name}
    assert desk.tree() == before
    assert path.is_file()
    assert not path.is_symlink()


def test_folder_where_a_page_should_be_is_not_ours_to_remove(desk: Desk) -> None:
    path = desk.site / f"{ETT}/del-2/moment-c/index.html"
    path.unlink()
    path.mkdir()
    (path / "anteckning.txt").write_text("min egen")
    result = desk.build()
    assert result.code == 3
    assert str(path) in result.err
    assert (path / "anteckning.txt").read_text() == "min egen"


def test_site_taken_away_is_made_again(desk: Desk) -> None:
    before = desk.tree()
    shutil.rmtree(desk.site)
    desk.build()
    assert desk.tree() == before


def test_errors_leave_the_site_and_the_next_build_catches_up(desk: Desk) -> None:
    before, then = desk.tree(), dates(desk.site)
    desk.edit(f"{CONTENT}/2-del/c.md", "Moment ett2c", "Momentet")
    desk.edit(f"{CONTENT}/3-del/c.md", "title:", "titel:")
    assert desk.build().code == 1
    assert (desk.tree(), dates(desk.site)) == (before, then)
    desk.edit(f"{CONTENT}/3-del/c.md", "titel:", "title:")
    assert f"{ETT}/del-2/moment-c/index.html" in desk.build().made
    assert desk.tree() == desk.clean()


def test_every_file_is_listed_and_every_page_is_whole(desk: Desk) -> None:
    assert faults(desk.tree()) == []
