"""What is the leader's own is in the guides and nowhere else, whatever else is made of a portal.

A word that stands nowhere else marks each text that is the leader's; another one, beside it, is for
all, and shows that the same search would find what it looks for.
"""

import io
import pkgutil
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest

from builder import front
from builder.front.form import KeyNote, Output, Prose
from tests.builds.desk import Desk
from tests.builds.portal import MODULE, PORTAL, write
from tests.site import Tree

FOLDER = "modules/ett"
ALL = "qzalla"  # what everybody may read
# Of what is for the leader: where it stands, and whether a guide shows it. A page that no module
# has, and what is said in a film, are nobody's to lead from.
BLOCKS = {
    "ModuleFront": ("qzmodul", True),
    "PartFront": ("qzdel", True),
    "MomentFront": ("qzsteg", True),
    "ArticleFront": ("qzartikel", True),
    "PageFront": ("qzsida", False),
}
TRANSCRIPT = "qzfilm"
CHANGES = f"revision: 2\nchanges: [{{revision: 2, date: 2026-10-01, text: Omgjord {ALL}.}}]\n"
YEAR = "terms: {autumn: 2026-08-17 – 2026-12-18, spring: 2027-01-11 – 2027-06-11}\n"
PLAN = """\
title: Planen
modules: [ett]
calendars: [ar]
pace: three-week
groups: [{name: Laget, participants: 6, weekday: tuesday, time: "14:30", leader: en roll}]
"""
KEYS = {
    "MomentFront.about": "qzhandlar",
    "MomentFront.pitfalls": "qzgrop",
    "Pitfall.when": "qzgrop",
    "Pitfall.then": "qzutvag",
    "Step.leader": "qzhall",
}
HIDDEN = {*(mark for mark, _ in BLOCKS.values()), *KEYS.values(), TRANSCRIPT}
SHOWN = {mark for mark, shown in BLOCKS.values() if shown} | {*KEYS.values()}


def records() -> Iterator[type]:
    """Find every record that the format knows, but those of plans, which are no texts to read."""
    for each in pkgutil.iter_modules(front.__path__):
        if each.name != "school":
            module = import_module(f"{front.__name__}.{each.name}")
            for found in vars(module).values():
                if isinstance(found, type) and is_dataclass(found):
                    yield found


def test_every_text_that_is_the_leader_s_has_a_mark() -> None:
    assert {*BLOCKS} == {each.__name__ for each in records() if issubclass(each, Prose)} - {"Prose"}
    theirs = set()
    for each in records():
        for field in fields(each):
            note: KeyNote | None = field.metadata.get("note")
            told = (each.__doc__ or "", note.description if note else "", field.name)
            if note and any("for the leader" in text or text == "leader" for text in told):
                theirs.add(f"{each.__name__}.{field.name}")
    assert theirs == {*KEYS}


def block(mark: str) -> str:
    return f"Synligt {ALL}.\n\n::: leader\n{mark}\n:::\n"


def content() -> Iterator[tuple[str, str]]:
    """Give a module of one part where all that may be the leader's is."""
    front = f"outputs: [{', '.join(get_args(Output))}]\nbase_url: https://example.org/"
    yield "portal.yaml", PORTAL.replace("outputs: [portal]", front)
    marks = {name: mark for name, (mark, _) in BLOCKS.items()}
    module = MODULE.format(slug="ett", cycle="collegial", more=CHANGES)
    module = module.replace("title: Modul", f"title: Modul {ALL}")
    yield f"{FOLDER}/module.md", module + block(marks["ModuleFront"])
    yield (
        f"{FOLDER}/1-del/part.md",
        f"---\ntitle: Delen\naim: Målet.\n---\n{block(marks['PartFront'])}",
    )
    film = (
        "materials:\n  - article: ../articles/text.md\n  - film: https://example.com/film\n"
        '    title: Film\n    length: "7:04"\n    transcript: ../media/film.md\n'
    )
    talk = (
        f"protocol: egen\nabout: {KEYS['MomentFront.about']}\nquestions: [Fråga?]\n"
        f"pitfalls: [{{when: {KEYS['Pitfall.when']}, then: {KEYS['Pitfall.then']}}}]\n"
    )
    for letter, more in {
        "a": film,
        "b": talk,
        "c": "observe: [Vem talar]\n",
        "d": "questions: [Följ upp?]\n",
    }.items():
        text = block(marks["MomentFront"])
        yield f"{FOLDER}/1-del/{letter}.md", f"---\ntitle: Steg {letter}\n{more}---\n{text}"
    article = f"---\ntitle: Artikeln\n---\n{block(marks['ArticleFront'])}"
    yield f"{FOLDER}/articles/text.md", article
    yield f"{FOLDER}/media/film.md", f"---\ntitle: Utskriften\n---\n{block(TRANSCRIPT)}"
    yield "pages/om.md", f"---\ntitle: Om\n---\n{block(marks['PageFront'])}"
    yield "glossary.yaml", f"- {{term: runda, text: Alla talar {ALL}.}}\n"
    yield "calendars/ar.yaml", YEAR
    yield "plans/laget.yaml", PLAN
    step = f"{{title: Runda, minutes: 5, leader: {KEYS['Step.leader']}, participants: Tala {ALL}.}}"
    yield "protocols/egen.yaml", f"title: Egen\nsummary: Alla talar.\nsteps: [{step}]\n"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """Build all that can be built; give every file, and those that lie in others."""
    root = tmp_path_factory.mktemp("leader") / "portalen"
    write(root, content())
    with pytest.MonkeyPatch.context() as patch:
        # A renderer sets letters as the numbers of a font's shapes; what it is handed is text.
        patch.setattr("builder.outputs.pdf.renderer", lambda: "none")
        patch.setattr("builder.formats.document.pdf.as_pdf", lambda text, *_: text.encode())
        result = Desk(root).build()
    assert result.code == 0, result.err
    return dict(_opened(Desk(root).tree()))


