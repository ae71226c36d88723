"""What a build did: the same values however many workers did it."""

from __future__ import annotations

from builder.engine.ledger import Reason
from builder.value import value


@value
class Made:
    """A job that was done, and why; `written` is False where its bytes already stood there."""

    path: str
    reason: Reason
    written: bool


@value
class Report:
    """Sorted by path. `kept` counts jobs not done; `removed` are files no job yields any more.

    `outputs` holds every output as (path, bytes, mtime in ns), for the stamp.
    """

    made: tuple[Made, ...]
    kept: int
    removed: tuple[str, ...]
    outputs: tuple[tuple[str, int, int], ...] = ()
