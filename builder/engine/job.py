"""Jobs: one output file each, made from frozen values by a function that sees nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from builder.engine.digest import Fingerprint, call_digest, fingerprint
from builder.value import value

_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\\:\ud800-\udfff]|(?:^|/)(?:\.{0,2}(?:/|$))|^\.kollegium")


def check_path(path: str) -> str:
    """Return a path below the output folder; raises ValueError for one that could leave it.

    Posix, relative, no empty component, no `.` or `..`, no backslash, colon (drives, streams)
    or control character, and not the engine's own `.kollegium…` at the top.
    """
    if _FORBIDDEN.search(path):
        raise ValueError(f"not a path below the output folder: {path!r}")
    return path


@value
class Copy:
    """What `make` returns to ask for a streamed copy of a file instead of bytes.

    The engine does not look at the source to decide what is out of date: the job's arguments
    must carry its content's digest.
    """

    source: Path


@value
class Job:
    """One output: `make(shelf, *args)` gives the bytes of `path`. Raises ValueError for a bad path.

    `make` is a module-level function; `args` are values that `digest` accepts.
    """

    path: str
    make: Callable[..., bytes | Copy]
    args: tuple[object, ...]

    def __post_init__(self) -> None:
        check_path(self.path)

    def fingerprint(self) -> Fingerprint:
        """Return what tells this job from others; raises TypeError where an argument has none."""
        return fingerprint(self.make, self.args)


@value
class Batch:
    """The jobs that one worker does: `plan(*args)` yields them. `shelf` names their texts.

    While `digest()` is what the ledger has and all outputs stand untouched, `plan` is not called.
    """

    name: str
    plan: Callable[..., Iterable[Job]]
    args: tuple[object, ...]
    shelf: str | None = None

    def digest(self) -> str:
        """Return 32 hex characters; raises TypeError where an argument has none."""
        return call_digest(self.plan, self.args)
