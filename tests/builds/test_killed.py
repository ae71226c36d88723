"""A build killed at any moment leaves whole files, and the next one ends what it began."""

import signal
import time
from pathlib import Path

import pytest

from tests.builds.desk import Desk
from tests.site import LIST, listed


def _wait_for(desk: Desk, count: int) -> int:
    """Wait until so many pages stand in the site, or the clock runs out; return how many do."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        found = len([*desk.site.rglob("*.html")]) if desk.site.exists() else 0
        if found >= count:
            return found
    return 0


@pytest.mark.parametrize(("count", "jobs"), [(1, "1"), (25, "1"), (5, "2")])
def test_killed_build_is_caught_up(desk: Desk, count: int, jobs: str) -> None:
    wanted = desk.tree()
    other = Desk(desk.root.with_name("dodad"))
    for name in ("content", "themes"):
        (desk.root / name).rename(_beside(other, name))
    process = other.elsewhere("--jobs", jobs)
    found = _wait_for(other, count)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    _settle(other)
    half = other.tree()
    assert found >= count
    for path, data in half.items():
        # Each is as it will be, or a temporary file; and whatever is there is on the list.
        if path != LIST and ".kollegium-tmp-" not in path:
            assert data == wanted[path], path
            assert path in listed(half), path
    assert other.build().code == 0
    assert other.tree() == wanted
    assert other.build().made == set()


def test_killed_rebuild_is_caught_up(desk: Desk) -> None:
    desk.edit("content/portal.yaml", "title: Portalen", "title: Kollegiet")
    path = desk.site / "moduler/ett/index.html"
    process = desk.elsewhere("--jobs", "1")
    end = time.monotonic() + 60
    while time.monotonic() < end and b"Kollegiet" not in path.read_bytes():
        pass
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    assert b"Kollegiet" in path.read_bytes()
    assert desk.build().code == 0
    assert desk.tree() == desk.clean()


def test_two_builds_at_once(desk: Desk) -> None:
    """The second waits for the first."""
    desk.edit("content/portal.yaml", "title: Portalen", "title: Kollegiet")
    begun = [desk.elsewhere("--jobs", "1") for _ in range(2)]
    for process in begun:
        process.communicate(timeout=120)
    assert [process.returncode for process in begun] == [0, 0]
    assert desk.tree() == desk.clean()


def _beside(desk: Desk, name: str) -> Path:
    desk.root.mkdir(exist_ok=True)
    return desk.root / name


def _settle(desk: Desk) -> None:
    """Wait until workers whose parent was killed have ended."""
    before = -1
    while (now := len([*desk.site.rglob("*")])) != before:
        before = now
        time.sleep(0.3)
