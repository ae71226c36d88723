"""A portal to build over and over: every text in it stands once, so that an edit can be aimed."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PORTAL = """\
title: Portalen
organisation: Ängskommunen
language: sv
licence: CC-BY-4.0
contact: {email: kontakt@example.org}
areas: [{id: sprak, title: Språkområdet}]
subjects: [{id: svenska, title: Svenskämnet}]
outputs: [portal]
accessibility:
  {actor: Ängskommunen, service: Portalen, level: none, assessed: 2026-10-01, updated: 2026-10-01,
   method: Egen granskning, contact: kontakt@example.org}
cycles:
  kort:
    moments:
      - {letter: K, kind: discussion, setting: group, title: Möts, minutes: 60}
      - {letter: L, kind: activity, setting: practice, title: Prövar, counted: false}
    meetings: [[K, L]]
"""
MODULE = """\
---
title: Modul {slug}
summary: Sammanfattning av {slug}.
purpose: Syftet med {slug}.
area: sprak
subjects: [svenska]
school_forms: [GR]
audiences: [teachers]
cycle: {cycle}
{more}licence: CC-BY-4.0
status: published
updated: 2026-10-01
---
Inledning till {slug}.
"""
PART = """\
---
title: Del {slug}{number}
aim: Målet med {slug}{number}.
---
Text om delen {slug}{number}. ![bild](../media/bild.svg)
"""
MOMENT = """\
---
title: Moment {slug}{number}{letter}
{more}---
## Så gör ni

Text i momentet {slug}{number}{letter}, med [artikeln](../articles/{slug}{number}.md).

::: leader
Ledarens {slug}{number}{letter}.
:::
"""
ARTICLE = """\
---
title: Artikel {slug}{number}
---
Artikelns text {slug}{number}.
"""
PROTOCOL = """\
title: Egen modell
summary: Alla talar.
steps: [{title: Runda, minutes: 5, leader: Håll tiden., participants: Tala i tur och ordning.}]
"""
PAGE = """\
---
title: Sidan {slug}
summary: Sammanfattning av sidan {slug}.
order: {order}
---
Text på sidan {slug}.
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80"><circle r="9"/></svg>\n'


def files() -> Iterator[tuple[str, str]]:
    """Give two modules of four parts, two pages and a protocol, by path below `content/`."""
    yield "portal.yaml", PORTAL
    yield "protocols/egen.yaml", PROTOCOL
    yield "pages/om.md", PAGE.format(slug="om", order=1)
    yield "pages/hjalp.md", PAGE.format(slug="hjalp", order=2)
    yield from module("ett", 4)
    yield from module("tva", 4, more="prerequisites: [ett]\n")


def module(
    slug: str, parts: int, *, letters: str = "abcd", cycle: str = "collegial", more: str = ""
) -> Iterator[tuple[str, str]]:
    folder = f"modules/{slug}"
    yield f"{folder}/module.md", MODULE.format(slug=slug, cycle=cycle, more=more)
    yield f"{folder}/media/bild.svg", SVG
    for number in range(1, parts + 1):
        yield f"{folder}/articles/{slug}{number}.md", ARTICLE.format(slug=slug, number=number)
        part = f"{folder}/{number}-del"
        yield f"{part}/part.md", PART.format(slug=slug, number=number)
        for letter in letters:
            further = {
                "a": f"materials: [{{article: ../articles/{slug}{number}.md}}]\n",
                "b": f"protocol: egen\nquestions: [Fråga {slug}{number}?]\n",
                "c": f"observe: [Iaktta {slug}{number}]\n",
                "d": f"questions: [Följ upp {slug}{number}?]\n"
                f"pitfalls: [{{when: Fallgrop {slug}{number}, then: Gör så.}}]\n",
                "k": f"questions: [Fråga {slug}{number}?]\n",
                "l": f"observe: [Iaktta {slug}{number}]\n",
            }.get(letter, "")
            text = MOMENT.format(slug=slug, number=number, letter=letter, more=further)
            yield f"{part}/{letter}.md", text


def write(root: Path, content: Iterator[tuple[str, str]]) -> None:
    """Write content below a project's folder."""
    for name, text in content:
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def age(folder: Path) -> None:
    """Date every file an hour back, as files mostly are when somebody builds again."""
    for path in sorted(folder.rglob("*")):
        then = path.lstat().st_mtime_ns - 3600 * 10**9
        os.utime(path, ns=(then, then), follow_symlinks=False)


def set_up(root: Path) -> None:
    """Make a project of the two modules, with a theme of its own."""
    write(root, files())
    shutil.copytree(ROOT / "themes", root / "themes")
    age(root)
