"""The bar of a long build: on a terminal, after a second, and wiped; elsewhere nothing of it."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.console.transcript import say

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals of this kind")

ROOT = Path(__file__).resolve().parents[2]
# A build as long as is wanted, whatever the machine: the clock of the bar goes in steps of its own.
RUN = """
import itertools, sys, time
from builder.console import progress
ticks = itertools.count(0, float(sys.argv[1]))
progress.time = type("Clock", (), {"monotonic": staticmethod(lambda: next(ticks))})
from builder.cli import main
main(sys.argv[2:])
"""
LONG, SHORT = "2", "0"


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    assert say(["new", "portal", str(tmp_path / "p")]).code == 0
    return tmp_path / "p"


def build(
    portal: Path, pace: str, *, terminal: bool = True, more: tuple[str, str] = ("LANG", "C")
) -> tuple[str, str]:
    """Build anew; gives what came on standard output, a pipe, and on the error stream."""
    arguments = ("build", "--force", "--jobs", "1", "--project", str(portal))
    environment = {each: os.environ[each] for each in os.environ if each != "CI"}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TERM": "xterm"}
    ours, theirs = pty.openpty() if terminal else os.pipe()
    heard: list[bytes] = []
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, pace, *arguments],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=environment | dict([more]),
    )
    os.close(theirs)
    listener = threading.Thread(target=_listen, args=(ours, heard))
    listener.start()
    said = process.communicate(timeout=60)[0]
    listener.join(60)
    os.close(ours)
    assert process.returncode == 0, heard
    return said.decode(), b"".join(heard).decode()


def _listen(terminal: int, heard: list[bytes]) -> None:
    while True:
        try:
            piece = os.read(terminal, 65_536)
        except OSError:  # how Linux tells that the other end is closed
            return
        if not piece:
            return
        heard.append(piece)


def test_a_long_build_shows_a_bar_and_wipes_it(portal: Path) -> None:
    plain, _ = build(portal, SHORT, terminal=False)
    said, shown = build(portal, LONG)
    for stage in ("Läser", "Länkar", "Skriver"):
        assert stage in shown
    assert "100 %" in shown
    assert said == plain
    # The last that happens on the screen: the line is emptied, and the cursor stands on it again.
    assert "Skriver" not in shown.rpartition("\x1b[2K")[2]
    assert shown.rpartition("\x1b[2K")[2].strip("\r\n") == ""


def test_a_short_build_shows_nothing(portal: Path) -> None:
    assert build(portal, SHORT)[1] == ""


@pytest.mark.parametrize("name", ["CI", "TERM"])
def test_no_bar_where_nobody_looks(portal: Path, name: str) -> None:
    assert build(portal, LONG, terminal=False)[1] == ""
    assert build(portal, LONG, more=(name, "dumb"))[1] == ""
