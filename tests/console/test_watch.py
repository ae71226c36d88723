"""`check --watch`: a check at every save, framed; outlives every fault, ends at Ctrl-C."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest
from watchdog import events

from builder.console import watch as watching
from builder.console.refusal import INTERRUPTED
from builder.console.watch import concerns_a_check

ROOT = Path(__file__).resolve().parents[2]
BEGINS = "[kollegium] granskar …"
WAITS = "Väntar på nästa ändring; avsluta med Ctrl+C."
PATIENCE = 60.0


class Watch:
    """A watch in a process of its own, and the lines that it says on standard error."""

    def __init__(self, portal: Path, *flags: str) -> None:
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "builder", "check", "--watch"),
                *("--project", str(portal), "--jobs", "1", *flags),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        )
        self.lines: Queue[str] = Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self.lines.put(line.decode().rstrip("\n"))

    def round(self) -> list[str]:
        """Wait for a check to end, and get what was said in it, both marks among it."""
        said = [self.lines.get(timeout=PATIENCE)]
        while not (said[-1].startswith("[kollegium]") and said[-1].endswith(".")):
            said.append(self.lines.get(timeout=PATIENCE))
        return said

    def settled(self, *expected: str) -> None:
        """Wait for a check that says just this; one save may be seen as two."""
        wanted = [BEGINS, *expected]
        for _ in range(5):
            said = self.round()
            if said == wanted:
                return
        pytest.fail("\n".join(said))

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture(params=[(), ("--poll",)], ids=["events", "poll"])
def watch(portal: Path, request: pytest.FixtureRequest) -> Iterator[Watch]:
    watch = Watch(portal, "--format", "line", *request.param)
    yield watch
    watch.process.kill()
    watch.process.wait()


def test_a_day_at_the_desk(portal: Path, watch: Watch) -> None:
    page = portal / "content/pages/om.md"
    fine = page.read_bytes()
    watch.settled(f"[kollegium] inga fel. {WAITS}")
    page.write_text("---\ntitel: Om\n---\n", "utf-8")
    fault = "content/pages/om.md:2:1: error[unknown-key]: jag känner inte till nyckeln `titel`"
    watch.settled(fault, f"[kollegium] 1 fel. {WAITS}")
    # An editor that saves by way of another file.
    other = page.with_name("om.md~")
    other.write_bytes(fine)
    other.replace(page)
    watch.settled(f"[kollegium] inga fel. {WAITS}")
    # The portal's own file goes away for a moment, as when a branch is changed.
    settings = portal / "content/portal.yaml"
    settings.rename(portal / "portal.yaml")
    said = watch.round()
    while not any("portal.yaml saknas" in line for line in said):
        said = watch.round()
    assert said[-1].startswith("[kollegium] väntar")
    (portal / "portal.yaml").rename(settings)
    watch.settled(f"[kollegium] inga fel. {WAITS}")
    new = portal / "content/pages/ny/media"
    new.mkdir(parents=True)
    (new / "x.docx").write_bytes(b"x")
    path = "content/pages/ny/media/x.docx"
    told = f"{path}:1:1: warning[unknown-file]: filen `pages/ny/media/x.docx` hör inte hemma här"
    watch.settled(f"{told}, så jag använder den inte", f"[kollegium] 1 varning. {WAITS}")
    assert watch.end() == INTERRUPTED
    left = watch.lines.get(timeout=PATIENCE) or watch.lines.get(timeout=PATIENCE)
    assert left == "Avbrutet."  # on a line of its own, behind ^C


def test_a_folder_that_comes_is_looked_at_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_AGAIN", 0.01)
    told: Queue[events.FileSystemEvent] = Queue()
    listener = watching._Listener([tmp_path], told.put)
    come, gone = (
        kind(str(tmp_path / "ny")) for kind in (events.DirCreatedEvent, events.DirDeletedEvent)
    )
    listener.on_any_event(gone)
    listener.on_any_event(events.FileCreatedEvent(str(tmp_path / "om.md")))
    listener.on_any_event(come)
    heard = [told.get(timeout=PATIENCE) for _ in range(4)]
    assert heard[0] is gone
    assert heard[2:] == [come, come]


def test_nothing_saved_nothing_said(watch: Watch) -> None:
    watch.settled(f"[kollegium] inga fel. {WAITS}")
    with pytest.raises(Empty):
        watch.lines.get(timeout=2.5)
    assert watch.end() == INTERRUPTED


def test_a_bug_of_ours_does_not_end_it(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does a disk that refuses: the traceback is shown, and the next save tried."""
    errors: list[BaseException] = [RuntimeError("as it happens"), OSError(5, "I/O error")]
    rounds = iter([*errors, KeyboardInterrupt()])

    def fail(*_: object) -> None:
        raise next(rounds)

    monkeypatch.setattr(watching, "find_out", fail)
    monkeypatch.setattr(watching, "_await_quiet", lambda _: None)
    from tests.console.transcript import say

    said = say(["check", "--watch", "--project", str(portal)])
    assert said.code == INTERRUPTED
    assert said.text.count(BEGINS) == 3
    assert said.text.count("Traceback") == 2
    assert said.text.count("[kollegium] väntar på nästa ändring") == 2
    assert said.text.endswith("Avbrutet.\n")


def changed(path: str) -> events.FileSystemEvent:
    return events.FileModifiedEvent(path)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (changed("/p/content/pages/om.md"), True),
        (events.FileCreatedEvent("/p/content/pages/om.md"), True),
        (events.FileDeletedEvent("/p/content/pages/om.md"), True),
        (events.DirCreatedEvent("/p/content/pages"), True),
        (events.DirDeletedEvent("/p/content/pages"), True),
        (events.FileMovedEvent("/p/content/.om.md.swp", "/p/content/pages/om.md"), True),
        (events.FileMovedEvent("/p/content/pages/om.md", "/p/content/pages/om.md~"), True),
        # Reading is no change, or every check would ask for the next.
        (events.FileOpenedEvent("/p/content/pages/om.md"), False),
        (events.FileClosedNoWriteEvent("/p/content/pages/om.md"), False),
        (events.DirModifiedEvent("/p/content/pages"), False),
        # What editors and systems write beside.
        (changed("/p/content/pages/.om.md.swp"), False),
        (changed("/p/content/pages/4913"), False),
        (changed("/p/content/pages/om.md~"), False),
        (changed("/p/content/pages/#om.md#"), False),
        (changed("/p/content/pages/~$lista.docx"), False),
        (changed("/p/content/pages/om.md___jb_tmp___"), False),
        (changed("/p/content/.git/index"), False),
        (changed("/p/content/pages/Thumbs.db"), False),
        (events.FileMovedEvent("/p/content/.a.swp", "/p/content/.b.swp"), False),
        (changed("/p/site/index.html"), False),
    ],
)
def test_what_asks_for_a_check(event: events.FileSystemEvent, *, expected: bool) -> None:
    assert concerns_a_check(event, [Path("/p/content"), Path("/p/themes")]) is expected
