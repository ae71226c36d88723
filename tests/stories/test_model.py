"""What files say together: each fault of the model is told at its place, never by a traceback."""

import re

import pytest

from tests.stories.stage import Stage

PORTAL = """\
title: Kollegium
organisation: Ängskommunen
language: sv
licence: CC-BY-4.0
contact: {{email: kontakt@example.org}}
areas: [{{id: sprak, title: Språk}}]
{more}
"""
MODULE = """\
---
title: Modul
summary: Kort.
purpose: Att samtala.
school_forms: [GR]
audiences: [teachers]
licence: CC-BY-4.0
status: published
updated: 2026-10-01
{more}
---
{body}
"""
PART = "---\ntitle: Del\naim: Att pröva.\n---\n"
M = "content/modules/m"
WHOLE = {f"{M}/1-a/part.md": PART, **{f"{M}/1-a/{each}.md": "---\n---\n" for each in "abcd"}}


def portal(more: str) -> dict[str, str]:
    return {"content/portal.yaml": PORTAL.format(more=more)}


def module(more: str = "", body: str = "", name: str = "m") -> dict[str, str]:
    parts = {path.replace("/m/", f"/{name}/"): text for path, text in WHOLE.items()}
    return {f"content/modules/{name}/module.md": MODULE.format(more=more, body=body), **parts}


def moment(more: str) -> dict[str, str]:
    return module() | {f"{M}/1-a/a.md": f"---\n{more}\n---\n"}


def plan(more: str) -> dict[str, str]:
    return {"content/plans/p.yaml": f"title: P\n{more}\n"}


def calendar(more: str) -> dict[str, str]:
    return {"content/calendars/c.yaml": f"title: C\n{more}\n"}


LETTERS = "{{moments: [{a}, {a}], meetings: [[A]]}}".format(
    a="{letter: A, kind: discussion, setting: group}"
)

