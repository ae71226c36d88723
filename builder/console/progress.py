"""How far a build has come, on a terminal, for builds that take long enough to wonder.

On the error stream, and wiped when the build ends: what a build says is the same with it and
without. A build that is over within a second shows nothing, and does not load what would show it.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

Told = Callable[[str, int, int], None]

_LONG = 1.0  # seconds
_STEP = 0.1  # seconds between two looks of the bar
# Where each stage begins and ends, in hundredths, by how long they take in a first build.
_STAGES = MappingProxyType({"read": (0, 45), "link": (45, 55), "make": (55, 100)})


@contextmanager
def showing(said: Mapping[str, str], *, wanted: bool) -> Iterator[Told | None]:
    """Give what a build is to tell of its stages; None where nobody looks at a terminal."""
    if not (wanted and _is_watched()):
        yield None
        return
    bar = _Bar(said)
    try:
        yield bar.hear
    finally:
        bar.end()


def _is_watched() -> bool:
    """Tell whether somebody sits at a terminal that can wipe a line."""
    if os.environ.get("CI") or os.environ.get("TERM") == "dumb" or sys.stderr is None:
        return False
    return sys.stderr.isatty()


class _Bar:
    """A bar that comes after a second. It has no thread: workers are forked from who has none."""

    def __init__(self, said: Mapping[str, str]) -> None:
        self._said = said
        self._next = time.monotonic() + _LONG
        self._shown: Progress | None = None

    def hear(self, stage: str, done: int, of: int) -> None:
        """Hear that so many of a stage's items are done."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _STEP
        begin, end = _STAGES[stage]
        self._show(self._said[f"progress.{stage}"], begin + (end - begin) * done / max(of, 1))

    def end(self) -> None:
        """Wipe it."""
        if self._shown is not None:
            with suppress(OSError):  # the terminal has gone, which whoever writes to it next tells
                self._shown.stop()

    def _show(self, text: str, share: float) -> None:
        if self._shown is None:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn

            columns = (
                TextColumn("{task.description}"),
                BarColumn(),
                TextColumn("{task.percentage:.0f} %"),
            )
            screen = Console(file=sys.stderr)
            self._shown = Progress(*columns, console=screen, auto_refresh=False, transient=True)
            self._shown.add_task("", total=100)
            self._shown.start()
        self._shown.update(self._shown.task_ids[0], description=text, completed=share, refresh=True)
