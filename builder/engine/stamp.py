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

from builder.value import value

_FORMAT = 1
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


def unchanged(stamp: Stamp) -> bool:
    """Tell whether all stands as the stamp says, by one stat a path."""
    return settle(stamp) is not None


def settle(stamp: Stamp) -> Stamp | None:
    """`unchanged`, but returns the stamp, or None if something changed.

    Another stamp than the given one is worth saving: dates that proved nothing have become old
    enough, and their contents need not be compared again.
    """
    racy_after = time.time_ns() - _RACY
    entries = []
    for path, mtime, ctime, size, proof in stamp.entries:
        if _facts(path) != (mtime, ctime, size):
            return None
        if proof is not None and not _proves(path, proof):
            return None
        settled = max(mtime, ctime) < racy_after
        entries.append((path, mtime, ctime, size, None if settled else proof))
    if not _same_links(stamp) or not _same_outputs(stamp):
        return None
    now = tuple(entries)
    return stamp if now == stamp.entries else replace(stamp, entries=now)


def save(path: Path, stamp: Stamp) -> None:
    """Save as JSON, by rename. Raises OSError."""
    import json

    from builder.engine.write import replace as replace_file

    parts = [_FORMAT, stamp.key, stamp.entries, stamp.links, stamp.output, stamp.outputs]
    replace_file(path, json.dumps(parts, separators=(",", ":")).encode())


def load(path: Path, key: str) -> Stamp | None:
    """Return the saved stamp; None if absent, damaged, or of another key."""
    import json

    try:
        form, found, entries, links, output, outputs = json.loads(path.read_bytes())
        if form != _FORMAT or found != key:
            return None
        return Stamp(
            key,
            tuple([(str(path), *rest) for path, *rest in entries]),
            tuple([(str(path), str(target)) for path, target in links]),
            str(output),
            tuple([(str(path), *rest) for path, *rest in outputs]),
        )
    except (OSError, ValueError, TypeError):
        return None


class _Walk:
    """Collects entries; each folder once, whatever links lead to it."""

    def __init__(self, racy_after: int) -> None:
        self.entries: list[Entry] = []
        self.links: list[tuple[str, str]] = []
        self._racy_after = racy_after
        self._seen: set[tuple[int, int]] = set()

    def visit(self, path: str) -> None:
        try:
            if os.path.islink(path):
                self.links.append((path, os.readlink(path)))
            found = os.stat(path)
        except OSError:
            self.entries.append((path, *_ABSENT, None))
            return
        young = max(found.st_mtime_ns, found.st_ctime_ns) >= self._racy_after
        proof = _proof(path) if young else None
        self.entries.append((path, *_measure(found), proof))
        if stat.S_ISDIR(found.st_mode) and self._new(found):
            for name in sorted(os.listdir(path)):
                self.visit(os.path.join(path, name))

    def _new(self, found: os.stat_result) -> bool:
        identity = found.st_dev, found.st_ino
        new = identity not in self._seen
        self._seen.add(identity)
        return new


def _facts(path: str) -> tuple[int, int, int]:
    try:
        return _measure(os.stat(path))
    except OSError:
        return _ABSENT


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


def _proves(path: str, proof: Proof) -> bool:
    try:
        return _proof(path) == proof
    except OSError:
        return False


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