def _opened(held: Tree, within: str = "") -> Iterator[tuple[str, bytes]]:
    for path, data in held.items():
        yield f"{within}{path}", data
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                inside = {name: archive.read(name) for name in archive.namelist()}
            yield from _opened(inside, f"{within}{path}!")


def having(files: Tree, mark: str) -> set[str]:
    """Name the files that have a word, however its letters are written."""
    return {path for path, data in files.items() if mark.encode() in data.lower()}


def is_leaders(path: str) -> bool:
    """Tell whether a file is the leader's, or lies in one, or is a package of theirs."""
    return path.endswith("-ledare.zip") or any("/ledare/" in each for each in path.split("!"))


@pytest.mark.parametrize("mark", sorted(HIDDEN))
def test_what_is_the_leader_s_is_in_the_guides_alone(files: Tree, mark: str) -> None:
    found = having(files, mark)
    assert {path for path in found if not is_leaders(path)} == set()
    assert (mark in SHOWN) == bool(found)
    if found:
        assert any(path.startswith("ladda-ner/ett-ledare.zip!") for path in found)


def test_only_leaders_packages_have_guides(files: Tree) -> None:
    packed = {path for path in files if path.startswith("ladda-ner/") and "!" in path}
    within = {path.partition("!")[0] for path in packed if is_leaders(path)}
    assert within == {"ladda-ner/ett-ledare.zip", "ladda-ner/portal-ledare.zip"}


def test_the_same_search_finds_what_is_for_all(files: Tree) -> None:
    found = having(files, ALL)
    for path in (
        "index.html",
        "om/index.html",
        "feed.atom",
        "catalogue.json",
        "moduler/ett/index.html",
        "moduler/ett/del-1/moment-b/index.html",
        "moduler/ett/media/film/index.html",
        "moduler/ett/skriv-ut/index.html",
        "moduler/ett/del-1/ett-del-1.docx!word/document.xml",
        "moduler/ett/del-1/ett-del-1.pdf",
        "moduler/ett/artiklar/text/ett-artiklar-text.docx!word/document.xml",
        "moduler/moduler-1.js",
        "ladda-ner/ett.html",
        "ladda-ner/ett-del-1.html",
        "ladda-ner/ett-del-1.zip!moduler/ett/del-1/moment-b/index.html",
        "ladda-ner/ett.zip!moduler/ett/index.html",
        "ladda-ner/ett.zip!moduler/ett/del-1/ett-del-1.docx!word/document.xml",
        "ladda-ner/portal.zip!om/index.html",
        "ladda-ner/ett-ledare.zip!moduler/ett/ledare/traff-1/index.html",
    ):
        assert path in found, path
    for within in ("", "ladda-ner/ett.zip!", "ladda-ner/ett-del-1.zip!", "ladda-ner/portal.zip!"):
        assert any(each.startswith(f"{within}sok/") for each in found), within


def test_all_that_can_be_made_was(files: Tree) -> None:
    endings = {Path(path).suffix for path in files if "!" not in path}
    assert endings >= {
        *(".html", ".js", ".json", ".xml", ".txt", ".atom", ".svg"),
        *(".docx", ".pdf", ".zip", ".ics", ".xlsx", ".csv"),
    }
