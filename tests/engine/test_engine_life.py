"""Processes: any number of them gives the same files, and none outlives or harms a build."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from builder.engine.errors import Busy, WorkerDied
from builder.engine.lock import lock
from builder.engine.run import run
from builder.engine.workers import Workers

from . import engine_samples
from .engine_samples import Bench, batch, double, many, process, tree

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join([str(ROOT), str(Path(__file__).parent)]),
}
METHODS = ["fork", "spawn"] if sys.platform == "linux" else ["spawn"]
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


@pytest.mark.parametrize("method", METHODS)
def test_any_number_of_workers_gives_the_same(tmp_path: Path, method: str) -> None:
    serial, parallel = Bench(tmp_path / "1"), Bench(tmp_path / "3")
    with Workers(3, method) as workers:
        for batches in (many(5, 12), many(4, 13), many(5, 12, body="new")):
            alone = serial.build(*batches)
            shared = run(batches, parallel.site, parallel.cache, version="1", workers=workers)
            assert (shared.made, shared.kept, shared.removed) == (
                alone.made, alone.kept, alone.removed,
            )  # fmt: skip
            assert parallel.tree() == serial.tree()
    assert len(alone.made) == 60


@pytest.mark.parametrize("method", METHODS)
def test_workers_start_once_and_keep_order(method: str) -> None:
    with Workers(2, method) as workers:
        assert workers.map(double, range(100)) == list(range(0, 200, 2))
        first = set(workers.map(process, range(50)))
        assert os.getpid() not in first
        assert len(first | set(workers.map(process, range(50)))) <= 2
        workers.close()
        assert set(workers.map(process, range(3), least=2)).isdisjoint(first)


def test_few_items_and_one_job_stay_here() -> None:
    with Workers(1) as workers:
        assert set(workers.map(process, range(50))) == {os.getpid()}
    with Workers(4) as workers:
        assert set(workers.map(process, range(3))) == {os.getpid()}


@pytest.mark.parametrize("method", METHODS)
def test_work_beside_other_work_is_waited_for_when_it_is_asked_for(method: str) -> None:
    with Workers(2, method) as workers:
        here = workers.beside(process, 0)
        assert here() == os.getpid()  # nobody has started a process yet
        workers.map(process, range(50))
        there, failing = workers.beside(process, 0), workers.beside(int, "no number")
        assert workers.map(double, range(50)) == list(range(0, 100, 2))
        assert there() != os.getpid()
        with pytest.raises(ValueError, match="no number"):
            failing()


def test_work_beside_that_kills_its_worker_is_told() -> None:
    with Workers(2) as workers:
        workers.map(process, range(50))
        dying = workers.beside(os._exit, 9)
        with pytest.raises(WorkerDied):
            dying()
        assert workers.map(double, range(50)) == list(range(0, 100, 2))


@pytest.mark.parametrize("method", METHODS)
def test_what_make_raises_travels(tmp_path: Path, method: str) -> None:
    with Workers(2, method) as workers:
        for maker, kind in (("fail", LookupError), ("unportable", RuntimeError)):
            bench = Bench(tmp_path / maker)
            batches = *many(3, 20), batch("x", "b", maker=maker)
            with pytest.raises(kind, match="b") as error:
                run(batches, bench.site, bench.cache, version="1", workers=workers)
            assert error.value.__notes__ == ["while making x/b.html"]
            report = run(many(3, 20), bench.site, bench.cache, version="1", workers=workers)
            assert report.kept == 60


def test_a_worker_that_dies_is_told(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    with pytest.raises(WorkerDied):
        bench.build(*many(4, 20), batch("x", "a", maker="die"), jobs=2)
    bench.build(*many(4, 20), jobs=2)
    assert bench.tree() == Bench(tmp_path / "clean").build_tree(*many(4, 20))


def start(
    bench: Bench, jobs: int, method: str, body: str, first: str = "slow"
) -> subprocess.Popen[bytes]:
    """A build of 120 pages, a fiftieth of a second each, in a group of its own."""
    return subprocess.Popen(
        [sys.executable, engine_samples.__file__, bench.root, str(jobs), method, body, first],
        env=ENVIRONMENT,
        start_new_session=True,
        stderr=subprocess.PIPE,
    )


def wait_for(bench: Bench, pages: int, build: subprocess.Popen[bytes], body: bytes) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        assert build.poll() is None, build.stderr and build.stderr.read().decode()
        written = [path for path in bench.site.rglob("*.html") if body in read(path)]
        if len(written) >= pages:
            return
        time.sleep(0.002)
    pytest.fail("the build wrote nothing")


def read(path: Path) -> bytes:
    with contextlib.suppress(FileNotFoundError):
        return path.read_bytes()
    return b""


def end_of(build: subprocess.Popen[bytes]) -> bytes:
    """What it said on its error stream, once the build and all its workers have ended.

    Each holds the stream, so its end is theirs; a worker's half minute would run out the time.
    """
    return build.communicate(timeout=5)[1]


def assert_whole(bench: Bench, *bodies: bytes) -> None:
    for path in bench.site.rglob("*.html"):
        lines = path.read_bytes().split(b"\n")
        assert len(lines) == 4, path
        assert lines[2] in bodies


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends a process no such signals")
@pytest.mark.parametrize(
    ("jobs", "method", "pages"), [(1, "spawn", 3), (2, METHODS[0], 7), (2, METHODS[0], 25)]
)
def test_a_killed_build_costs_time_alone(
    tmp_path: Path, jobs: int, method: str, pages: int
) -> None:
    bench = Bench(tmp_path)
    bench.build(*many(2, 20, body="old"), batch("gone", "a"))
    build = start(bench, jobs, method, "new")
    wait_for(bench, pages, build, b"new")
    (bench.site / "m000" / ".kollegium-tmp-00").touch()  # as if it had died a moment earlier
    build.kill()
    end_of(build)
    assert_whole(bench, b"text", b"old", b"new")
    after = many(4, 20, body="old")  # fewer modules: what only the dead build knew must go
    with lock(bench.cache, 1.0):
        bench.build(*after)
    assert bench.tree() == Bench(tmp_path / "clean").build_tree(*after)
    assert not list(bench.cache.rglob(".kollegium-tmp-*"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends a process no such signals")
@pytest.mark.parametrize(("jobs", "to_all"), [(1, False), (2, False), (2, True)])
def test_an_interrupt_ends_all_at_once(tmp_path: Path, jobs: int, *, to_all: bool) -> None:
    bench = Bench(tmp_path)
    build = start(bench, jobs, METHODS[0], "new")
    wait_for(bench, 5, build, b"new")
    if to_all:
        os.killpg(build.pid, signal.SIGINT)  # as a terminal does
    else:
        build.send_signal(signal.SIGINT)
    errors = end_of(build)
    assert errors.count(b"Traceback") == errors.count(b"KeyboardInterrupt") == 1
    assert_whole(bench, b"text", b"new")
    bench.build(*many(6, 20))
    assert bench.tree() == Bench(tmp_path / "clean").build_tree(*many(6, 20))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends a process no such signals")
def test_an_interrupt_ends_also_what_hears_nothing(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    build = start(bench, 2, METHODS[0], "new", "stick")
    while read(bench.site / ".kollegium-made").count(b"/a.html\n") < 2:
        time.sleep(0.01)
    time.sleep(0.1)  # both workers have announced their page, and now both stick
    build.send_signal(signal.SIGINT)
    assert b"KeyboardInterrupt" in end_of(build)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends a process no such signals")
def test_idle_workers_leave_an_interrupt_to_their_parent() -> None:
    code = (
        f"import os, signal, time; from {double.__module__} import double\n"
        "from builder.engine.workers import Workers\n"
        f"with Workers(2, {METHODS[0]!r}) as workers:\n"
        "    workers.start()\n"
        "    time.sleep(0.1)\n"
        "    signal.signal(signal.SIGINT, lambda *_: None)\n"
        "    os.killpg(0, signal.SIGINT)\n"
        "    time.sleep(0.1)\n"
        "    assert workers.map(double, range(40)) == list(range(0, 80, 2))\n"
    )
    path = os.pathsep.join([str(ROOT), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": path},
        start_new_session=True,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def hold(cache: Path, seconds: float) -> subprocess.Popen[str]:
    code = (
        "import sys, time; from pathlib import Path; from builder.engine.lock import lock\n"
        "with lock(Path(sys.argv[1]), 0): print('held', flush=True); time.sleep(float(sys.argv[2]))"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, cache, str(seconds)],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


class TestLock:
    def test_the_second_says_who_holds_it(self, tmp_path: Path) -> None:
        holder = hold(tmp_path, 60)
        told: list[tuple[int, str]] = []
        with (
            pytest.raises(Busy) as busy,
            lock(tmp_path, 0.1, lambda pid, host: told.append((pid, host))),
        ):
            pytest.fail("held twice")
        assert (busy.value.pid, busy.value.host) == (holder.pid, os.uname().nodename)
        assert told == [(holder.pid, os.uname().nodename)]
        holder.kill()
        holder.communicate()
        with lock(tmp_path, 1.0):  # a dead holder's is taken over
            pass

    def test_the_second_waits(self, tmp_path: Path) -> None:
        holder = hold(tmp_path, 0.3)
        with lock(tmp_path, 10.0):
            assert holder.wait(1) == 0
        holder.communicate()

    def test_it_is_let_go_after_a_failure_too(self, tmp_path: Path) -> None:
        with contextlib.suppress(ZeroDivisionError), lock(tmp_path / "a" / "b", 0):
            raise ZeroDivisionError
        with lock(tmp_path / "a" / "b", 0), pytest.raises(Busy), lock(tmp_path / "a" / "b", 0):
            pytest.fail("held twice")

    def test_workers_that_live_on_do_not_hold_it(self, tmp_path: Path) -> None:
        with Workers(2) as workers:
            with lock(tmp_path, 0):
                workers.map(double, range(40))
            with lock(tmp_path, 0):
                pass


def test_importing_the_engine_starts_nothing_heavy() -> None:
    code = (
        "import sys; before = set(sys.modules)\n"
        "import builder.engine.run, builder.engine.stamp, builder.engine.lock\n"
        "heavy = {'asyncio', 'multiprocessing', 'concurrent', 'pickle', 'json', 'socket',"
        " 'logging', 'subprocess', 'tempfile'}\n"
        "print(sorted(heavy & (set(sys.modules) - before)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
    assert tree(Path(__file__).parent / "none") == {}
