"""What the preview knows, for the pages that show it: which edition of the site, and what is wrong.

The only value that changes here. The build's thread posts, the server's threads read and wait.
"""

import threading
from collections.abc import Callable

from builder.value import value


@value
class Fault:
    """One thing that is wrong, as a page shows it. `link` opens the editor there, or is empty."""

    grade: str
    place: str
    text: str
    hint: str
    link: str


@value
class News:
    """What stands on the board.

    `edition` changes when the site has; `failed` tells that this one is the last good one, not what
    is written now. `number` counts what was posted, so that each page hears all of it.
    """

    number: int = 0
    edition: int = 0
    failed: bool = False
    title: str = ""
    more: str = ""
    faults: tuple[Fault, ...] = ()


class Board:
    """Holds the latest news; closed when the preview ends."""

    def __init__(self) -> None:
        self._news = News()
        self._changed = threading.Condition()
        self._closed = False

    @property
    def news(self) -> News:
        """Get what stands there now."""
        return self._news

    def post(self, renew: Callable[[News], News]) -> None:
        """Put up what comes after the present news, and wake those who wait."""
        with self._changed:
            self._news = renew(self._news)
            self._changed.notify_all()

    def close(self) -> None:
        """Let everybody who waits go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    @property
    def closed(self) -> bool:
        """Tell whether the preview has ended."""
        return self._closed

    def wait(self, number: int, seconds: float) -> News | None:
        """Wait for other news than these; None if none came, or at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._news.number != number, seconds)
            return None if self._closed or self._news.number == number else self._news