# What it is → the files, and the faults: place, code.
CASES: dict[str, tuple[dict[str, str], list[str]]] = {
    "a module without parts": (
        {f"{M}/module.md": MODULE.format(more="", body="")},
        [f"{M}/module.md:1 no-parts"],
    ),
    "a folder without a module": ({f"{M}/1-a/part.md": PART}, [f"{M}:1 no-module-file"]),
    "moments without a part": (
        {path: text for path, text in module().items() if "part" not in path}
        | {f"{M}/2-b/part.md": PART}
        | {f"{M}/2-b/{each}.md": "---\n---\n" for each in "abcd"},
        [f"{M}/1-a:1 no-part-file"],
    ),
    "two parts of one number": (
        module() | {f"{M}/1-b/part.md": PART} | {f"{M}/1-b/{x}.md": "---\n---\n" for x in "abcd"},
        [f"{M}/1-b/part.md:1 duplicate-number"],
    ),
    "two parts of one number, with a nought": (
        module() | {f"{M}/01-b/part.md": PART} | {f"{M}/01-b/{x}.md": "---\n---\n" for x in "abcd"},
        [f"{M}/1-a/part.md:1 duplicate-number"],
    ),
    "a moment that the cycle lacks": (
        module() | {f"{M}/1-a/e.md": "---\n---\n"},
        [f"{M}/1-a/e.md:1 surplus-moment"],
    ),
    "a module with the address of a list": (
        module("area: sprak", name="omrade-sprak"),
        ["content/modules/omrade-sprak/module.md:1 same-address"],
    ),
    "a page with the address of all modules": (
        {"content/pages/moduler.md": "---\ntitle: X\n---\n"},
        ["content/pages/moduler.md:1 same-address"],
    ),
    "a page with the folder of the theme": (
        {"content/pages/assets.md": "---\ntitle: X\n---\n"},
        ["content/pages/assets.md:1 same-address"],
    ),
    "an article and a medium of one address": (
        module()
        | {f"{M}/media/x.md": "---\ntitle: X\n---\n", f"{M}/media/x/index.html.txt": "x"}
        | {f"{M}/media/x/index.html": "x"},
        [f"{M}/media/x/index.html:1 running-file"],
    ),
    "an area twice": (
        portal("subjects: [a, a]"),
        ["content/portal.yaml:7 duplicate-name"],
    ),
    "a letter twice": (
        portal(f"cycles: {{kort: {LETTERS}}}"),
        ["content/portal.yaml:7 duplicate-name"],
    ),
    "a key twice": (module("status: published"), [f"{M}/module.md:10 duplicate-key"]),
    "a module that requires itself": (
        module("prerequisites: [m]"),
        [f"{M}/module.md:10 circular-prerequisites"],
    ),
    "two that require each other": (
        module("prerequisites: [n]") | module("prerequisites: [m]", name="n"),
        [f"{M}/module.md:10 circular-prerequisites"],
    ),
    "one that requires nothing there is": (
        module("prerequisites: [nn]"),
        [f"{M}/module.md:10 unknown-module"],
    ),
    "one that requires what cannot be read": (
        module("prerequisites: [n]") | {"content/modules/n/module.md": "---\ntitle: N\n---\n"},
        ["content/modules/n/module.md:1 no-parts"]
        + [f"content/modules/n/module.md:2 missing-key {each}" for each in
         ("audiences", "licence", "purpose", "school_forms", "status", "summary", "updated")],
    ),
    **{
        f"{key}: {value}": (module(f"{key}: {value}"), [f"{M}/module.md:10 wrong-type"])
        for key, value in (
            ("area", ".."),
            ("area", "../sprak"),
            ("cycle", "../../x"),
            ("prerequisites", "[../n]"),
            ("prerequisites", "[n/../m]"),
            ("prerequisites", "[.]"),
            ("formerly", "[..]"),
            ("formerly", "[a/../../b]"),
            ("formerly", "[/m]"),
            ("translation_of", "../n"),
            ("language", "../sv"),
            ("funding", "{text: x, logo: /etc/passwd}"),
            ("funding", "{text: x, logo: 'C:/x.svg'}"),
            ("funding", "{text: x, logo: 'a\\b.svg'}"),
            ("hours", "1.5"),
            ("revision", "010"),
        )
    },
    "a theme elsewhere": (portal("theme: {name: ../../x}"), ["content/portal.yaml:7 wrong-type"]),
    "a cycle elsewhere": (
        portal("cycles: {../x: {moments: []}}"), ["content/portal.yaml:7 wrong-type"]
    ),
    "a plan of modules elsewhere": (plan("modules: [../m]"), ["content/plans/p.yaml:2 wrong-type"]),
    "a plan of parts elsewhere": (plan("parts: [m/../1]"), ["content/plans/p.yaml:2 wrong-type"]),
    "a plan of calendars elsewhere": (
        plan("calendars: [../c]"), ["content/plans/p.yaml:2 wrong-type"]
    ),
    "an article elsewhere": (
        moment("materials: [{article: ../../../../../etc/passwd}]"),
        [f"{M}/1-a/a.md:2 link-outside"],
    ),
    "an article of the project": (
        moment("materials: [{article: ../../../portal.yaml}]"),
        [f"{M}/1-a/a.md:2 broken-link"],
    ),
    "a document of the disk": (
        moment("materials: [{document: /etc/passwd}]"), [f"{M}/1-a/a.md:2 wrong-type"]
    ),
    "a film that runs": (
        moment("materials: [{film: 'javascript:alert(1)'}]"), [f"{M}/1-a/a.md:2 unsafe-link"]
    ),
    "a link that reads files": (
        moment("materials: [{link: 'file:///etc/passwd'}]"), [f"{M}/1-a/a.md:2 unsafe-link"]
    ),
    "a link in coded dots": (
        module(body="[x](%2e%2e/%2e%2e/%2e%2e/x.md)"), [f"{M}/module.md:12 link-outside"]
    ),
    "a protocol elsewhere": (moment("protocol: ../x"), [f"{M}/1-a/a.md:2 wrong-type"]),
    "more minutes than a day": (moment("minutes: 1441"), [f"{M}/1-a/a.md:2 out-of-range"]),
    "a group of none": (module("group_size: 8-4"), [f"{M}/module.md:10 range-backwards"]),
    "hours that the minutes do not give": (module("hours: 30"), [f"{M}/module.md:10 hours-short"]),
    "a week 54": (plan("start: v54"), ["content/plans/p.yaml:2 out-of-range"]),
    "a week 0": (calendar("closed: [v0]"), ["content/calendars/c.yaml:2 wrong-type"]),
    "weeks that are none": (
        calendar("closed: [v50-99]"), ["content/calendars/c.yaml:2 out-of-range"]
    ),
    "hours below nothing": (module("hours: -1"), [f"{M}/module.md:10 out-of-range"]),
    "a day that is none": (
        calendar("days_off: [2026-13-45, 2026-02-30, 2027-02-29]"),
        ["content/calendars/c.yaml:2 not-a-date"] * 3,
    ),
    "a term that ends before it begins": (
        calendar("terms: {autumn: 2026-12-18 – 2026-08-17}"),
        ["content/calendars/c.yaml:2 range-backwards"],
    ),
    "a time that is none": (
        plan('groups: [{name: A, time: "24:30"}]'), ["content/plans/p.yaml:2 not-a-time"]
    ),
    "an unknown status": (
        module() | {f"{M}/module.md": MODULE.format(more="", body="").replace("published", "klar")},
        [f"{M}/module.md:8 not-in-list"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "told"), CASES.values(), ids=CASES.keys())
def test_fault_of_the_model(stage: Stage, files: dict[str, str], told: list[str]) -> None:
    stage.give("portal")
    for name, text in (portal("") | files).items():
        stage.write(name, text.rstrip("\n"))
    stage.run("kollegium check --format line")
    assert stage.code == 1
    found = re.findall(r"^(\S+?:[0-9]+):[0-9]+: error\[([a-z-]+)\]: (.*)", stage.err, re.MULTILINE)
    shown = [
        f"{place} {code}" + (f" {text.split('`')[1]}" if code == "missing-key" else "")
        for place, code, text in found
    ]
    assert sorted(shown) == sorted(told), stage.err
