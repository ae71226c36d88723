"""A function called in a process of its own, which is killed where it takes too long.

The process is spawned, never forked: it is the same on every system, and whoever asks may have
threads. It starts in a tenth of a second, so ask only for what may take longer.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

R = TypeVar("R")

_TICK = 0.5  # seconds: on Windows an interrupt is seen only between two waits
_MEMORY = 1 << 30  # bytes of addresses, where the system can hold a process to them


class TookTooLong(Exception):  # noqa: N818 - named for what is the case
    """The function had no answer in time, or within the memory it was given."""


def apart(function: Callable[..., R], arguments: tuple[Any, ...], seconds: float) -> R:
    """Return `function(*arguments)`, or raise TookTooLong after so many seconds.

    A module-level function, picklable arguments and result. What it raises is a bug and comes as a
    RuntimeError that holds the traceback.
    """
    from multiprocessing import get_context

    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(
        target=_answer, args=(theirs, function, arguments, seconds), daemon=True
    )
    process.start()
    theirs.close()
    try:
        answered, answer = _received(ours, time.monotonic() + seconds)
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()
    if not answered:
        raise RuntimeError(answer)
    return answer  # type: ignore[no-any-return]


def _received(pipe: Connection, end: float) -> Any:
    while (left := end - time.monotonic()) > 0:
        if pipe.poll(min(_TICK, left)):
            try:
                return pipe.recv()
            except EOFError:
                break  # the system has ended it: it took too much of something
    raise TookTooLong


def _answer(
    pipe: Connection, function: Callable[..., Any], arguments: tuple[Any, ...], seconds: float
) -> None:
    import signal

    # Ctrl-C is for the parent, who kills this.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound(seconds)
    try:
        answer = True, function(*arguments)
    except MemoryError:
        return
    except Exception:  # noqa: BLE001 - told where somebody sees it
        import traceback

        answer = False, traceback.format_exc()
    pipe.send(answer)


def _bound(seconds: float) -> None:
    """Hold this process to its time and memory also where nobody is left to kill it."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 2,) * 2)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
