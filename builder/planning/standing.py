"""How things stand with a module, for who looks after it: what is old, and what is missing."""

from datetime import date
from typing import Literal

from builder.value import value

Due = Literal["", "soon", "late"]
_SOON = 90  # days before a module must be looked at again


@value
class Standing:
    """A module, as its editor must know it.

    `due` tells of `review_by`; the counts are of moments without questions, of films and recordings
    without a text, of films without captions, and of pictures without one. `original` is the module
    that it translates, or empty, and `source` the revision of that (0: not stated); `behind` tells
    that it has been changed since.
    """

    id: str
    title: str
    status: str
    revision: int
    updated: date
    review_by: date | None
    due: Due
    questions: int
    transcripts: int
    captions: int
    pictures: int
    original: str
    source: int
    behind: bool

    @property
    def waits(self) -> bool:
        """Tell whether there is something to do."""
        missing = self.questions + self.transcripts + self.captions + self.pictures
        return self.due == "late" or self.behind or missing > 0


def due(review_by: date | None, today: date) -> Due:
    """Tell whether the day is past, or near."""
    if review_by is None or (review_by - today).days > _SOON:
        return ""
    return "late" if review_by < today else "soon"


def by_need(standings: tuple[Standing, ...]) -> tuple[Standing, ...]:
    """Put first what waits, the longest overdue at its head; else keep the order."""
    return tuple(
        sorted(
            standings,
            key=lambda each: (
                not each.waits,
                each.due != "late",
                each.review_by or date.max if each.due == "late" else date.max,
            ),
        )
    )
