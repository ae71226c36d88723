"""When a build begins: counted, with saves in another thread."""

import threading
import time

from builder.serve.saves import Saves


class Bench:
    """Builds that only count, each asked for as the preview asks."""

    def __init__(self) -> None:
        self.saves = Saves()
        self.builds = 0
        self.built = threading.Condition()
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while True:
            self.saves.wait()
            with self.built:
                self.builds += 1
                self.built.notify_all()
            self.saves.built()

    def await_builds(self, number: int) -> bool:
        with self.built:
            return self.built.wait_for(lambda: self.builds >= number, 30)


def test_a_save_makes_a_build() -> None:
    bench = Bench()
    bench.saves.hear("", "a.md")
    assert bench.await_builds(1)
    time.sleep(0.5)
    assert bench.builds == 1


def test_a_hundred_saves_a_second_make_a_build_or_two() -> None:
    bench = Bench()
    pauses, last = 0, time.monotonic()
    for number in range(100):
        bench.saves.hear("", f"{number % 3}.md")
        time.sleep(0.01)
        now = time.monotonic()
        pauses += now - last > 0.1  # the machine was busy, and nobody was saving
        last = now
    assert bench.await_builds(1)
    time.sleep(0.6)
    assert 1 <= bench.builds <= 2 + pauses


def test_what_is_whole_is_built_at_once_and_what_may_be_written_on_is_waited_for() -> None:
    taken = []
    for whole in (True, False):
        saves, least = Saves(), 60.0
        for _ in range(20):  # the machine may be busy now and then
            saves.hear("", "a.md")
            saves.hear("", "a.md", whole=whole)
            began = time.monotonic()
            saves.wait()
            least = min(least, time.monotonic() - began)
        taken.append(least)
    assert taken[0] < 0.012 < taken[1]


def test_what_is_for_idle_times_is_done_when_nobody_saves() -> None:
    saves, done = Saves(), threading.Event()
    saves.hear("", "a.md")
    saves.wait(idle=done.set)
    assert not done.is_set()
    waiting = threading.Thread(target=saves.wait, args=(done.set,), daemon=True)
    waiting.start()
    assert done.wait(30)
    saves.hear("", "a.md")
    waiting.join(30)
    assert not waiting.is_alive()


def test_saving_without_end_is_shown_all_the_same() -> None:
    bench = Bench()
    end = time.monotonic() + 60
    while bench.builds < 1 and time.monotonic() < end:
        bench.saves.hear("a.md", "")  # a file that is missing makes it careful
        time.sleep(0.005)
    assert bench.builds == 1


def test_a_file_that_comes_back_is_waited_for() -> None:
    """A build between the two would complain of a page that is only being saved."""
    for _ in range(20):
        bench, began = Bench(), time.monotonic()
        bench.saves.hear("a.md", "")
        time.sleep(0.05)
        seen = bench.builds
        bench.saves.hear("", "a.md")
        if time.monotonic() - began < 0.15:
            break  # else the machine was busy, and the file missing for long
    assert seen == 0
    assert bench.await_builds(1)
    time.sleep(0.5)
    assert bench.builds == 1
