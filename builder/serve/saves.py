"""When to build again: soon after a save, not amid several, and seldom while saving never ends.

An editor saves in several steps, within a few milliseconds. Some take the file away first, and a
build of that moment would complain of what is coming back.
"""

import threading
import time
from collections.abc import Callable

_QUIET = 0.015  # seconds without a save, after which a build begins
_WHOLE = 0.003  # likewise, where the system says that who wrote a file has closed it
_CAREFUL = 0.2  # likewise, while a file is missing, or soon after the last build
_SOON = 1.0
_LONGEST = 2.0  # seconds of saving without end
# Seconds. On Windows an interrupt is seen only between two waits, and elsewhere one that comes just
# before a wait, or that the system hands to another thread, would not end it.
_TICK = 0.5


class Saves:
    """Hears of changes in one thread, and lets another wait for the right moment."""

    def __init__(self) -> None:
        self._changed = threading.Event()
        self._gone: set[str] = set()
        self._whole = False
        self._last = float("-inf")

    def hear(self, gone: str, come: str, *, whole: bool = False) -> None:
        """Hear that a path is gone, or that one has come or changed; either may be empty.

        `whole`: what has come will not be written on.
        """
        self._whole = whole
        if gone:
            self._gone.add(gone)
        self._gone.discard(come)
        self._changed.set()

    def wait(self, idle: Callable[[], object] = bool) -> None:
        """Wait for a change, and then until no more come; do what is for an idle time meanwhile."""
        if not self._changed.wait(_TICK):
            idle()
        while not self._changed.wait(_TICK):
            pass
        end = time.monotonic() + _LONGEST
        while self._changed.is_set() and time.monotonic() < end:
            self._changed.clear()
            self._changed.wait(self._quiet())
        self._changed.clear()
        self._gone.clear()

    def built(self) -> None:
        """Hear that a build has ended: the next is not to follow on its heels."""
        self._last = time.monotonic()

    def _quiet(self) -> float:
        careful = self._gone or time.monotonic() - self._last < _SOON
        if careful:
            return _CAREFUL
        return _WHOLE if self._whole else _QUIET
