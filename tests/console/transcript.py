"""A transcript: a file of commands, each with what it says on the screen and its exit code.

    # A word about what follows.
    $ kollegium bygg
    Kommandot bygg finns inte. Menade du build?
    [2]

Commands are `kollegium …` and `cd …`, run in turn in one empty folder. `[N]` stands where the exit
code is not 0. The name of the folder is written `/PLACE`. `pytest --accept` writes what they say.
"""

import shlex
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from builder.cli import run

PLACE = "/PLACE"


class Said(NamedTuple):
    """What a command came to; `text` is both streams, as they meet on a screen."""

    code: int
    text: str


def say(arguments: list[str]) -> Said:
    """Run the program in this process, in this folder."""
    screen = StringIO()
    with redirect_stdout(screen), redirect_stderr(screen):
        code = run(arguments)
    return Said(code, screen.getvalue())


def replay(text: str, folder: Path) -> str:
    """Run a transcript's commands in a folder, and write the transcript anew."""
    return "\n".join(_blocks(text, folder)).rstrip("\n") + "\n"


def _blocks(text: str, folder: Path) -> Iterator[str]:
    here = folder
    remarks: list[str] = []
    for line in text.splitlines():
        if line.startswith("#"):
            remarks.append(f"{line}\n")
        if not line.startswith("$ "):
            continue
        name, *arguments = shlex.split(line.removeprefix("$ "))
        said = Said(0, "")
        if name == "cd":
            here = here / arguments[0]
        else:
            assert name == "kollegium", line
            with chdir(here):
                said = say(arguments)
        told = said.text.replace(str(folder), PLACE)
        ending = f"[{said.code}]\n" if said.code else ""
        yield f"{''.join(remarks)}{line}\n{told}{ending}"
        remarks.clear()
