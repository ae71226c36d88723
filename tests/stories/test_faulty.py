"""Whatever stands in the content is built, or is an error with a place; never a traceback."""

import re

import pytest

from tests.stories.stage import Stage

PORTAL = "content/portal.yaml"
SETTINGS = """\
title: Kollegium
organisation: Ängskommunen
language: {language}
licence: CC-BY-4.0
contact: {{email: kontakt@example.org}}
{more}"""
MODULE = """\
---
title: Samtal
summary: Kort.
purpose: Att samtala.
area: sprak
subjects: [svenska]
school_forms: [GR]
audiences: [teachers]
licence: CC-BY-4.0
status: published
updated: 2026-10-01
---
"""
TWICE = "areas: [{id: sprak, title: A}, {id: sprak, title: B}]\nsubjects: [svenska, svenska]\n"
LETTERS = ", ".join(f"{{letter: {x}, kind: discussion, setting: group}}" for x in "ABBCD")


def _settings(language: str = "sv", more: str = "") -> dict[str, str]:
    return {PORTAL: SETTINGS.format(language=language, more=more)}


def _page(body: str) -> dict[str, str]:
    return {"content/pages/om.md": f"---\ntitle: Om\n---\n{body}\n"}


FAULTY: dict[str, dict[str, str]] = {
    "a language that is none": _settings("xx"),
    "a language with a country": _settings("pt-BR"),
    "a language with a script": _settings("zh-Hant-TW"),
    "a language without words of ours": _settings("de"),
    "an area twice": _settings(more=TWICE) | {"content/modules/lasa/module.md": MODULE},
    "a letter twice": _settings(more=f"cycles: {{collegial: {{moments: [{LETTERS}]}}}}\n"),
    "a cycle without moments": _settings(more="cycles: {collegial: {moments: []}}\n"),
    "a theme that is not there": _settings(more="theme: {name: fin}\n"),
    "a text and a medium of one address": {
        "content/modules/lasa/media/samtal.md": "---\ntitle: Samtalet\n---\n",
        "content/modules/lasa/media/samtal/index.html": "ord för ord",
    },
    "a page and a medium of one address": {
        "content/pages/media.md": "---\ntitle: Medier\n---\n",
        "content/pages/media/index.html": "medier",
    },
    "a medium that is a folder of another": {
        "content/pages/media/a": "fil",
        "content/pages/media/A/b": "fil",
    },
    "deep quotations": _page("> " * 500 + "x"),
    "deep lists": _page("".join(f"{'    ' * depth}- x\n" for depth in range(100))),
    "open emphasis": _page("*a **b " * 500),
    "open brackets": _page("[" * 2000),
    "open tags": _page("<div>" * 1000),
    "odd tags": _page('</p></div> <a <b> <https:// <x:y> <br/ <p id="a" id="b" x=y>'),
    "odd ids": _page('<a id="k-x">1</a> <i id="a b">2</i> <p id="">3</p>\n\n## x {#a"b}\n'),
    "headings without letters": _page("## \n\n## !!!\n\n## !!!\n\nx\n-\n"),
    "a picture in a link": _page("[![x](finns-inte.svg)](om.md)"),
    "a link in a heading in a list": _page("- ## [x](om.md#y) `<b>` {#y}"),
    "a footnote in a footnote": _page("a[^1]\n\n[^1]: b[^2] [^1]\n[^2]: c[^1]"),
    "only a leader block": _page("::: leader\nx\n:::"),
    "parts 0 and many digits": {
        f"content/modules/lasa/{number}-x/{name}.md": "---\ntitle: T\naim: A\n---\n"
        if name == "part"
        else "---\n---\n"
        for number in ("0", "9" * 30)
        for name in ("part", *"abcd")
    },
}


@pytest.mark.parametrize("files", FAULTY.values(), ids=FAULTY.keys())
def test_never_a_traceback(stage: Stage, files: dict[str, str]) -> None:
    stage.give("portal")
    stage.give("modul")
    for name, text in files.items():
        stage.write(name, text)
    stage.run("kollegium build --format line")
    assert stage.code in (0, 1)
    if stage.code:
        assert re.search(r"^content/\S+:\d+:\d+: error\[", stage.err, re.MULTILINE)
    else:
        assert "error[" not in stage.err
        assert (stage.site / "index.html").exists()
