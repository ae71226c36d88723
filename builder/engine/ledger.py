"""What the last build made of what; from it alone follows what is out of date, and why.

`--why` prints the reasons that decided, so it cannot lie. A lost ledger costs time.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import field
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from builder.engine.cache import load_pickle, load_plain, safe_name, save_pickle, save_plain
from builder.engine.digest import Fingerprint, content_digest
from builder.engine.write import discard
from builder.value import value

_FORMAT = "ledger 2"
_WHY_FORMAT = "why 2"

Whys = dict[str, Fingerprint]
"""The fingerprints of jobs, by path."""


class Fact(NamedTuple):
    """One output: the job's and the content's digest (32 hex), bytes, nanoseconds.

    Named tuples because 10,000 of them are unpickled before anything can be skipped.
    """

    path: str
    job: str
    content: str
    size: int
    mtime_ns: int


class Record(NamedTuple):
    """One finished batch: its digest, and its outputs sorted by path."""

    digest: str
    facts: tuple[Fact, ...]


@value
class Ledger:
    """Records by the batch's name, and the version of the program that made them."""

    version: str
    records: Mapping[str, Record] = field(default_factory=dict)


class Why(Enum):
    """Why an output is made; the values are stable words for `--why` and tests."""

    FORCED = "forced"
    NEW = "new"
    PROGRAM = "program changed"
    ARGUMENT = "argument changed"
    MISSING = "output missing"
    ALTERED = "output altered"


@value
class Reason:
    """Why, and for ARGUMENT which (`page.title`, sorted; empty where that is not known)."""

    why: Why
    names: tuple[str, ...] = ()


class Standing(Enum):
    """How a recorded output stands on the disk."""

    UNTOUCHED = "untouched"
    MISSING = "missing"
    ALTERED = "altered"


@value
class Known:
    """What is known of a job's path: recorded, and seen now. The fingerprint may have been lost."""

    fact: Fact
    standing: Standing
    parts: Mapping[str, bytes] | None


@value
class Mode:
    """What holds for all jobs of a build."""

    forced: bool = False
    program_changed: bool = False


def out_of_date(now: Fingerprint, known: Known | None, mode: Mode) -> Reason | None:
    """Return why a job must be done, or None. Pure: looks at nothing but its arguments.

    `now` is the job's; `known` is what the last build recorded, None for a new path.
    """
    if mode.forced:
        return Reason(Why.FORCED)
    if known is None:
        return Reason(Why.NEW)
    if mode.program_changed:
        return Reason(Why.PROGRAM)
    if known.fact.job != now.digest:
        return _changed(now.parts, known.parts)
    if known.standing is Standing.MISSING:
        return Reason(Why.MISSING)
    return Reason(Why.ALTERED) if known.standing is Standing.ALTERED else None


def _changed(now: Mapping[str, bytes], then: Mapping[str, bytes] | None) -> Reason:
    if then is None:
        return Reason(Why.ARGUMENT)
    names = {name for name in then.keys() | now.keys() if then.get(name) != now.get(name)}
    if not names:
        return Reason(Why.PROGRAM)  # the same arguments to another function
    whole = {name for name in names if name.rpartition(".")[0] not in names}
    return Reason(Why.ARGUMENT, tuple(sorted(whole)))


def look(root: Path, fact: Fact, whys: Whys) -> Known:
    """Return what is known of an output; the fact has its present date if only that differs."""
    before = whys.get(fact.path)
    standing, now = _stand(root / fact.path, fact)
    return Known(now, standing, before.parts if before and before.digest == fact.job else None)


def _stand(path: Path, fact: Fact) -> tuple[Standing, Fact]:
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            return Standing.ALTERED, fact
        if found.st_size != fact.size:
            return Standing.ALTERED, fact
        if found.st_mtime_ns == fact.mtime_ns:
            return Standing.UNTOUCHED, fact
        content = content_digest(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return Standing.MISSING, fact
    if content != fact.content:
        return Standing.ALTERED, fact
    return Standing.UNTOUCHED, fact._replace(mtime_ns=found.st_mtime_ns)


def untouched(root: Path, facts: tuple[Fact, ...]) -> bool:
    """Tell by one lstat a file whether all stand as recorded. A changed date is a no."""
    lstat = os.lstat
    prefix = f"{root}{os.sep}"  # text: a Path each would cost more than the look
    try:
        for path, _, _, size, mtime_ns in facts:
            found = lstat(prefix + path)
            if found.st_mtime_ns != mtime_ns or found.st_size != size:
                return False
    except OSError:
        return False
    return True


def load_ledger(cache: Path) -> Ledger:
    """Return the ledger, empty if absent or not sound."""
    found = load_plain(cache / "ledger", _FORMAT)
    if not isinstance(found, tuple):
        return Ledger("")
    version, records = found
    return Ledger(
        version,
        {name: Record(digest, tuple(map(Fact._make, facts))) for name, digest, facts in records},
    )


def save_ledger(cache: Path, ledger: Ledger) -> None:
    """Replace the ledger. Raises OSError."""
    records = [
        (name, record.digest, tuple(map(tuple, record.facts)))
        for name, record in ledger.records.items()
    ]
    save_plain(cache / "ledger", _FORMAT, (ledger.version, records))


def load_whys(cache: Path, batch: str) -> Whys:
    """Return a batch's fingerprints; only stale batches need them, so they stand apart."""
    found = load_pickle(_why_file(cache, batch), _WHY_FORMAT)
    return found if isinstance(found, dict) else {}


def save_whys(cache: Path, batch: str, whys: Whys) -> None:
    """Replace a batch's fingerprints. Raises OSError."""
    save_pickle(_why_file(cache, batch), _WHY_FORMAT, whys)


def sweep_whys(cache: Path, batches: Mapping[str, object]) -> None:
    """Remove the fingerprints of all other batches."""
    wanted = {_why_file(cache, name).name for name in batches}
    for path in sorted((cache / "why").glob("*.why")):
        if path.name not in wanted:
            discard(path)


def _why_file(cache: Path, batch: str) -> Path:
    return cache / "why" / f"{safe_name(batch)}.why"
