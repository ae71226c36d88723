"""One build at a time for a cache folder.

The operating system holds the lock (`flock`, on Windows a byte range): it ends with its holder,
however that dies, so no stale lock is ever taken over by guessing from a pid that may be in use
again. Workers made by fork inherit it; an orphan that could still write keeps the lock until it
has gone. The file's text, pid and host, is only for the message. A disk that knows no locks is
built on without: a refusal there would help nobody.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.engine.errors import Busy

_PAUSE = 0.05
_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP})


@contextmanager
def lock(
    cache: Path, wait: float, told: Callable[[int, str], None] | None = None
) -> Iterator[None]:
    """Hold the lock of a cache folder, which is made if absent.

    Waits up to `wait` seconds, then raises Busy(pid, host) of the holder. `told` is called once,
    with the same two, when waiting begins. Not re-entrant. Raises OSError.
    """
    cache.mkdir(parents=True, exist_ok=True)
    file = os.open(cache / "lock", os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _obtain(file, wait, told)
        os.ftruncate(file, 0)
        os.lseek(file, 0, os.SEEK_SET)
        os.write(file, f"{os.getpid()} {_host()}\n".encode())
        try:
            yield
        finally:
            _unlock(file)
    finally:
        os.close(file)


@contextmanager
def exclusive(path: Path) -> Iterator[int]:
    """Open an existing file for appending, alone, and give its descriptor. For moments only."""
    file = os.open(path, os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0))
    try:
        while not _try_lock(file):
            time.sleep(0.001)
        try:
            yield file
        finally:
            _unlock(file)
    finally:
        os.close(file)


def _obtain(file: int, wait: float, told: Callable[[int, str], None] | None) -> None:
    end = time.monotonic() + wait
    while not _try_lock(file):
        if time.monotonic() >= end:
            raise Busy(*_holder(file))
        if told is not None:
            told(*_holder(file))
            told = None
        time.sleep(_PAUSE)


def _holder(file: int) -> tuple[int, str]:
    os.lseek(file, 0, os.SEEK_SET)
    pid, _, host = os.read(file, 400).decode("utf-8", "replace").strip().partition(" ")
    return (int(pid), host) if pid.isdecimal() else (0, "")


def _host() -> str:
    # Not socket.gethostname(): importing socket costs more than the whole lock.
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


if sys.platform == "win32":
    import msvcrt

    # Locks are mandatory there: a byte far behind the text leaves the text readable.
    _PLACE = 1 << 30

    def _try_lock(file: int) -> bool:
        os.lseek(file, _PLACE, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            return error.errno in _NO_LOCKS
        return True

    def _unlock(file: int) -> None:
        os.lseek(file, _PLACE, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_UNLCK, 1)
        except OSError:
            return  # closing the file ends the lock

else:
    import fcntl

    def _try_lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno in _NO_LOCKS
        return True

    def _unlock(file: int) -> None:
        # Said aloud, not left to closing: workers made by fork hold the same lock.
        fcntl.flock(file, fcntl.LOCK_UN)
