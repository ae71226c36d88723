"""The console's words: the same in both languages, each used, and each with what it asks for."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import builder
from builder.console.words import LANGUAGES, spoken, words

PACKAGE = Path(builder.__file__).parent
SOURCES = (PACKAGE / "cli.py", *sorted((PACKAGE / "console").glob("*.py")))
TABLES = frozenset(key.partition(".")[0] for key in words("sv"))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@cache
def trees() -> tuple[ast.Module, ...]:
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES)


def nodes() -> Iterator[ast.AST]:
    for tree in trees():
        yield from ast.walk(tree)


def test_both_languages_have_the_same_words() -> None:
    assert sorted(words("sv")) == sorted(words("en"))
    assert LANGUAGES == ("sv", "en")
    assert [words(language)["program.language"] for language in LANGUAGES] == ["sv", "en"]


def test_no_word_is_empty_or_left_untranslated() -> None:
    same = {key for key, text in words("sv").items() if text == words("en")[key]}
    assert same == {"usage.text", "told.moment_one"}
    for language in LANGUAGES:
        assert [key for key, text in words(language).items() if not text.strip()] == []


@pytest.mark.parametrize("key", sorted(words("sv")))
def test_a_word_asks_for_the_same_in_both_languages(key: str) -> None:
    assert placeholders(words("sv")[key]) == placeholders(words("en")[key])


def constants() -> set[str]:
    return {
        node.value
        for node in nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def patterns() -> list[re.Pattern[str]]:
    """Turn every f-string with a dot or an ending in it into a pattern, its holes into groups."""
    made = []
    for node in nodes():
        if isinstance(node, ast.JoinedStr) and any(
            isinstance(v, ast.Constant) for v in node.values
        ):
            pieces = [
                re.escape(str(each.value)) if isinstance(each, ast.Constant) else r"([\w.]+)"
                for each in node.values
            ]
            made.append(re.compile("".join(pieces)))
    return made


def is_used(key: str, texts: set[str], shapes: list[re.Pattern[str]]) -> bool:
    """Tell whether a key stands in the code, or is put together of what stands there."""
    if key in texts:
        return True
    found = (shape.fullmatch(key) for shape in shapes)
    return any(match and texts.issuperset(match.groups()) for match in found)


def test_every_word_is_used() -> None:
    texts, shapes = constants(), patterns()
    unused = [key for key in words("sv") if not is_used(key, texts, shapes)]
    assert not unused, f"nobody says {unused}"


def test_a_word_that_nobody_says_is_found() -> None:
    assert is_used("why.new", {"new"}, [re.compile(r"why\.([\w.]+)")])
    assert not is_used("why.old", {"new"}, [re.compile(r"why\.([\w.]+)")])


def test_every_word_that_is_said_is_there() -> None:
    known = "|".join(sorted(TABLES))
    asked = {text for text in constants() if re.fullmatch(rf"({known})\.[a-z_]+", text)}
    assert asked >= {"wrong.option", "told.cleaned"}
    assert sorted(asked - words("sv").keys()) == []


def test_words_are_given_what_they_ask_for() -> None:
    given = {
        (node.func.value.slice.value, frozenset(each.arg or "**" for each in node.keywords))
        for node in nodes()
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "format"
        and isinstance(node.func.value, ast.Subscript)
        and isinstance(node.func.value.slice, ast.Constant)
    }
    assert len(given) > 10
    wrong = [
        (key, sorted(names))
        for key, names in given
        if isinstance(key, str) and names != placeholders(words("sv")[key])
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("arguments", "portal", "language"),
    [
        ([], "", "sv"),
        ([], "language: en\n", "en"),
        ([], "title: T\nlanguage: 'en'  # English\n", "en"),
        ([], "language: fr\n", "sv"),
        ([], "theme:\n  language: en\n", "sv"),
        (["--lang", "sv"], "language: en\n", "sv"),
        (["build", "--lang=sv"], "language: en\n", "sv"),
        (["--lang", "fr"], "language: en\n", "en"),
        (["--lang"], "language: en\n", "en"),
    ],
)
def test_the_language_is_chosen_before_all_else(
    arguments: list[str], portal: str, language: str, tmp_path: Path
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "portal.yaml").write_text(portal, encoding="utf-8")
    assert spoken(arguments, tmp_path) == language
