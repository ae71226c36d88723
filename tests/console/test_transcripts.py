"""What the program says, word for word: help, wrong command lines, and a portal's first hour."""

import re
from pathlib import Path

import pytest

from builder.cli import program
from builder.console.commands import Command, Group
from builder.console.words import LANGUAGES, words
from tests.console.transcript import replay, say

TRANSCRIPTS = Path(__file__).parent / "transcripts"


@pytest.mark.parametrize("name", sorted(path.stem for path in TRANSCRIPTS.glob("*.txt")))
def test_what_is_said(name: str, tmp_path: Path, *, accepting: bool) -> None:
    path = TRANSCRIPTS / f"{name}.txt"
    expected = path.read_text(encoding="utf-8")
    said = replay(expected, tmp_path)
    if accepting and said != expected:
        path.write_text(said, encoding="utf-8", newline="\n")
        return
    assert said == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_s_help_is_in_the_transcript(language: str) -> None:
    text = (TRANSCRIPTS / f"help-{language}.txt").read_text(encoding="utf-8")
    asked = set(re.findall(r"^\$ (kollegium.*) --help$", text, re.MULTILINE))
    assert asked == set(command_lines(language))


def command_lines(language: str) -> list[str]:
    """List every command as it is typed, groups among them."""
    start = "kollegium --lang en" if language == "en" else "kollegium"
    return _lines(program(words(language)), start)


def _lines(command: Command | Group, line: str) -> list[str]:
    inner = command.commands if isinstance(command, Group) else {}
    below = [_lines(each, f"{line} {name}") for name, each in inner.items()]  # type: ignore[arg-type]
    return [line, *(each for lines in below for each in lines)]


def test_both_languages_have_the_same_transcripts() -> None:
    names = {path.stem.rpartition("-")[::2] for path in TRANSCRIPTS.glob("*.txt")}
    assert {name for name, _ in names} == {name for name, language in names if language == "sv"}
    assert {name for name, _ in names} == {name for name, language in names if language == "en"}
    for name in {name for name, _ in names}:
        counts = [
            (TRANSCRIPTS / f"{name}-{language}.txt").read_text(encoding="utf-8").count("\n$ ")
            for language in LANGUAGES
        ]
        assert counts[0] == counts[1], name


# Words that click says of its own accord; those that are Swedish too (text, argument) aside.
_CLICK = re.compile(
    r"\b(usage|options|commands|arguments|error|try|invalid|missing|no such|did you mean"
    r"|unexpected|requires?|show|this message|and exit|default|required|range|value|valid|is not"
    r"|takes|does not|got|integer|path|directory|choice)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", ["help-sv", "wrong-sv"])
def test_nothing_of_click_s_english_is_left_in_the_swedish(name: str) -> None:
    text = (TRANSCRIPTS / f"{name}.txt").read_text(encoding="utf-8")
    said = [line for line in text.splitlines() if not line.startswith(("$", "#"))]
    # What stands in braces is typed as it is.
    english = [line for line in said if _CLICK.search(re.sub(r"\{\w+\}", "", line))]
    assert not english, "\n".join(english)


def test_the_search_for_english_finds_some() -> None:
    assert _CLICK.search("Usage: kollegium [OPTIONS]")
    assert say(["--lang", "en", "--help"]).text.count("Options")
