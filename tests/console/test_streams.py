"""Streams as they are in the world: readers that leave, consoles that know few letters."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from builder.console.refusal import DISK, FAULTY, FINE, INTERRUPTED, USAGE
from builder.console.words import words
from builder.engine.lock import lock
from builder.project import Project
from tests.console.transcript import say

ROOT = Path(__file__).resolve().parents[2]
CONSOLES: Mapping[str, Mapping[str, str]] = {
    "no locale": {"LC_ALL": "C"},
    "ASCII": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Windows": {"PYTHONIOENCODING": "cp1252"},
    "DOS": {"PYTHONIOENCODING": "cp437"},
}


def start(
    arguments: list[str], streams: Mapping[str, int | None], **settings: str
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "builder", *arguments],
        stdout=streams.get("stdout", subprocess.PIPE),
        stderr=streams.get("stderr", subprocess.PIPE),
        env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
    )


@pytest.mark.parametrize("console", CONSOLES)
def test_a_console_that_knows_few_letters_shows_others(console: str, faulty: Path) -> None:
    commands = {
        FINE: ["--help", "--lang", "sv"],
        FAULTY: ["check", "--project", str(faulty)],
    }
    for code, command in commands.items():
        process = start(command, {}, **CONSOLES[console])
        out, err = process.communicate(timeout=60)
        assert process.returncode == code, err.decode(errors="replace")
        assert b"Traceback" not in out + err
        assert b"kollegium" in out or b"unknown-key" in err


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["--help"], FINE),
        (["check", "--project", "fine"], FINE),
        (["check", "--project", "fine", "--format", "json"], FINE),
        (["check", "--project", "faulty"], FAULTY),
        (["check", "--project", "faulty", "--format", "json"], FAULTY),
        (["build", "--format", "xml"], USAGE),
    ],
)
def test_a_reader_who_leaves_changes_nothing(command: list[str], code: int, faulty: Path) -> None:
    """How it prints never changes how it exits."""
    fine = faulty.parent / "fine"
    assert say(["new", "portal", str(fine)]).code == FINE
    projects = {"fine": str(fine), "faulty": str(faulty)}
    reader, writer = os.pipe()
    os.close(reader)
    try:
        process = start([projects.get(each, each) for each in command], {"stdout": writer})
    finally:
        os.close(writer)
    _, err = process.communicate(timeout=60)
    said = err.decode(errors="replace")
    assert "Traceback" not in said
    assert "BrokenPipe" not in said
    assert process.returncode == code, said


@pytest.mark.parametrize("closed", ["1", "2"])
def test_a_stream_that_is_closed_is_done_without(closed: str, portal: Path) -> None:
    line = f'exec "$0" -m builder check --project "$1" {closed}>&-'
    done = subprocess.run(
        ["sh", "-c", line, sys.executable, str(portal)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == FINE, done.stderr.decode(errors="replace")
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["--help", "check --format json"])
def test_a_full_disk_is_no_bug_of_ours(command: str, portal: Path) -> None:
    arguments = command.split()
    if arguments[0] != "--help":
        arguments += ["--project", str(portal)]
    with Path("/dev/full").open("wb") as full:
        process = start(arguments, {"stdout": full.fileno()})
        _, err = process.communicate(timeout=60)
    assert process.returncode == DISK, err.decode(errors="replace")
    assert b"Traceback" not in err


def test_an_interruption_ends_a_build_that_waits(portal: Path) -> None:
    with lock(Project(portal).cache, 0):
        process = start(["build", "--project", str(portal)], {}, PYTHONUTF8="1")
        assert process.stderr
        assert process.stderr.readline().decode().startswith("Väntar på ett annat bygge")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (INTERRUPTED, b"")
    assert err.decode().strip() == words("sv")["wrong.interrupted"]
