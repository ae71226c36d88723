"""A project on the desk: edited, built in this process or another, and looked at."""

import io
import json
import os
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder import cli
from tests.lent import lend
from tests.site import Tree, tree

ROOT = Path(__file__).parents[2]

# The day of every build, which its warnings and no output may depend on.
TODAY, EPOCH = "2026-11-01", "1793491200"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build told: its exit code, sums, and for each file made, why."""

    code: int
    sums: dict[str, int]
    why: dict[str, str]
    err: str

    @property
    def made(self) -> set[str]:
        return {*self.why}


@dataclass(frozen=True, slots=True)
class Desk:
    """A project's folder."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def cache(self) -> Path:
        return self.root / ".kollegium"

    def tree(self) -> dict[str, bytes]:
        return tree(self.site)

    def build(self, *options: str, jobs: int = 1) -> Built:
        """Build in this process."""
        out, err = io.StringIO(), io.StringIO()
        arguments = ["build", "--project", str(self.root), "--format", "json", "--why"]
        with redirect_stdout(out), redirect_stderr(err):
            code = cli.run([*arguments, "--jobs", str(jobs), "--today", TODAY, *options])
        assert code != 4, err.getvalue()
        told: dict[str, Any] = json.loads(out.getvalue() or "{}")
        lines = (line.partition(": ") for line in err.getvalue().splitlines())
        why = {path: reason for path, _, reason in lines} if code == 0 else {}
        return Built(code, told.get("summary", {}), why, err.getvalue())

    def elsewhere(self, *options: str, **variables: str) -> "subprocess.Popen[bytes]":
        """Begin a build in a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "builder", "build", "--project", self.root, *options],
            env={**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": EPOCH, **variables},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a text that stands once in a file of the project."""
        place = self.root / path
        text = place.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        place.write_text(text.replace(old, new), encoding="utf-8", newline="\n")

    def clean(self) -> Tree:
        """Build the same content with the same theme in an empty folder; give what came of it."""
        other = Desk(self.root.with_name(f"{self.root.name}-clean"))
        if other.root.exists():
            shutil.rmtree(other.root)
        for name in ("content", "themes"):
            shutil.copytree(self.root / name, other.root / name)
        lend(self.cache, other.root)
        assert other.build().code == 0
        return other.tree()


def differing(before: Tree, after: Tree) -> set[str]:
    """Name the files that are in both or only later, and not as they were."""
    return {path for path, data in after.items() if before.get(path) != data}
