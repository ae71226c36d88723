"""Playing a case: its input is laid out, and what is said of it is written into it."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

import pytest

import builder.show
from builder.diagnostics import Diagnostic
from builder.engine.apart import TookTooLong
from builder.problems import LANGUAGES
from builder.show import show
from tests.stories.stage import Stage
from tests.stories.story import Section, Story

_ESCAPED = " (escaped)"
_REPEATED = re.compile("«([0-9]+)×(.*?)»", re.DOTALL)
_SIGNS = re.compile(r"\\(x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|.)", re.DOTALL)
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
_HEAD = re.compile(r"^\S.*?:[0-9]+:[0-9]+: [a-z]+\[([a-z0-9-]+)\]: ")


@dataclass(frozen=True, slots=True)
class Played:
    """A case as it went: the story with its texts, all diagnostics, and what may come along."""

    story: Story
    found: tuple[Diagnostic, ...]
    beside: frozenset[str]


def play(story: Story, code: str, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Played:
    stage.give("portal")
    line = "kollegium check"
    beside: set[str] = set()
    kept = [section for section in story.sections if section.heading not in LANGUAGES]
    for section in kept:
        name, _, detail = section.heading.partition(": ")
        match name:
            case "run":
                line = section.text
            case "beside":
                beside |= set(detail.split(", "))
            case "late":
                monkeypatch.setattr("builder.read.body.apart", _late)
            case "link":
                place = stage.root / detail
                place.parent.mkdir(parents=True, exist_ok=True)
                place.symlink_to(section.text)
            case "refused":
                refuse(stage.root / detail, monkeypatch)
            case "given":
                stage.give(detail)
            case "gone":
                stage.take_away(detail)
            case _:
                lay(stage, section)
    found = collected(monkeypatch)
    said = [_said(stage, f"{line} --lang {language}", code) for language in LANGUAGES]
    sections = [Section(*pair, 1) for pair in zip(LANGUAGES, said, strict=True)]
    if kept:
        kept[-1] = replace(kept[-1], gap=1)
    return Played(replace(story, sections=(*kept, *sections)), tuple(found), frozenset(beside))


def _late(*_: object) -> NoReturn:
    raise TookTooLong


def _said(stage: Stage, line: str, code: str) -> str:
    """Run a command line, and get what is said of one code."""
    stage.run(line)
    blocks = re.split(r"\n\n(?=\S)", stage.err)
    heads = ((block, _HEAD.match(block)) for block in blocks)
    return "\n\n".join(block.rstrip("\n") for block, head in heads if head and head[1] == code)


def collected(monkeypatch: pytest.MonkeyPatch) -> list[Diagnostic]:
    """Note the diagnostics that are drawn from here on, each once."""
    found: list[Diagnostic] = []

    def drawing(diagnostics: tuple[Diagnostic, ...], *more: object) -> str:
        found.extend(each for each in diagnostics if each not in found)
        return show(diagnostics, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(builder.show, "show", drawing)
    return found


def lay(stage: Stage, section: Section) -> None:
    if not section.heading.endswith(_ESCAPED):
        stage.write(section.heading, section.text)
        return
    path = unescaped(section.heading.removesuffix(_ESCAPED)).decode().rstrip("\n")
    stage.write(path, "")
    (stage.root / path).write_bytes(unescaped(section.text))


def unescaped(text: str) -> bytes:
    """Turn what is written with signs into the bytes of a file."""
    whole = _REPEATED.sub(lambda found: _repeat(found[2], int(found[1])), text + "\n")
    pieces = _SIGNS.split(whole)
    return b"".join(
        _sign(piece) if number % 2 else piece.encode() for number, piece in enumerate(pieces)
    )


def _repeat(text: str, times: int) -> str:
    return "".join(text.replace("№", str(number)) for number in range(1, times + 1))


def _sign(sign: str) -> bytes:
    if len(sign) == 1:
        return _PLAIN[sign].encode()
    number = int(sign[1:], 16)
    return bytes([number]) if sign[0] == "x" else chr(number).encode()


def refuse(refused: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one file be unreadable, for root too."""
    read = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path == refused or path.absolute() == refused:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
