"""Diagnostics as they are printed, character by character."""

import pytest

from builder.diagnostics import Diagnostic, diagnose
from builder.problems.table import Severity
from builder.show import as_data, show, summary
from builder.source import Span

TEXT = "---\ntitle: Samtala\nsummary: S\n---\nminuter: 90\n"
PATH = "content/modules/lasa/1-start/b.md"


def unknown(span: Span = Span(5, 1, 5, 8)) -> Diagnostic:  # noqa: B008  a value
    return diagnose(
        "unknown-key", PATH, span, hint="meant", key="minuter", nearest="minutes", known="–"
    )


def drawn(fault: Diagnostic, text: str | None) -> list[str]:
    return show([fault], "sv", "text", lambda _: text).splitlines()


def test_the_picture_of_the_design() -> None:
    assert show([unknown()], "sv", "text", {PATH: TEXT}.get) == (
        "content/modules/lasa/1-start/b.md:5:1: error[unknown-key]: "
        "jag känner inte till nyckeln `minuter`\n"
        "  |\n"
        "5 | minuter: 90\n"
        "  | ^^^^^^^\n"
        "  = skriv `minutes`\n"
    )


def test_in_english_and_one_after_the_other() -> None:
    both = [unknown(), diagnose("no-parts", "content/modules/lasa/module.md")]
    assert show(both, "en", "text", lambda _: None) == (
        "content/modules/lasa/1-start/b.md:5:1: error[unknown-key]: "
        "I do not know the key `minuter`\n"
        "  = write `minutes`\n"
        "\n"
        "content/modules/lasa/module.md:1:1: error[no-parts]: the module has no parts\n"
    )


def test_nothing_gives_nothing() -> None:
    assert show([], "sv", "text", lambda _: None) == ""
    assert show([], "sv", "line", lambda _: None) == ""
    assert as_data([], "sv") == []


def test_lines_for_problem_matchers() -> None:
    assert show([unknown(), unknown()], "sv", "line", lambda _: TEXT) == 2 * (
        "content/modules/lasa/1-start/b.md:5:1: error[unknown-key]: "
        "jag känner inte till nyckeln `minuter`\n"
    )


def test_json_for_programs() -> None:
    assert as_data([unknown()], "en") == [
        {
            "code": "unknown-key",
            "severity": "error",
            "path": PATH,
            "line": 5,
            "col": 1,
            "end_line": 5,
            "end_col": 8,
            "message": "I do not know the key `minuter`",
            "hint": "write `minutes`",
        }
    ]


@pytest.mark.parametrize(
    ("text", "span", "line", "caret"),
    [
        ("a: b", Span(1, 4, 1, 5), "1 | a: b", "  |    ^"),
        ("a: b", Span(1, 1, 1, 1), "1 | a: b", "  | ^"),  # a place, not a stretch
        ("a:", Span(1, 3, 1, 3), "1 | a:", "  |   ^"),  # past the end
        ("\ta: b", Span(1, 2, 1, 3), "1 |     a: b", "  |     ^"),
        ("a:\tb", Span(1, 4, 1, 5), "1 | a:    b", "  |       ^"),
        ("å: 日本 x", Span(1, 7, 1, 8), "1 | å: 日本 x", "  |         ^"),
        ("日本: x", Span(1, 1, 1, 3), "1 | 日本: x", "  | ^^^^"),
        ("e\u0301: x", Span(1, 5, 1, 6), "1 | e\u0301: x", "  |    ^"),
        ("a: \u202eb", Span(1, 4, 1, 5), "1 | a: \ufffdb", "  |    ^"),
        ("a: \x1b[31mb", Span(1, 1, 1, 2), "1 | a: \ufffd[31mb", "  | ^"),
        ('a: "b\nc\nd', Span(1, 4, 3, 2), '1 | a: "b', "  |    ^^"),  # the first line of many
    ],
)
def test_the_caret_stands_under_what_is_meant(text: str, span: Span, line: str, caret: str) -> None:
    _, _, shown, below, _ = drawn(unknown(span), text)
    assert (shown, below) == (line, caret)


def test_the_gutter_is_as_wide_as_the_number() -> None:
    lines = drawn(unknown(Span(120, 1, 120, 2)), "x\n" * 200)
    assert lines[1:] == ["    |", "120 | x", "    | ^", "    = skriv `minutes`"]


@pytest.mark.parametrize("at", [1, 40, 500, 960, 1000])
def test_a_long_line_is_cut_around_the_caret(at: int) -> None:
    text = "".join(chr(ord("a") + number % 26) for number in range(1000))
    _, _, shown, below, _ = drawn(unknown(Span(1, at, 1, at + 1)), text)
    assert len(shown) <= 110
    assert shown[below.index("^")] == text[at - 1]
    assert shown.startswith("1 | …") == (at > 60)
    assert shown.endswith("…") == (at < 940)


def test_a_long_stretch_in_a_long_line_stays_within_it() -> None:
    _, _, shown, below, _ = drawn(unknown(Span(1, 10, 1, 900)), "x" * 1000)
    assert len(below) <= len(shown) <= 110


@pytest.mark.parametrize("text", [None, ""])
def test_a_file_that_is_not_at_hand_is_not_shown(text: str | None) -> None:
    assert drawn(unknown(), text)[1:] == ["  = skriv `minutes`"]


def test_a_line_past_the_end_is_not_shown() -> None:
    assert drawn(unknown(Span(9, 1, 9, 1)), TEXT)[1:] == ["  = skriv `minutes`"]


def test_an_empty_line_has_no_trailing_space() -> None:
    assert drawn(unknown(Span(2, 1, 2, 1)), "a\n\nb")[2] == "2 |"


def test_values_keep_to_their_line() -> None:
    fault = diagnose("template-error", "themes/x.html", message="rad\nett\x1b[2J")
    assert show([fault], "sv", "line", lambda _: None) == (
        "themes/x.html:1:1: error[template-error]: mallen går inte att läsa: rad ett\ufffd[2J\n"
    )


@pytest.mark.parametrize(
    ("counts", "swedish", "english"),
    [
        ({}, "inga fel", "no errors"),
        ({Severity.ERROR: 1}, "1 fel", "1 error"),
        ({Severity.ERROR: 2, Severity.WARNING: 1}, "2 fel, 1 varning", "2 errors, 1 warning"),
        ({Severity.WARNING: 3, Severity.ADVICE: 0}, "3 varningar", "3 warnings"),
        ({Severity.ADVICE: 1}, "1 råd", "1 piece of advice"),
    ],
)
def test_the_summary(counts: dict[Severity, int], swedish: str, english: str) -> None:
    assert summary(counts, "sv") == swedish
    assert summary(counts, "en") == english
