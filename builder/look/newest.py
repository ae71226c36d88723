"""What is new: modules in the order in which they were changed, with what each revision changed.

A day's changes of a revision are one piece of news. Where the day on which a module was last
changed has none, the day alone is news: the author has changed something and says no more of it.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from builder.front.status import PUBLISHED
from builder.model import Entry
from builder.value import value


@value
class News:
    """That a module was changed on a day, and how; `notes` may be empty.

    `first` tells that it was new then: nothing older is known of it, and the revision is the first.
    """

    module: Entry
    date: date
    revision: int
    notes: tuple[str, ...]
    first: bool


def is_told(module: Entry) -> bool:
    """Tell whether the world is told of a module: of no draft, and of nothing that is put away."""
    return module.page.front.status == PUBLISHED


def newest(modules: Iterable[Entry]) -> tuple[News, ...]:
    """List all news, the newest first; those of one day in the order of the modules."""
    every = [each for module in modules if is_told(module) for each in _of_module(module)]
    return tuple(sorted(every, key=lambda each: (each.date, each.revision), reverse=True))


def _of_module(module: Entry) -> Iterator[News]:
    front = module.page.front
    notes: dict[tuple[date, int], list[str]] = {}
    for change in front.changes:
        if change.date:
            at = change.date, change.revision or front.revision
            notes.setdefault(at, []).append(change.text)
    if not notes or front.updated > max(day for day, _ in notes):
        notes[front.updated, front.revision] = []
    oldest = min(notes)
    for (day, revision), texts in notes.items():
        first = revision == 1 and (day, revision) == oldest
        yield News(module, day, revision, tuple(texts), first)
