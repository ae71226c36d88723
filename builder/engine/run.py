"""The engine's outline: claim the folder, find stale batches, work them off, prune, record.

Collisions. A plan costs a tenth of a millisecond a job, too much to do ten thousand times here
or twice. So each batch is planned once, where it is made: doubles within a batch, and in this
process also those with any batch before, are found before the batch writes. Between batches
that two workers made at once they are found when the second answers: the build fails then, the
list and the pruning have not been touched, and neither batch is recorded, so both are made
again. Every worker's result is the same as in turn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from builder.engine.collide import Claims
from builder.engine.errors import Collision
from builder.engine.job import Batch
from builder.engine.ledger import (
    Ledger,
    Mode,
    Record,
    load_ledger,
    save_ledger,
    sweep_whys,
    untouched,
)
from builder.engine.output import begin, claim, end, interrupted, prune, write_list
from builder.engine.report import Made, Report
from builder.engine.work import Done, Task, expand, make, work
from builder.engine.workers import Workers
from builder.engine.write import sweep
from builder.value import value

__all__ = ["Made", "Report", "run"]

_FEW_JOBS = 48  # below this, starting workers costs more than they save
_UNKNOWN = 24  # jobs of a batch that no ledger knows
_CHANGED = 6  # jobs of one that was made before, of which an edit changes some


def run(  # noqa: PLR0913 - the whole engine is this one call
    batches: Sequence[Batch],
    output: Path,
    cache: Path,
    *,
    version: str,
    jobs: int = 0,
    force: bool = False,
    start_method: str | None = None,
    workers: Workers | None = None,
    last: Callable[[tuple[str, ...]], Batch] | None = None,
) -> Report:
    """Make what is out of date and remove what no batch yields; return what was done.

    `version` is the program's: another one makes all anew. `workers`, if given, rules over `jobs`
    and `start_method`, and stays open. The caller holds `lock(cache, …)`. `last` gives a batch that
    is made of the paths of all others' outputs, sorted.

    Raises NotOurs, Collision, WorkerDied, OSError, ValueError for two batches of one name,
    TypeError for arguments without a digest, and what a plan or a `make` raises.
    """
    if len({batch.name for batch in batches}) < len(batches):
        raise ValueError("two batches have one name")
    listed = claim(output)
    resumed = interrupted(output)
    build = _Build(output, cache, version, listed, load_ledger(cache), force, resumed)
    state = _sort_out(build, batches)
    begun = bool(state.tasks) or build.resumed
    if begun:
        _begin(build)
    try:
        _work_off(state, workers, jobs, start_method)
        if last:
            _append(build, state, last(_paths(state)))
            if state.tasks and not begun:
                _begin(build)
            _work_off(state, workers, jobs, start_method)
    except BaseException as error:
        _keep_finished(build, state, error)
        raise
    return _finish(build, state)


@value
class _Build:
    """What a build begins with; `listed` and `ledger` as the last one left them.

    `resumed` tells whether that did not come to its end.
    """

    output: Path
    cache: Path
    version: str
    listed: frozenset[str]
    ledger: Ledger
    force: bool
    resumed: bool


@dataclass(slots=True)
class _State:
    """The build under way: the only value here that changes."""

    tasks: tuple[Task, ...]
    records: dict[str, Record]  # of fresh and of finished batches
    made: list[Made]

    def take(self, done: Done) -> None:
        self.records[done.name] = done.record
        self.made += done.made


def _begin(build: _Build) -> None:
    begin(build.output, build.listed)
    sweep([build.cache, build.cache / "why", build.cache / "shelves"])


def _sort_out(build: _Build, batches: Sequence[Batch]) -> _State:
    """Tell fresh batches, by one lstat an output, from tasks."""
    mode = Mode(build.force, build.ledger.version != build.version)
    tasks = []
    records = {}
    for batch in batches:
        digest = batch.digest()
        record = build.ledger.records.get(batch.name, Record("", ()))
        # What is not on the list is not ours, whatever the cache says.
        known = tuple([fact for fact in record.facts if fact.path in build.listed])
        same = digest == record.digest and mode == Mode() and known == record.facts
        if same and untouched(build.output, known):
            records[batch.name] = record
        else:
            tasks.append(Task(batch, digest, known, build.output, build.cache, mode))
    return _State(tuple(tasks), records, [])


def _paths(state: _State) -> tuple[str, ...]:
    return tuple(sorted([fact.path for record in state.records.values() for fact in record.facts]))


def _append(build: _Build, state: _State, batch: Batch) -> None:
    """Have a batch done after all others."""
    if batch.name in state.records:
        raise ValueError("two batches have one name")
    more = _sort_out(build, [batch])
    state.tasks = more.tasks
    state.records |= more.records


def _work_off(state: _State, workers: Workers | None, jobs: int, start_method: str | None) -> None:
    if not state.tasks:
        return
    claims = Claims()
    for name, record in state.records.items():
        claims.add(name, [fact.path for fact in record.facts])
    if workers is not None:
        _share_out(state, claims, workers)
    else:
        with Workers(jobs, start_method) as own:
            _share_out(state, claims, own)


def _share_out(state: _State, claims: Claims, workers: Workers) -> None:
    def receive(done: Done) -> None:
        claims.add(done.name, [fact.path for fact in done.record.facts])
        state.take(done)

    expected = sum(map(_expected, state.tasks))
    if len(state.tasks) > 1 and workers.worthwhile(expected, _FEW_JOBS):
        workers.each(work, state.tasks, receive)
        return
    for number, task in enumerate(state.tasks, 1):
        planned = expand(task)
        claims.add(task.batch.name, [job.path for job in planned])
        state.take(make(task, planned))
        workers.tell(number, len(state.tasks))


def _expected(task: Task) -> int:
    """Guess how many jobs of a batch are to be made: all, or what an edit changes."""
    if not task.known:
        return _UNKNOWN
    return len(task.known) if task.mode != Mode() else min(len(task.known), _CHANGED)


def _keep_finished(build: _Build, state: _State, error: BaseException) -> None:
    """Record after a failure what was done, so that the next build need not do it again.

    The old record of a batch half made is still true, or seen to be false by its files' dates.
    Records of another version cannot stand beside ours.
    """
    records = {**build.ledger.records} if build.ledger.version == build.version else {}
    records.update(state.records)
    if isinstance(error, Collision):
        # Whichever wrote last, the file is not what the other's record says.
        records.pop(error.batch_a, None)
        records.pop(error.batch_b, None)
    with suppress(OSError):  # a full disk, probably, and already on its way to be told
        save_ledger(build.cache, Ledger(build.version, records))


def _recorded(ledger: Ledger) -> frozenset[str]:
    return frozenset(fact.path for record in ledger.records.values() for fact in record.facts)


def _finish(build: _Build, state: _State) -> Report:
    outputs = sorted(
        [
            (fact.path, fact.size, fact.mtime_ns)
            for record in state.records.values()
            for fact in record.facts
        ]
    )
    paths = {path for path, _, _ in outputs}
    removed: tuple[str, ...] = ()
    # What no record knew has been appended to the list, even where it stood there already.
    if build.resumed or not paths == build.listed == _recorded(build.ledger):
        removed = prune(build.output, build.listed - paths, paths)
        write_list(build.output, paths)
    if state.records != build.ledger.records or build.version != build.ledger.version:
        save_ledger(build.cache, Ledger(build.version, state.records))
        sweep_whys(build.cache, state.records)
    end(build.output)
    made = tuple(sorted(state.made, key=lambda each: each.path))
    return Report(made, len(outputs) - len(made), removed, tuple(outputs))
