"""What is done for one stale batch, in a worker or here: plan, compare, announce, make."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.engine.collide import Claims
from builder.engine.digest import Fingerprint, content_digest
from builder.engine.job import Batch, Copy, Job
from builder.engine.ledger import (
    Fact,
    Known,
    Mode,
    Reason,
    Record,
    Whys,
    load_whys,
    look,
    out_of_date,
    save_whys,
)
from builder.engine.output import announce, put
from builder.engine.report import Made
from builder.engine.shelf import Shelf, open_shelf
from builder.value import value

_CHUNK = 1 << 20


@value
class Task:
    """A stale batch with all that a worker needs. `known` are facts whose paths are listed."""

    batch: Batch
    digest: str
    known: tuple[Fact, ...]
    output: Path
    cache: Path
    mode: Mode


@value
class Done:
    """A finished batch."""

    name: str
    record: Record
    made: tuple[Made, ...]


@value
class _Step:
    """One job beside what is known of it."""

    job: Job
    now: Fingerprint
    known: Known | None
    reason: Reason | None

    def kept(self) -> Fact | None:
        """Return the fact that stays true, None if the job must be done."""
        return self.known.fact if self.known and not self.reason else None


def work(task: Task) -> Done:
    """Do a batch from plan to record. Raises Collision within the batch, before writing."""
    return make(task, expand(task))


def expand(task: Task) -> tuple[Job, ...]:
    """Return the jobs of a batch, sorted by path. Raises Collision if two share one."""
    jobs = tuple(sorted(task.batch.plan(*task.batch.args), key=lambda job: job.path))
    Claims().add(task.batch.name, [job.path for job in jobs])
    return jobs


def make(task: Task, jobs: tuple[Job, ...]) -> Done:
    """Make what is out of date. What `make` of a job raises comes with the job's path noted."""
    facts = {fact.path: fact for fact in task.known}
    whys = load_whys(task.cache, task.batch.name)
    steps = [_compare(task, job, facts.get(job.path), whys) for job in jobs]
    due = [step for step in steps if step.reason]
    announce(task.output, [step.job.path for step in due if step.job.path not in facts])
    shelf = open_shelf(task.cache, task.batch.shelf)
    record, made, now = [], [], Whys()
    for step in steps:
        path = step.job.path
        if fact := step.kept():
            record.append(fact)
            if path in whys:
                now[path] = whys[path]
        elif step.reason:
            fact, written = _perform(task.output, shelf, step)
            record.append(fact)
            made.append(Made(path, step.reason, written))
            now[path] = step.now
    if now != whys:
        save_whys(task.cache, task.batch.name, now)
    return Done(task.batch.name, Record(task.digest, tuple(record)), tuple(made))


def _compare(task: Task, job: Job, fact: Fact | None, whys: Whys) -> _Step:
    with _named(job):
        now = job.fingerprint()
    known = look(task.output, fact, whys) if fact else None
    return _Step(job, now, known, out_of_date(now, known, task.mode))


def _perform(root: Path, shelf: Shelf, step: _Step) -> tuple[Fact, bool]:
    job = step.job
    with _named(job):
        made = job.make(shelf, *job.args)
        if not isinstance(made, bytes | Copy):
            raise TypeError(f"{job.make.__qualname__} returned {type(made).__name__}, not bytes")
        written = put(root, job.path, made if isinstance(made, bytes) else made.source)
        # Of a copy, what arrived is what counts: its source may change while it is read.
        content = content_digest(made) if isinstance(made, bytes) else _digest(root / job.path)
        found = os.lstat(f"{root}{os.sep}{job.path}")
    return Fact(job.path, step.now.digest, content, found.st_size, found.st_mtime_ns), written


def _digest(path: Path) -> str:
    """`content_digest` of a file that may be too large for the memory."""
    from hashlib import blake2b

    state = blake2b(digest_size=16)
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            state.update(chunk)
    return state.hexdigest()


@contextmanager
def _named(job: Job) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        error.add_note(f"while making {job.path}")
        raise
