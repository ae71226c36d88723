"""A function apart: its answer, or in time the news that there is none; never a process left."""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor

import pytest

from builder.engine.apart import TookTooLong, apart

SLACK = 10  # seconds that a busy machine may take to start a process


def add(one: int, other: int) -> int:
    return one + other


def hold(seconds: float) -> None:
    time.sleep(seconds)


def spin() -> None:
    while True:
        pass


def backtrack() -> None:
    import re

    re.match("(a|a)*$", "a" * 60 + "b")  # in C, where no thread and no handler gets a turn


def devour() -> int:
    return len(b"x" * (2 << 30))


def die() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def fail() -> None:
    raise KeyError("a bug of ours")


def interrupted() -> str:
    os.kill(os.getpid(), signal.SIGINT)
    return "still here"


def from_a_worker(number: int) -> int:
    return apart(add, (number, 1), SLACK)


def test_what_is_asked_is_answered() -> None:
    assert apart(add, (1, 2), SLACK) == 3


@pytest.mark.parametrize("endless", [spin, backtrack])
def test_what_never_ends_is_ended(endless: object) -> None:
    began = time.monotonic()
    with pytest.raises(TookTooLong):
        apart(endless, (), 1)  # type: ignore[arg-type]
    assert time.monotonic() - began < 1 + SLACK
    assert multiprocessing.active_children() == []


def test_what_sleeps_is_ended_too() -> None:
    with pytest.raises(TookTooLong):
        apart(hold, (60,), 0.5)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on memory can be set there")
def test_what_devours_memory_has_no_answer() -> None:
    with pytest.raises(TookTooLong):
        apart(devour, (), SLACK)


def test_what_dies_has_no_answer() -> None:
    with pytest.raises(TookTooLong):
        apart(die, (), SLACK)


def test_a_bug_shows_where_it_is() -> None:
    with pytest.raises(RuntimeError, match=r"in fail[\s\S]*a bug of ours"):
        apart(fail, (), SLACK)


def test_an_interrupt_is_left_to_who_asked() -> None:
    assert apart(interrupted, (), SLACK) == "still here"


def test_it_works_beside_threads_and_within_workers() -> None:
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    try:
        assert apart(add, (2, 3), SLACK) == 5
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            assert pool.submit(from_a_worker, 4).result() == 5
    finally:
        ended.set()
        thread.join()


def test_an_interrupt_while_waiting_leaves_no_process() -> None:
    pid = os.getpid()
    timer = threading.Timer(0.5, lambda: os.kill(pid, signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt), contextlib.suppress(TookTooLong):
        apart(hold, (60,), 20)
    timer.join()
    assert multiprocessing.active_children() == []
