"""Writing one file so that it is whole at every moment, and not at all where nothing differs."""

# Paths are text here: for each of ten thousand pages, Path objects would cost as much as the disk.
# ruff: noqa: PTH103, PTH105, PTH108, PTH118, PTH120, PTH123

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


def replace(path: Path | str, data: bytes | Path) -> bool:
    """Make `path` hold these bytes, or those of the file `data`; tell whether it was written.

    Writes beside it and renames, so a reader sees the old file or the new one. Parents are made.
    A link standing at `path` is replaced, not followed. Raises OSError, and then leaves the old
    file and no temporary one.
    """
    target = os.fspath(path)
    if _holds(target, data):
        return False
    temporary = os.path.join(os.path.dirname(target), TEMPORARY + os.urandom(6).hex())
    try:
        with _create(temporary) as file:
            _fill(file, data)
        patiently(lambda: os.replace(temporary, target))
    except BaseException:
        discard(temporary)
        raise
    return True


def _holds(path: str, data: bytes | Path) -> bool:
    """Tell whether a regular file has these bytes. Raises OSError if unreadable."""
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    if not stat.S_ISREG(found.st_mode):
        return False
    if isinstance(data, Path):
        return found.st_size == data.stat().st_size and _same(Path(path), data)
    return found.st_size == len(data) and Path(path).read_bytes() == data


def discard(path: Path | str) -> bool:
    """Remove a file if it can be removed; tell whether it was."""
    try:
        os.unlink(path)
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
            discard(path)


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


def _create(path: str) -> BinaryIO:
    # Without a buffer: what is written comes in one piece, or in large ones.
    try:
        return open(path, "xb", buffering=0)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return open(path, "xb", buffering=0)


def _fill(file: BinaryIO, data: bytes | Path) -> None:
    if isinstance(data, bytes):
        _write(file, data)
        return
    with data.open("rb") as source:
        while chunk := source.read(_CHUNK):
            _write(file, chunk)


def _write(file: BinaryIO, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[file.write(left) :]


def _same(one: Path, other: Path) -> bool:
    with one.open("rb") as first, other.open("rb") as second:
        while True:
            chunk = first.read(_CHUNK)
            if chunk != second.read(_CHUNK):
                return False
            if not chunk:
                return True
