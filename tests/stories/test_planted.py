"""Ten faults at once, planted at random in the portal's own modules: each is told, nothing else.

No author makes one mistake at a time. So ten kinds of fault are drawn, each spoils a file of its
own that is drawn as well, and one run tells them all: the code, the line and column, the way out.
"""

import io
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from builder import cli

CONTENT = Path(__file__).parents[2] / "content"
FAULTS = 10


class Kind(NamedTuple):
    """A way to spoil a file.

    `files` and `find` are patterns of its path and of what is replaced by `new`, where the fault
    stands `at` a stretch of it (or, for what is missing, on the line given), and what is
    said of it has `hint` in it. In `new` and `hint`, `\\1` is what the first group found.
    """

    code: str
    files: str
    find: str
    new: str
    at: str | int
    hint: str


KINDS = (
    Kind("unknown-key", r"/[bd]\.md", r"^questions:", "qestions:", "qestions", "`questions`"),
    Kind("unknown-key", r"/articles/.*\.md", r"^title:", "titel:", "titel", "`title`"),
    Kind("unknown-protocol", r"/[bd]\.md", r"^protocol: (\w+)", r"protocol: \1x", r"\1x", r"`\1"),
    Kind("broken-link", r"\.md", r"(\.\./articles/[a-z-]+)\.md", r"\1x.md", r"\1x.md", r"\1.md"),
    Kind("broken-image", r"\.md", r"!\[([^\]]+)\]\((\.\.?/)", r"![\1](\2x", r"\2x", ""),
    Kind("unknown-block", r"/[bd]\.md", r"^::: leader$", "::: leder", "leder", "::: leader"),
    Kind("not-a-date", r"module\.md", r"^updated: .*", "updated: 2026-13-45", "2026", "2026-13-45"),
    Kind("unknown-area", r"module\.md", r"^area: ([a-z-]+)$", r"area: \1x", r"\1x", r"`\1`"),
    Kind(
        "not-in-list",
        r"module\.md",
        "^status: published$",
        "status: publishd",
        "publishd",
        "`published`",
    ),
    Kind("missing-key", r"/part\.md", r"^aim: .*\n(?=\w|---)", "", 2, "`aim:"),
    Kind("duplicate-key", r"/part\.md", r"^(title: .*)\n", "\\1\ntitle: Om\n", "title: Om", ""),
    Kind("yaml-tab", r"/[bd]\.md", r"^(bring:\n)  - ", "\\1\t- ", "\t", ""),
    Kind("yaml-curly-quote", r"/part\.md", r"^title: (\w.*)$", r"title: ”\1”", "”", '"'),
    Kind("out-of-range", r"/[bd]\.md", r"^    minutes: \d+$", "    minutes: 9999", "9999", "1440"),
)


class Planted(NamedTuple):
    """A fault as it has to be told, with what its hint must say."""

    code: str
    path: str
    line: int
    col: int
    hint: str


def plant(kind: Kind, root: Path, chance: Random, taken: set[str]) -> Planted:
    """Spoil a file that nothing else has been planted in."""
    fit = [path for path in fitting(kind, root) if path not in taken]
    path = chance.choice(fit)
    taken.add(path)
    place = root / path
    text = place.read_text(encoding="utf-8")
    found = re.search(kind.find, text, re.MULTILINE)
    assert found, path
    new = found.expand(kind.new)
    spoilt = text[: found.start()] + new + text[found.end() :]
    place.write_text(spoilt, encoding="utf-8", newline="\n")
    hint = found.expand(kind.hint)
    if isinstance(kind.at, int):
        return Planted(kind.code, path, kind.at, 1, hint)
    start = found.start() + new.index(found.expand(kind.at))
    line = spoilt.count("\n", 0, start) + 1
    return Planted(kind.code, path, line, start - spoilt.rfind("\n", 0, start), hint)


def fitting(kind: Kind, root: Path) -> Iterator[str]:
    for place in sorted((root / "content/modules").rglob("*.md")):
        path = place.relative_to(root).as_posix()
        text = place.read_text(encoding="utf-8")
        if re.search(f"{kind.files}$", path) and re.search(kind.find, text, re.MULTILINE):
            yield path


@pytest.mark.parametrize("seed", range(6))
def test_ten_faults_are_told_in_one_run(seed: int, tmp_path: Path) -> None:
    chance, taken = Random(seed), set[str]()  # noqa: S311 - repeatable, not secret
    shutil.copytree(CONTENT, tmp_path / "content")
    planted = [plant(kind, tmp_path, chance, taken) for kind in chance.sample(KINDS, FAULTS)]
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        asked = ["check", "--drafts", "--format", "json", "--jobs", "1"]
        code = cli.run([*asked, "--project", str(tmp_path)])
    assert (code, err.getvalue()) == (1, "")
    told = {
        (each["code"], each["path"], each["line"], each["col"]): each["message"] + each["hint"]
        for each in json.loads(out.getvalue())["diagnostics"]
        if each["severity"] != "advice"
    }
    assert told.keys() == {each[:4] for each in planted}
    assert [each for each in planted if each.hint not in told[each[:4]]] == []
