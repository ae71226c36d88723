"""A rehearsal: everything is made, and nothing of it is written.

What a `make` may raise is then known before the first published file is replaced.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from builder.engine.job import Batch
from builder.engine.shelf import open_shelf
from builder.engine.workers import Workers


def rehearse(batches: Sequence[Batch], cache: Path, workers: Workers) -> None:
    """Make all jobs of all batches; raises what a plan or a `make` raises, and WorkerDied."""
    workers.map(_make_all, [(batch, cache) for batch in batches])


def _make_all(task: tuple[Batch, Path]) -> None:
    batch, cache = task
    shelf = open_shelf(cache, batch.shelf)
    for job in batch.plan(*batch.args):
        job.make(shelf, *job.args)
