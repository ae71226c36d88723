"""Writing one file so that it is whole at every moment, and not at all where nothing differs."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

TEMPORARY = ".kollegium-tmp-"
"""How our temporary names begin; a killed build leaves them, and the next one sweeps them."""

_PATIENCE = 2.0 if os.name == "nt" else 0.0
_CHUNK = 1 << 20


def replace(path: Path, data: bytes | Path) -> bool:
    """Make `path` hold these bytes, or those of the file `data`; tell whether it was written.

    Writes beside it and renames, so a reader sees the old file or the new one. Parents are made.
    A link standing at `path` is replaced, not followed. Raises OSError, and then leaves the old
    file and no temporary one.
    """
    if holds(path, data):
        return False
    temporary = path.with_name(TEMPORARY + os.urandom(6).hex())
    try:
        with _create(temporary) as file:
            _fill(file, data)
        patiently(lambda: temporary.replace(path))
    except BaseException:
        discard(temporary)
        raise
    return True


def holds(path: Path, data: bytes | Path) -> bool:
    """Tell whether `path` is a regular file with these bytes. Raises OSError if unreadable."""
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    if not stat.S_ISREG(found.st_mode):
        return False
    if isinstance(data, bytes):
        return found.st_size == len(data) and path.read_bytes() == data
    return found.st_size == data.stat().st_size and _same(path, data)


def discard(path: Path) -> bool:
    """Remove a file if it can be removed; tell whether it was."""
    try:
        path.unlink()
    except OSError:
        return False
    return True


def sweep(folders: Iterable[Path]) -> None:
    """Remove temporary files that a killed build left in these folders (not below them)."""
    for folder in folders:
        try:
            with os.scandir(folder) as entries:
                left = [entry.path for entry in entries if entry.name.startswith(TEMPORARY)]
        except OSError:
            continue
        for path in left:
            discard(Path(path))


def patiently(action: Callable[[], object], patience: float = _PATIENCE) -> None:
    """Do it, and again for `patience` seconds while it is refused.

    On Windows a reader or a virus scanner that has the file open refuses a rename for a moment.
    """
    end = time.monotonic() + patience
    while True:
        try:
            action()
        except PermissionError:
            if time.monotonic() >= end:
                raise
            time.sleep(0.02)
        else:
            return


def _create(path: Path) -> BinaryIO:
    try:
        return path.open("xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("xb")


def _fill(file: BinaryIO, data: bytes | Path) -> None:
    if isinstance(data, bytes):
        file.write(data)
        return
    with data.open("rb") as source:
        while chunk := source.read(_CHUNK):
            file.write(chunk)


def _same(one: Path, other: Path) -> bool:
    with one.open("rb") as first, other.open("rb") as second:
        while True:
            chunk = first.read(_CHUNK)
            if chunk != second.read(_CHUNK):
                return False
            if not chunk:
                return True
