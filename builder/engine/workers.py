"""Processes that start once and serve every stage of a build; alone, the same work in order.

Their one rule: they never outlive the build. A worker ends when its lifeline, a pipe that only
the parent holds open, is closed by the parent or by its death.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

from builder.engine.errors import WorkerDied

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

T = TypeVar("T")
R = TypeVar("R")


class _Pipe(Protocol):
    """What is used of a pipe's end; its class has another name on Windows."""

    def recv_bytes(self) -> bytes: ...

    def close(self) -> None: ...


_FEW = 16
_MOST = 61  # Windows waits for no more at once
_TICK = 0.5  # seconds: there an interrupt is seen only between two waits


Told = Callable[[str, int, int], None]


class Workers:
    """A context manager; processes start at the first work that is worth it.

    `jobs` 0 is all usable cores; 1 never starts any. `start_method` is `fork` or `spawn`; None is
    fork on Linux while this process has one thread, else spawn. `serve` must therefore start its
    workers before its threads. For the parent's main thread only.

    `told` hears how far the work has come: the stage, and how many of how many items are done.
    """

    def __init__(
        self, jobs: int = 0, start_method: str | None = None, told: Told | None = None
    ) -> None:
        self.jobs = min(jobs or _cores(), _MOST)
        self._told = told
        self._stage = ""
        self._start_method = start_method
        self._pool: ProcessPoolExecutor | None = None
        self._lifeline: _Pipe | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None or isinstance(error, Exception):
            self.close()
        else:
            self.abort()

    def enter(self, stage: str) -> None:
        """Begin a stage, for who is told of it."""
        self._stage = stage
        self.tell(0, 1)

    def tell(self, done: int, of: int) -> None:
        """Tell how far the stage has come."""
        if self._told is not None:
            self._told(self._stage, done, of)

    def worthwhile(self, count: int, least: int = _FEW) -> bool:
        """Tell whether so many items are shared out: fewer than `least` do not pay a start."""
        return self.jobs > 1 and count > 1 and (self._pool is not None or count >= least)

    def map(self, function: Callable[[T], R], items: Iterable[T], least: int = _FEW) -> list[R]:
        """Return `function` of each item, in order. Module-level function, picklable items.

        Raises what the function raises, or WorkerDied.
        """
        things = list(items)
        if not self.worthwhile(len(things), least):
            return list(self._alone(function, things))
        size = max(1, min(64, len(things) // (self.jobs * 32)))
        results: list[R] = []
        self.each(function, things, results.append, size)
        return results

    def _alone(self, function: Callable[[T], R], items: Sequence[T]) -> Iterable[R]:
        for number, item in enumerate(items, 1):
            yield function(item)
            self.tell(number, len(items))

    def each(
        self,
        function: Callable[[T], R],
        items: Sequence[T],
        receive: Callable[[R], object],
        size: int = 1,
    ) -> None:
        """Hand each result to `receive`, in the items' order, as soon as its turn has come.

        `size` items travel together. After an exception, from either function, what has not
        begun is dropped and what has begun ends first; an interrupt ends it at once.
        """
        from concurrent.futures.process import BrokenProcessPool

        pool = self._start()
        futures: list[Future[list[R]]] = []
        try:
            parts = (items[start : start + size] for start in range(0, len(items), size))
            futures.extend(pool.submit(_obey, function, part) for part in parts)
            for number, future in enumerate(futures, 1):
                for result in _result(future):
                    receive(result)
                self.tell(number, len(futures))
        except BrokenProcessPool:
            self.abort()
            raise WorkerDied from None
        except Exception:
            _drain(futures)
            raise
        except BaseException:
            self.abort()
            raise

    def beside(self, function: Callable[..., R], *args: object) -> Callable[[], R]:
        """Begin work whose result is asked for later, beside what comes between.

        Where no process has been started, it is done when it is asked for. The result raises what
        the function raises, or WorkerDied.
        """
        if self._pool is None:
            return partial(function, *args)
        future = self._pool.submit(_obey, partial(_call, function), [args])

        def result() -> R:
            from concurrent.futures.process import BrokenProcessPool

            try:
                (made,) = _result(future)
            except BrokenProcessPool:
                self.abort()
                raise WorkerDied from None
            return made

        return result

    def start(self) -> None:
        """Start the processes now, if there are to be any; for who will have threads later."""
        if self.jobs > 1:
            self.each(abs, [0], bool)

    def close(self) -> None:
        """Let the processes end. Calling again, or working again, is allowed."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._forget()

    def abort(self) -> None:
        """End the processes now, whatever they do; files stay whole because writes are renames."""
        pool, self._pool = self._pool, None
        if pool is not None:
            processes = dict(getattr(pool, "_processes", None) or {})
            self._forget()  # ends them also where the attribute should one day be gone
            for process in processes.values():
                process.terminate()
            pool.shutdown(wait=True, cancel_futures=True)

    def _start(self) -> ProcessPoolExecutor:
        if self._pool is None:
            from concurrent.futures import ProcessPoolExecutor
            from multiprocessing import get_context

            method = self._start_method or _start_method()
            context = get_context(method)
            ours, self._lifeline = context.Pipe(duplex=False)
            # A fork also holds the parent's end, and has to let go of it; a spawn has none.
            other = self._lifeline if method == "fork" else None
            self._pool = ProcessPoolExecutor(self.jobs, context, _begin, (ours, other))
        return self._pool

    def _forget(self) -> None:
        self._pool = None
        if self._lifeline is not None:
            self._lifeline.close()
            self._lifeline = None


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start_method() -> str:
    import threading

    # A fork of a process with threads may inherit a lock that nobody will ever release; and on
    # macOS system libraries have threads of their own.
    alone = threading.active_count() == 1
    return "fork" if sys.platform == "linux" and alone else "spawn"


def _result(future: Future[list[R]]) -> list[R]:
    from concurrent.futures import wait

    while not wait([future], _TICK).done:
        pass
    return future.result()


def _drain(futures: Sequence[Future[Any]]) -> None:
    """Drop what has not begun, and let the rest end: their files are wanted all the same."""
    from concurrent.futures import wait

    begun = [future for future in futures if not future.cancel()]
    while wait(begun, _TICK).not_done:
        pass


def _begin(ours: _Pipe, other: _Pipe | None) -> None:
    """In a new worker: leave Ctrl-C to the parent, and watch the lifeline."""
    import gc
    import signal
    import threading

    gc.disable()  # as in the parent, which a worker made by spawn does not inherit from
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if other is not None:
        other.close()
    threading.Thread(target=_watch, args=(ours,), daemon=True).start()


def _watch(lifeline: _Pipe) -> None:
    try:
        lifeline.recv_bytes()
    except (EOFError, OSError):
        os._exit(1)


def _call(function: Callable[..., R], args: tuple[object, ...]) -> R:
    return function(*args)


def _obey(function: Callable[[T], R], items: Sequence[T]) -> list[R]:
    try:
        return [function(item) for item in items]
    except Exception as error:
        portable = _portable(error)
        if portable is error:
            raise
        raise portable from error


def _portable(error: Exception) -> Exception:
    """Return an exception that arrives: one that cannot be unpickled would break the pool."""
    import pickle

    try:
        arrived = type(pickle.loads(pickle.dumps(error)))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - whatever its class does when it is built anew
        arrived = None
    if arrived is type(error):
        return error
    other = RuntimeError(f"{type(error).__qualname__}: {error}")
    for note in getattr(error, "__notes__", ()):
        other.add_note(note)
    return other
