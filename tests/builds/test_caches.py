"""What lies in `.kollegium/` may be lost, harmed or come from elsewhere: it costs time alone."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builds.desk import Desk
from tests.site import LIST, dates
from tests.stories.stage import Stage

MOMENT = "content/modules/ett/2-del/c.md"
PAGE = "moduler/ett/del-2/moment-c/index.html"


def _dates(desk: Desk) -> dict[str, int]:
    """Tell when pages were written; the list may be written anew with the same words."""
    return {path: date for path, date in dates(desk.site).items() if path != LIST}


def _edit(desk: Desk) -> None:
    desk.edit(MOMENT, "Text i momentet ett2c", "En ny text")


@pytest.mark.parametrize(
    "lost", [".", "read", "shelves", "why", "ledger", "build.json", "modules", "found"]
)
def test_lost_cache_costs_time_alone(desk: Desk, lost: str) -> None:
    before, then = desk.tree(), _dates(desk)
    place = desk.cache / lost
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink()
    assert desk.build().code == 0
    assert (desk.tree(), _dates(desk)) == (before, then)


@pytest.mark.parametrize("lost", [".", "read", "shelves", "why", "ledger", "lock"])
def test_cache_lost_before_an_edit(desk: Desk, lost: str) -> None:
    place = desk.cache / lost
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink()
    _edit(desk)
    assert desk.build().code == 0
    assert b"En ny text" in desk.tree()[PAGE]
    assert desk.tree() == desk.clean()
    assert desk.build().made == set()


HARMS: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda _: b"",
    "cut": lambda data: data[: len(data) // 2],
    "lengthened": lambda data: data + b"x",
    "one bit": lambda data: data[:-20] + bytes([data[-20] ^ 1]) + data[-19:],
    "foreign": lambda data: b"\x80\x05cos\nsystem\n" + b"\x00" * len(data),
    "text": lambda _: b'{"key": [1, 2], "counts": {}, "diagnostics": [[]]}',
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS.keys())
def test_harmed_caches_are_thrown_away(desk: Desk, harm: Callable[[bytes], bytes]) -> None:
    desk.build()
    _edit(desk)
    files = [path for path in sorted(desk.cache.rglob("*")) if path.is_file()]
    assert len(files) > 10
    for path in files:
        if len(data := path.read_bytes()) > 20:
            path.write_bytes(harm(data))
    assert desk.build().code == 0
    assert desk.tree() == desk.clean()
    assert desk.build().made == set()


@pytest.mark.parametrize(
    "name", ["shelves", "read", "why", "modules", "found", "build.stamp", "build.json", "ledger"]
)
def test_folder_where_a_cache_should_be(desk: Desk, name: str) -> None:
    """Or a file where there should be a folder: told as a disk's fault, at worst, never as ours."""
    desk.build()
    place = desk.cache / name
    if place.is_dir():
        shutil.rmtree(place)
        place.write_text("inte en mapp")
    else:
        place.unlink()
        place.mkdir()
    _edit(desk)
    assert desk.build().code in (0, 3)


def test_copied_project_builds_itself(built: Path, tmp_path: Path) -> None:
    """A copy with its caches is another project: what is noted of the first is not true of it."""
    copy = Desk(tmp_path / "kopia")
    shutil.copytree(built, copy.root)
    _edit(copy)
    assert PAGE in copy.build().made
    assert b"En ny text" in copy.tree()[PAGE]


def test_moved_project_makes_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.build()
    moved = Desk(tmp_path / "ett annat ställe")
    desk.root.rename(moved.root)
    assert moved.build().made == set()
    _edit(moved)
    assert moved.build().made == {PAGE, "moduler/ett/skriv-ut/index.html"}


def test_one_projects_cache_in_another(desk: Desk, tmp_path: Path) -> None:
    """Caches that are sound but of other content are seen through."""
    other = Desk(tmp_path / "annan")
    shutil.copytree(desk.root, other.root)
    desk.edit(MOMENT, "Text i momentet ett2c", "Annan text")
    desk.build()
    shutil.rmtree(other.cache)
    shutil.copytree(desk.cache, other.cache)
    other.build()
    assert other.tree() == other.clean()


def test_caches_are_swept(desk: Desk) -> None:
    """What belonged to a removed module is not kept for ever."""
    shutil.rmtree(desk.root / "content/modules/tva")
    desk.build()
    assert [path for path in desk.cache.rglob("*") if "tva" in path.name] == []


def test_check_leaves_site_and_caches_such_that_a_build_follows(desk: Desk) -> None:
    before = desk.tree()
    _edit(desk)
    Stage(desk.root).run(f"kollegium check --project {desk.root}")
    assert desk.tree() == before
    assert desk.build().made == {PAGE, "moduler/ett/skriv-ut/index.html"}
