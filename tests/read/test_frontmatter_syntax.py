"""YAML that cannot be parsed: the cause is named, where the author can mend it."""

import subprocess
import sys
from pathlib import Path

import pytest

from builder.problems import word
from builder.read.frontmatter import parse_yaml

CASES = [
    ("title: A\n\taim: B", "yaml-tab", (3, 1)),
    ("questions:\n \t- x", "yaml-tab", (3, 1)),
    ("title: Läsa: en inledning", "yaml-colon", (2, 12)),
    ("questions:\n  - Fråga: vad?: x", "yaml-colon", (3, 16)),
    ("title: “Läsa: mer”", "yaml-curly-quote", (2, 8)),
    ("title: ”Läsa mer”", "yaml-curly-quote", (2, 8)),
    ("title: ‘Läsa mer’", "yaml-curly-quote", (2, 8)),
    ("subjects: [“a, b”]", "yaml-curly-quote", (2, 12)),
    ('title: "Läsa mer\naim: x', "yaml-unclosed", (2, 8)),
    ("title: 'Läsa mer\naim: x\nsummary: 'y'", "yaml-unclosed", (2, 8)),
    ("title: 'it''s", "yaml-unclosed", (2, 8)),
    ("subjects: [a, b\naim: x", "yaml-unclosed", (2, 11)),
    ("subjects: [a, b", "yaml-unclosed", (2, 11)),
    ("subjects: [a, {b: c},", "yaml-unclosed", (2, 11)),
    ('subjects:\n  - "["\n  - [a, {', "yaml-unclosed", (4, 9)),
    ("contact: {name: x\naim: y", "yaml-unclosed", (2, 10)),
    ('subjects: [a, "b]\naim: y', "yaml-unclosed", (2, 15)),
    ('title: "A" och "B"', "yaml-after-quote", (2, 12)),
    ('title: "A": B', "yaml-after-quote", (2, 11)),
    ("subjects: [a: b: c]", "yaml-bracket", (2, 16)),
    ("subjects: [a]: b", "yaml-bracket", (2, 14)),
    ("title: @vi", "yaml-character", (2, 8)),
    ("title: `kod`", "yaml-character", (2, 8)),
    ("title: %", "yaml-character", (2, 8)),
    ("title: ] x", "yaml-character", (2, 8)),
    ("title:Läsa\naim: x", "yaml-colon-space", (2, 6)),
    ("bara text\naim: x", "yaml-no-key", (2, 1)),
    ("title: A\n  aim: B", "yaml-indentation", (3, 3)),
    ("a:\n  - b\n - c", "yaml-indentation", (4, 2)),
    ("a:\n  b: c\n d: e", "yaml-indentation", (4, 2)),
    ("- a\nb: c", "yaml-indentation", (3, 1)),
    ("goals: - a", "yaml-list", (2, 8)),
    ("title: >x", "yaml-block-text", (2, 8)),
    ("title: | x", "yaml-block-text", (2, 8)),
    ("subjects: [a]]", "yaml-syntax", (2, 14)),
]


@pytest.mark.parametrize(("text", "code", "place"), CASES)
def test_the_cause_is_named_where_it_is(text: str, code: str, place: tuple[int, int]) -> None:
    _, faults = parse_yaml(text, "f.md", 2)
    assert [(fault.code, fault.span[:2]) for fault in faults] == [(code, place)]


def test_the_pure_parser_says_the_same() -> None:
    program = (
        "import yaml, json, sys; yaml.__with_libyaml__ = False\n"
        "from builder.read.frontmatter import parse_yaml, _LOADER\n"
        "assert _LOADER is yaml.SafeLoader\n"
        "for text in json.load(sys.stdin):\n"
        "    print([(f.code, f.span[:2]) for f in parse_yaml(text, 'f', 2)[1]])\n"
    )
    import json

    done = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps([text for text, _, _ in CASES]),
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.splitlines() == [str([(code, place)]) for _, code, place in CASES]


@pytest.mark.parametrize(
    "text",
    [
        "title: ”Läsa” är svårt",
        "title: ”Läsa” och ”skriva”",
        "title: Att ”läsa”",
        "title: ’90-talet",
        "title: '”Läsa mer”'",
        'title: "”Läsa mer”"',
        "title: »Läsa mer«",
    ],
)
def test_quoted_words_in_a_text_are_left_alone(text: str) -> None:
    assert parse_yaml(text, "f.md", 2)[1] == ()


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("title: Läsa: en inledning", 'skriv `title: "Läsa: en inledning"`'),
        ('title: Läsa "nu": mer', "skriv `title: 'Läsa \"nu\": mer'`"),
        (f"title: Läsa: {'x' * 70}", "sätt citattecken om hela värdet för `title`"),
    ],
)
def test_a_colon_in_a_bare_title_is_answered_with_the_title_in_quotes(text: str, hint: str) -> None:
    _, (fault,) = parse_yaml(text, "f.md", 2)
    assert word(fault, "sv").hint == hint
