"""Rules over the keys of one file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.rules.accessibility import accessibility
from builder.rules.curriculum import curriculum
from builder.rules.cycles import cycles
from builder.rules.goals import TARGETS, goals
from builder.rules.licences import licences
from builder.rules.materials import materials
from builder.rules.questions import asks_two_things, questions
from tests.rules.written import text_of, told

MODULE = """\
title: Lasa
summary: S.
purpose: P.
school_forms: [GR]
audiences: [teachers]
licence: {licence}
status: published
updated: 2026-10-01
{more}"""
PORTAL = """\
title: T
organisation: O
language: sv
licence: CC-BY-4.0
contact: {name: N}
"""
STATED = (
    "accessibility: {actor: A, service: S, level: LEVEL, assessed: 2026-09-01,"
    " updated: 2026-09-01, method: M, contact: a@example.org, shortcomings: [SHORT]}"
)


def module(more: str = "", licence: str = "CC-BY-4.0") -> str:
    return MODULE.format(more=more, licence=licence)


def of_module(rule: object, more: str, licence: str = "CC-BY-4.0") -> list[str]:
    file = text_of("", module(more, licence), "modules/lasa/module.md")
    assert file.sound
    return told(rule, file)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Vad utmanade dig?", ""),
        ("Hur märker ett barn att någon lyssnar?", ""),
        ("På vilka sätt finns omsorg redan i det barnen berättar?", ""),
        ("Vilka barns berättelser når sällan fram till oss?", ""),
        ("Berätta om ett tillfälle.", ""),
        ("Var i texten stannade du?", ""),
        ("Var det svårt?", ""),  # `var` also asks where; so it is let be
        ("Har ni hunnit läsa?", "closed-question"),
        ("Är det svårt att vänta?", "closed-question"),
        ("Tycker du att det fungerade?", "closed-question"),
        ("Finns det något ni vill ändra?", "closed-question"),
        ("Är det en fråga om tid eller om vilja?", ""),
        ("Kan du ge ett exempel?", ""),
        ("Vill ni berätta hur det gick?", ""),
        ("Did it work?", "closed-question"),
        ("Could you describe what you saw?", ""),
        ("What surprised you?", ""),
        ("Stämmer det? På vilket sätt?", "double-question"),
        ("Vad hände? Varför?", "double-question"),
        ("Vad gjorde ni och varför?", "double-question"),
        ("Vad behåller ni, och vad gör ni annorlunda?", "double-question"),
        ("What do you keep, and what do you change?", "double-question"),
        ("Hur avgör ni vad som sparas och vad som slängs?", ""),
        ("Hur ser vi vem som talar och vem som lyssnar?", ""),
        ("Vad ser och hör ni?", ""),
        ("Vad gör vi med blick, händer och kropp?", ""),
    ],
)
def test_questions(text: str, code: str) -> None:
    found = told(questions, text_of("", f'questions: ["{text}"]'))
    assert [each.split()[0] for each in found] == ([code] if code else [])


def test_a_closed_question_is_opened_by_what_follows() -> None:
    more = "questions:\n  - text: Har ni läst?\n    follow_up: [Vad fastnade du för?]"
    assert told(questions, text_of("", more)) == []
    assert told(questions, text_of("", "questions: [Vad?, Har ni läst?]")) == [
        "closed-question 2:19"
    ]


@given(st.text(max_size=60))
def test_any_text_is_a_question_or_not(text: str) -> None:
    assert asks_two_things(text) in (True, False)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('film: https://example.org/\n    length: "7:04"\n    captions: true', ["transcript"]),
        ("film: ../media/a.mp4", ["length", "captions", "transcript"]),
        ("film: ../media/a.mp4\n    minutes: 7\n    captions: false", ["captions", "transcript"]),
        ("audio: ../media/a.mp3", ["audio-without-length"]),
        ('audio: ../media/a.mp3\n    length: "19:10"', []),
        ("book: Boken", ["book-without-pages"]),
        ("book: Boken\n    pages: 3-9", []),
        ("book: Boken\n    minutes: 20", []),
        ("document: ../media/a.pdf", ["material-without-minutes"]),
        ("link: https://example.org/", ["material-without-minutes"]),
        ("link: https://example.org/\n    minutes: 5", []),
        ("article: ../articles/a.md", []),
    ],
)
def test_materials(written: str, expected: list[str]) -> None:
    found = told(materials, text_of("", f"materials:\n  - {written}"))
    assert [each.split()[0].removeprefix("film-without-") for each in found] == expected
    assert all(each.split()[1].startswith("3:") for each in found)


def test_a_length_that_cannot_be_read_is_not_missing_too() -> None:
    more = "materials:\n  - film: ../media/a.mp4\n    length: sju\n    captions: true"
    assert [each.split()[0] for each in told(materials, text_of("", more))] == [
        "film-without-transcript"
    ]


def test_an_article_says_something() -> None:
    below = "modules/lasa/articles/a.md"
    assert told(materials, text_of("", "title: A", below)) == ["empty-article 1:1"]
    assert told(materials, text_of("Ord.", "title: A", below)) == []
    assert told(materials, text_of("", "title: A\naudio: ../media/a.mp3", below)) == []


def test_there_are_169_targets_of_17_goals() -> None:
    assert len(TARGETS) == len(set(TARGETS)) == 169
    assert {target.partition(".")[0] for target in TARGETS} == {str(n) for n in range(1, 18)}
    # One of each goal, looked up by hand in the resolution.
    some = "1.b 2.c 3.d 4.7 5.6 6.b 7.3 8.10 9.c 10.7 11.c 12.8 13.b 14.c 15.9 16.10 17.19"
    assert set(some.split()) <= set(TARGETS)


@given(st.integers(1, 17), st.one_of(st.integers(1, 99).map(str), st.sampled_from("abcd")))
def test_targets(goal: int, part: str) -> None:
    name = f"{goal}.{part}"
    told_of = of_module(goals, f"sdg: [{goal}, {name}]")
    assert bool(told_of) == (name not in TARGETS)


@pytest.mark.parametrize(
    ("code", "withdrawn"),
    [
        ("Lpfö 98", True),
        ("LPFÖ98", True),
        ("Lpfö 18", False),
        ("Lgr 11", True),
        ("Lgr 22", False),
        ("SV1201", True),
        ("MA1203", True),
        ("GRGRSVE01", False),
        ("SVESVE01", False),
        ("TEA1201", False),  # not among those that are certain
    ],
)
def test_curriculum(code: str, withdrawn: bool) -> None:  # noqa: FBT001
    assert bool(of_module(curriculum, f"curriculum: [{{code: {code}}}]")) == withdrawn


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("CC-BY-4.0", False),
        ("CC0-1.0", False),
        ("CC-BY-SA-3.0", False),
        ("Alla rättigheter förbehålls", False),
        ("CC BY 4.0", True),
        ("cc-by-sa-4.0", True),
        ("CC-BY", True),
        ("CC0", True),
    ],
)
def test_licences(name: str, meant: bool) -> None:  # noqa: FBT001
    assert bool(of_module(licences, "", name)) == meant


def of_portal(rule: object, more: str) -> list[str]:
    return told(rule, text_of_portal(PORTAL + more))  # type: ignore[arg-type]


def text_of_portal(text: str) -> object:
    from builder.front import PortalFront
    from builder.read.find import Kind
    from builder.read.frontmatter import parse_file
    from builder.read.schema import read_front
    from builder.read.text import FileText
    from builder.source import Source

    path = "content/portal.yaml"
    node, _ = parse_file(Source(path, text, ""))
    front, spans, faults = read_front(PortalFront, node, path, 1)
    return FileText(path, Kind.PORTAL, front, spans, text, sound=not faults)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", ["no-accessibility 1:1"]),
        (STATED.replace("LEVEL", "partial").replace("SHORT", "En film"), []),
        (STATED.replace("LEVEL", "full").replace("SHORT", ""), []),
        (
            STATED.replace("LEVEL", "full").replace("SHORT", "En film"),
            ["full-with-shortcomings 6:46"],
        ),
        ("accessibility: {actor: A}", []),  # incomplete: told as the keys are read
        ("format: 2", []),  # a newer format may call it something else
    ],
)
def test_accessibility(more: str, expected: list[str]) -> None:
    assert of_portal(accessibility, more) == expected


def _cycle(letters: str, meetings: str) -> str:
    moments = ", ".join(f"{{letter: {x}, kind: discussion, setting: group}}" for x in letters)
    return f"cycles:\n  kort:\n    moments: [{moments}]\n    meetings: {meetings}\n"


@pytest.mark.parametrize(
    ("letters", "meetings", "expected"),
    [
        ("AB", "[[A, B]]", []),
        ("AB", "[[B, A]]", []),  # as in `sessions`, whose meeting begins with what was before
        ("AB", "[]", []),
        ("BA", "[[A, B]]", ["letter-order"]),
        ("AB", "[[A, C]]", ["unknown-letter", "never-met"]),
        ("AB", "[[A]]", ["never-met"]),
    ],
)
def test_cycles(letters: str, meetings: str, expected: list[str]) -> None:
    found = of_portal(cycles, _cycle(letters, meetings))
    assert [each.split()[0] for each in found] == expected
