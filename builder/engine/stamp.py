"""Nothing changed: decided from files' dates and sizes alone, before any heavy import.

Take the stamp before the sources are read and save it after the build: what is edited in
between then differs. A date younger than two seconds when the stamp is taken proves nothing,
since a further change may leave it as it is (dates on some disks count in steps of two
seconds): there the content, or a folder's list of names, is compared as well.
"""

# Paths are text here: ten thousand Path objects would cost more than the whole question.
# ruff: noqa: PTH100, PTH112, PTH113, PTH114, PTH115, PTH116, PTH118, PTH123, PTH208

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from builder.engine.cache import load_plain, save_plain
from builder.value import value

_FORMAT = "stamp 2"
_RACY = 2_000_000_000
_ABSENT = -1, -1, -1

Proof = str | list[str] | None
Entry = tuple[str, int, int, int, Proof]
"""Path, mtime and ctime in ns (the latter tells of a date set back), bytes (0 for a folder), and
where the date alone proves nothing the content's digest or the folder's names."""


@value
class Stamp:
    """What stood below the roots, and what was put out. `key` is the version and the flags.

    `links` are symbolic links with what they say; entries are what they lead to. `outputs` are
    (path below `output`, bytes, mtime in ns).
    """

    key: str
    entries: tuple[Entry, ...]
    links: tuple[tuple[str, str], ...]
    output: str = ""
    outputs: tuple[tuple[str, int, int], ...] = ()


def take(roots: Sequence[Path], key: str = "") -> Stamp:
    """Return a stamp of these folders, with all below, and files; absent ones are remembered.

    Raises OSError for a folder that cannot be listed.
    """
    walk = _Walk(time.time_ns() - _RACY)
    for root in roots:
        walk.visit(os.path.abspath(root))
    return Stamp(key, tuple(walk.entries), tuple(walk.links))


def finish(stamp: Stamp, output: Path, outputs: Iterable[tuple[str, int, int]]) -> Stamp:
    """Return the stamp with `Report.outputs`, and the list of the output folder itself."""
    from builder.engine.output import LIST  # not needed to decide, so not loaded for it

    found = os.stat(output / LIST)
    listing = LIST, found.st_size, found.st_mtime_ns
    root = os.path.abspath(output)
    return replace(stamp, output=root, outputs=(listing, *outputs))


@value
class Compared:
    """What a stamp says against what stands now.

    `stamp` is that of now, None where more than files' contents changed: then take another.
    `changed` are the files that did, as absolute paths. `outputs` tells whether all of those stand.
    """

    stamp: Stamp | None
    changed: tuple[str, ...]
    outputs: bool

    @property
    def settled(self) -> bool:
        """Tell whether nothing has changed at all."""
        return self.stamp is not None and not self.changed and self.outputs


def compare(stamp: Stamp) -> Compared:
    """Compare all that the stamp names with what stands there, by one stat a path.

    Another stamp than the given one is worth saving even if nothing changed: dates that proved
    nothing have become old enough, and their contents need not be compared again.
    """
    racy_after = time.time_ns() - _RACY
    entries: list[Entry] = []
    changed: list[str] = []
    for entry in stamp.entries:
        now, differs = _again(entry, racy_after)
        if now is None:
            return Compared(None, (), outputs=False)
        if differs:
            changed.append(now[0])
        entries.append(now)
    if not _same_links(stamp):
        return Compared(None, (), outputs=False)
    listed = tuple(entries)
    present = stamp if listed == stamp.entries else replace(stamp, entries=listed)
    return Compared(present, tuple(changed), outputs=not changed and _same_outputs(stamp))


def _again(entry: Entry, racy_after: int) -> tuple[Entry | None, bool]:
    """Return an entry as it stands now, and whether a file's content changed.

    None for what has come or gone, and for a folder that has other names in it.
    """
    path, mtime, ctime, size, proof = entry
    try:
        found = os.stat(path)
    except OSError:
        return (entry if mtime == _ABSENT[0] else None), False
    folder = stat.S_ISDIR(found.st_mode)
    now = _measure(found)
    same = now == (mtime, ctime, size)
    if same and proof is None:
        return entry, False
    if not same and (folder or mtime == _ABSENT[0]):
        return None, False
    young = max(now[:2]) >= racy_after
    try:
        fresh = _proof(path) if same or young else None
    except OSError:
        return None, False
    differs = not same or fresh != proof
    if folder and differs:
        return None, False
    return (path, *now, fresh if young else None), differs


def save(path: Path, stamp: Stamp) -> None:
    """Save by rename. Raises OSError."""
    parts = stamp.entries, stamp.links, stamp.output, stamp.outputs
    save_plain(path, f"{_FORMAT} {stamp.key}", parts)


def load(path: Path, key: str) -> Stamp | None:
    """Return the saved stamp; None if absent, damaged, or of another key."""
    found = load_plain(path, f"{_FORMAT} {key}")
    return Stamp(key, *found) if isinstance(found, tuple) else None


class _Walk:
    """Collects entries; each folder once, whatever links lead to it.

    A folder that a link leads out to is looked at and not gone into: it may be the whole disk.
    """

    def __init__(self, racy_after: int) -> None:
        self.entries: list[Entry] = []
        self.links: list[tuple[str, str]] = []
        self._racy_after = racy_after
        self._seen: set[tuple[int, int]] = set()

    def visit(self, root: str) -> None:
        inside = os.path.join(os.path.realpath(root), "")
        pending = [(root, os.path.islink(root))]
        while pending:  # no recursion: folders lie in folders as deep as anybody likes
            path, is_link = pending.pop()
            leads_out = False
            try:
                if is_link:
                    self.links.append((path, os.readlink(path)))
                    real = os.path.join(os.path.realpath(path), "")
                    leads_out = not real.startswith(inside)
                found = os.stat(path)
            except OSError:
                self.entries.append((path, *_ABSENT, None))
                continue
            measured = _measure(found)
            young = max(measured[:2]) >= self._racy_after
            self.entries.append((path, *measured, _proof(path) if young else None))
            if stat.S_ISDIR(found.st_mode) and self._new(found) and not leads_out:
                # What a folder's list says of links is true; of dates, on Windows, it may not be.
                with os.scandir(path) as listed:
                    within = [(each.path, each.is_symlink()) for each in listed]
                pending += sorted(within, reverse=True)

    def _new(self, found: os.stat_result) -> bool:
        identity = found.st_dev, found.st_ino
        new = identity not in self._seen
        self._seen.add(identity)
        return new


def _measure(found: os.stat_result) -> tuple[int, int, int]:
    size = 0 if stat.S_ISDIR(found.st_mode) else found.st_size
    return found.st_mtime_ns, found.st_ctime_ns, size


def _proof(path: str) -> Proof:
    """Return the names in a folder, the digest of a file, and nothing for a pipe or the like."""
    if os.path.isdir(path):
        return sorted(os.listdir(path))
    if not os.path.isfile(path):
        return ""
    from builder.engine.digest import content_digest

    with open(path, "rb") as file:
        return content_digest(file.read())


def _same_links(stamp: Stamp) -> bool:
    try:
        return all(os.readlink(path) == target for path, target in stamp.links)
    except OSError:
        return False


def _same_outputs(stamp: Stamp) -> bool:
    prefix = os.path.join(stamp.output, "")
    try:
        for path, size, mtime_ns in stamp.outputs:
            found = os.lstat(prefix + path)
            if found.st_size != size or found.st_mtime_ns != mtime_ns:
                return False
    except OSError:
        return False
    return True
