"""`check --fix`: shown first, asked about, written whole; who cannot say yes is not obeyed."""

import io
import json
import stat
import sys
from pathlib import Path

import pytest

from builder.console.refusal import DISK, FAULTY, FINE, INTERRUPTED, USAGE
from builder.engine import write
from tests.console.transcript import say

WRONG = b"---\r\ntitel: Om: oss\r\n---\r\n# Hej\r\n"
RIGHT = b'---\r\ntitle: "Om: oss"\r\n---\r\n## Hej\r\n'
DIFF = """\
--- a/content/pages/om.md
+++ b/content/pages/om.md
@@ -1,4 +1,4 @@
 ---
-titel: Om: oss
+titel: "Om: oss"
 ---
-# Hej
+## Hej
"""


class Person(io.StringIO):
    """Somebody at the keyboard."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def page(portal: Path) -> Path:
    page = portal / "content/pages/om.md"
    page.write_bytes(WRONG)
    return page


def check(portal: Path, *more: str) -> list[str]:
    return ["check", "--fix", "--project", str(portal), *more]


def test_who_cannot_be_asked_is_shown_the_change(
    portal: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("j\n"))
    said = say(check(portal))
    assert said.code == FAULTY
    assert said.text.startswith(DIFF)
    assert page.read_bytes() == WRONG


def test_without_standard_input_too(
    portal: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert say(check(portal)).code == FAULTY
    assert page.read_bytes() == WRONG


@pytest.mark.parametrize("answer", ["n\n", "\n", "", "kanske\n"])
def test_who_does_not_agree_is_not_obeyed(
    portal: Path, page: Path, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Person(answer))
    said = say(check(portal))
    assert said.text.startswith(f"{DIFF}Rätta så här? [j/N] ")
    assert (said.code, page.read_bytes()) == (FAULTY, WRONG)


@pytest.mark.parametrize("answer", ["j\nja\n", "J\nJA\n"])
def test_who_agrees_is_asked_about_what_that_uncovers(
    portal: Path, page: Path, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Person(answer))
    said = say(check(portal))
    assert said.text.count("Rätta så här? [j/N] ") == 2
    assert said.text.count("Rättade content/pages/om.md\n") == 2
    assert (said.code, page.read_bytes()) == (FINE, RIGHT)


def test_yes_is_not_asked(portal: Path, page: Path) -> None:
    said = say(check(portal, "--yes", "--lang", "en"))
    assert said.code == FINE
    assert said.text == (
        f"{DIFF}Mended content/pages/om.md\n"
        "--- a/content/pages/om.md\n"
        "+++ b/content/pages/om.md\n"
        "@@ -1,4 +1,4 @@\n"
        " ---\n"
        '-titel: "Om: oss"\n'
        '+title: "Om: oss"\n'
        " ---\n"
        " ## Hej\n"
        "Mended content/pages/om.md\n"
        "0 modules, 0 parts and 0 moments checked.\n"
    )
    assert page.read_bytes() == RIGHT


def test_what_is_left_is_told_and_decides(portal: Path, page: Path) -> None:
    page.write_bytes(WRONG + b"[x](finns-inte.md)\n")
    said = say(check(portal, "--yes"))
    assert said.code == FAULTY
    assert "error[broken-link]" in said.text
    assert "unknown-key" not in said.text


def test_where_nothing_can_be_mended_nothing_is_touched(portal: Path, page: Path) -> None:
    page.write_bytes(b"---\ntitle: Om\nxyzzy: 1\n---\n")
    before = page.stat().st_mtime_ns
    assert say(check(portal, "--yes")).text.startswith("content/pages/om.md:3:1: error")
    assert page.stat().st_mtime_ns == before


def test_a_program_gets_its_document_alone(
    portal: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from builder.cli import run

    assert run(check(portal, "--yes", "--format", "json")) == FINE
    out, err = capsys.readouterr()
    assert json.loads(out)["diagnostics"] == []
    assert err.startswith(DIFF)
    assert page.read_bytes() == RIGHT


def test_rights_stay_and_a_link_is_followed(portal: Path, page: Path) -> None:
    other = portal / "content/pages/annan.md"
    page.rename(other)
    other.chmod(0o640)
    page.symlink_to(other)
    say(check(portal, "--yes"))
    assert page.is_symlink()
    assert stat.S_IMODE(other.stat().st_mode) == 0o640
    assert other.read_bytes() == RIGHT


def test_what_somebody_else_wrote_meanwhile_is_kept(
    portal: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Slow(Person):
        def readline(self, *_: object) -> str:  # type: ignore[override]
            page.write_bytes(b"---\ntitle: Annat\n---\n")
            return "j\n"

    monkeypatch.setattr(sys, "stdin", Slow())
    said = say(check(portal))
    assert said.code == DISK
    assert "om.md har ändrats under tiden" in said.text
    assert page.read_bytes() == b"---\ntitle: Annat\n---\n"


def test_a_disk_that_refuses_leaves_the_file_whole(
    portal: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(write, "_fill", full)
    said = say(check(portal, "--yes"))
    assert said.code == DISK
    assert page.read_bytes() == WRONG
    assert [each.name for each in page.parent.iterdir()] == ["om.md"]


def test_an_interruption_at_the_question_writes_nothing(
    portal: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Leaving(Person):
        def readline(self, *_: object) -> str:  # type: ignore[override]
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", Leaving())
    assert say(check(portal)).code == INTERRUPTED
    assert page.read_bytes() == WRONG


@pytest.mark.parametrize(
    "flags",
    [
        ["--yes"],
        ["--poll"],
        ["--fix", "--watch"],
        ["--watch", "--format", "json"],
        ["--watch", "--format", "sarif"],
        ["--watch", "--format", "github"],
    ],
)
def test_flags_that_make_no_sense_together(portal: Path, flags: list[str]) -> None:
    said = say(["check", *flags, "--project", str(portal)])
    assert said.code == USAGE
    assert flags[0] in said.text
    assert said.text.count("\n") == 1
