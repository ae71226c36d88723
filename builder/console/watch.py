"""`check --watch`: a check at the start and after every save, until Ctrl-C.

Each check is framed by two lines for problem matchers: `[kollegium] … …` begins, and the line of
that kind which ends in a full stop ends it.
"""

import os
import re
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from logging import NullHandler, getLogger
from pathlib import Path
from threading import Event, Thread, Timer
from typing import Any

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from builder.console.refusal import FINE, Refusal
from builder.console.work import Request, find_out, tell
from builder.engine import stamp as stamps
from builder.project import Project
from builder.read.walk import is_dropping
from builder.show import summary

_MARK = "[kollegium]"
_QUIET = 0.2  # seconds without a save after which a check begins: editors save in several steps
_FAREWELL = 0.5  # seconds
_AGAIN = 1.0  # seconds after which a folder that has come is looked at once more
_LONGEST_WAIT = 2.0  # seconds of saving without end
_TICK = 0.5  # seconds: on Windows an interrupt is seen only between two waits
# Closed after writing, which Linux alone tells; not: opened, or read and closed.
_CHANGES = frozenset(("created", "modified", "deleted", "moved", "closed"))
_COMINGS = frozenset(("created", "deleted", "moved"))
# What editors write for a moment, beside what is left behind: vim's trial, JetBrains' copies.
_PASSING = re.compile(r"4913|.*___jb_(?:tmp|old)___")


def watch(said: Mapping[str, str], request: Request, *, poll: bool) -> int:
    """Check again and again; raises KeyboardInterrupt at Ctrl-C. No fault ends it."""
    project = Project(request.project)
    folders = (project.content, project.themes)
    roots = [each.resolve() for each in folders if each.is_dir()]
    before = stamps.take(roots)
    _check(said, request)
    saved = Event()
    with observed(folders, lambda _: saved.set(), poll=poll):
        now = stamps.compare(before)
        if now.stamp is None or now.changed:
            saved.set()  # while the first check ran, nobody was listening
        while sys.stdout is not None:  # else who reads us has left
            _await_quiet(saved)
            _check(said, request)
    return FINE


def _check(said: Mapping[str, str], request: Request) -> None:
    _mark(said["told.watching"])
    ended = said["told.waits"]
    try:
        outcome = find_out(said, request)
        tell(said, request, outcome)
        told = summary(outcome.graded, said["program.language"])
        ended = said["told.watched"].format(summary=told)
    except Refusal as refusal:
        click.echo(refusal.text, err=True)
    except BrokenPipeError:
        raise
    except Exception:  # noqa: BLE001 - a bug of ours is told, and the next save tried
        traceback.print_exc()
        click.echo(said["wrong.bug"], err=True)
    _mark(ended)


def _mark(text: str) -> None:
    click.echo(f"{_MARK} {text}", err=True)


def _await_quiet(saved: Event) -> None:
    """Wait for a save, and then until no more come."""
    while not saved.wait(_TICK):
        pass
    end = time.monotonic() + _LONGEST_WAIT
    while time.monotonic() < end:
        saved.clear()
        if not saved.wait(_QUIET):
            return


class _Listener(FileSystemEventHandler):
    """Tells of what changes and is read."""

    def __init__(self, roots: Sequence[Path], told: Callable[[FileSystemEvent], None]) -> None:
        self._roots = roots
        self._told = told

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Hear of an event, in a thread of the observer's."""
        if not concerns_a_check(event, self._roots):
            return
        self._told(event)
        if event.is_directory and event.event_type != "deleted":
            # What is put into a folder before it is watched itself is now and then not heard of.
            again = Timer(_AGAIN, self._told, [event])
            again.daemon = True
            again.start()


class _Folders(FileSystemEventHandler):
    """Watches folders that lie beside each other, and sees where one comes, goes, or comes again.

    What it hears itself is of the folder above alone, not of what lies deeper.
    """

    def __init__(
        self, folders: Iterable[Path], told: Callable[[FileSystemEvent], None], observer: Any
    ) -> None:
        self._folders = {str(each.parent.resolve() / each.name): each for each in folders}
        self._told = told
        self._observer = observer
        self._watches: dict[str, Any] = {}

    def start(self) -> None:
        """Begin to watch what is there."""
        for above in {os.path.dirname(path) for path in self._folders}:  # noqa: PTH120
            self._observer.schedule(self, above, recursive=False)
        for path in self._folders:
            self._look_at(path)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Hear of an event beside the folders, in a thread of the observer's."""
        named = {str(path) for path in (event.src_path, event.dest_path) if path}
        if event.event_type in _COMINGS:
            for path in named & self._folders.keys():
                self._look_at(path)
                self._told(event)

    def _look_at(self, path: str) -> None:
        """Watch a folder as it is now; a watch does not outlive the folder it was for."""
        if path in self._watches:
            with suppress(KeyError, OSError):
                self._observer.unschedule(self._watches.pop(path))
        root = self._folders[path].resolve()
        if root.is_dir():
            with suppress(OSError):  # gone again, which is heard of as well
                listener = _Listener([root], self._told)
                self._watches[path] = self._observer.schedule(listener, str(root), recursive=True)


@contextmanager
def observed(
    folders: Sequence[Path], told: Callable[[FileSystemEvent], None], *, poll: bool
) -> Iterator[None]:
    """Tell, in another thread, of every change below the folders that concerns a check.

    The folders lie in one that is there; they themselves may come later.
    """
    # What it has to say while it ends, in English and of its threads, is nothing to an author.
    log = getLogger("watchdog")
    if not log.handlers:
        log.addHandler(NullHandler())
    observer = PollingObserver() if poll else Observer()
    _Folders(folders, told, observer).start()
    observer.start()
    try:
        yield
    finally:
        # An observer waits for its own threads, which may be waiting for the system; nobody who has
        # pressed Ctrl+C shall wait for them.
        ending = Thread(target=observer.stop, daemon=True)
        ending.start()
        ending.join(_FAREWELL)


def concerns_a_check(event: FileSystemEvent, roots: Sequence[Path]) -> bool:
    """Tell whether something changed that is read: a file, or a folder that came or went."""
    if event.event_type not in _CHANGES or (event.is_directory and event.event_type == "modified"):
        return False
    paths = (Path(str(path)) for path in (event.src_path, event.dest_path) if path)
    return any(_is_read(path, roots) for path in paths)


def _is_read(path: Path, roots: Sequence[Path]) -> bool:
    root = next((root for root in roots if path.is_relative_to(root)), None)
    names = path.relative_to(root).parts if root else ()
    return bool(names) and not any(is_dropping(name) or _PASSING.fullmatch(name) for name in names)
