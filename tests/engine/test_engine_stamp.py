"""Stamps: every change below the roots is noticed, and nothing else."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.engine import stamp as stamps
from builder.engine.stamp import Stamp, compare, finish, load, save, take

from .engine_samples import Bench, batch

LONG_AGO = 1_700_000_000_000_000_000


@pytest.fixture
def content(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    for name in ("a.md", "modules/läsa/b.md", "modules/läsa/c d#.md"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("text", "utf-8")
    return root


def old(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no date count as young: what is noticed then, is noticed by dates and sizes alone."""
    monkeypatch.setattr(stamps, "_RACY", -10_000_000_000_000)


def edit(root: Path) -> None:
    (root / "modules/läsa/b.md").write_text("text, longer", "utf-8")


def edit_same_size(root: Path) -> None:
    (root / "modules/läsa/b.md").write_text("TEXT", "utf-8")


def set_back(root: Path) -> None:
    path = root / "modules/läsa/b.md"
    date = path.stat().st_mtime_ns
    path.write_text("TEXT", "utf-8")
    os.utime(path, ns=(date, date))


def add(root: Path) -> None:
    (root / "modules/läsa/new.md").touch()


def remove(root: Path) -> None:
    (root / "a.md").unlink()


def rename(root: Path) -> None:
    (root / "modules/läsa/b.md").rename(root / "modules/läsa/d.md")


def touch(root: Path) -> None:
    os.utime(root / "a.md", ns=(LONG_AGO, LONG_AGO))


def swap(root: Path) -> None:
    (root / "a.md").unlink()
    (root / "a.md").mkdir()


CHANGES = [edit, edit_same_size, set_back, add, remove, rename, touch, swap]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("racy", [True, False])
def test_every_change_is_noticed(
    content: Path, change: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch, *, racy: bool
) -> None:
    if not racy:
        old(monkeypatch)
        time.sleep(0.02)  # so that the change gets another date, however coarse the clock
    stamp = take([content])
    assert compare(stamp).settled
    assert any(entry[4] for entry in stamp.entries) == racy
    change(content)
    assert not compare(stamp).settled


def test_a_change_that_leaves_the_date_is_noticed_while_the_date_is_young(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk whose dates count in coarse steps: here, all dates are one."""

    def coarse(found: os.stat_result) -> tuple[int, int, int]:
        return 0, 0, found.st_size if found.st_size < 100 else 0

    stamp = take([content])
    monkeypatch.setattr(stamps, "_measure", coarse)
    blind = Stamp(
        stamp.key, tuple((p, *coarse(Path(p).stat()), e) for p, _, _, _, e in stamp.entries), ()
    )
    assert compare(blind).settled
    edit_same_size(content)
    assert not compare(blind).settled


def test_young_dates_settle(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    young = take([content])
    assert compare(young).stamp is young
    monkeypatch.setattr(stamps, "_RACY", -10_000_000_000_000)
    settled = compare(young).stamp
    assert settled is not None
    assert settled is not young
    assert not any(entry[4] for entry in settled.entries)
    assert compare(settled).stamp is settled


def test_what_was_absent_is_remembered(tmp_path: Path, content: Path) -> None:
    stamp = take([content, tmp_path / "themes", tmp_path / "x.yaml"])
    assert compare(stamp).settled
    (tmp_path / "themes").mkdir()
    assert not compare(stamp).settled


def test_links_are_followed_and_watched(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "far").mkdir(parents=True)
    (content / "far" / "x.md").write_bytes(b"1")
    (content / "link").symlink_to("far")
    (content / "loop").symlink_to(content)
    (content / "dead").symlink_to("none")
    stamp = take([content])
    assert compare(stamp).settled
    (content / "far" / "x.md").write_bytes(b"2")
    assert not compare(stamp).settled
    stamp = take([content])
    (content / "none").touch()
    assert not compare(stamp).settled


def test_outputs_are_watched(tmp_path: Path, content: Path) -> None:
    bench = Bench(tmp_path)
    before = take([content], "key")
    report = bench.build(batch("m", "a", "b"))
    stamp = finish(before, bench.site, report.outputs)
    assert compare(stamp).settled
    os.utime(bench.site / "m/a.html", ns=(LONG_AGO, LONG_AGO))
    assert not compare(stamp).settled
    report = bench.build(batch("m", "a", "b"))
    assert report.made == ()
    assert compare(finish(before, bench.site, report.outputs)).settled
    stamp = finish(before, bench.site, report.outputs)
    (bench.site / ".kollegium-made").unlink()
    assert not compare(stamp).settled


def test_a_stamp_is_saved_and_thrown_away(tmp_path: Path, content: Path) -> None:
    (content / os.fsdecode(b"latin-\xe5.md")).touch()
    path = tmp_path / "stamp"
    bench = Bench(tmp_path)
    stamp = finish(take([content], "1 --drafts"), bench.site, bench.build(batch("m", "a")).outputs)
    save(path, stamp)
    assert load(path, "1 --drafts") == stamp
    assert load(path, "1") is None
    assert load(tmp_path / "none", "1") is None
    for damaged in (path.read_bytes()[:-9], b"[1]", b"{}", b"\xff", b'[1,"1",[1],[],"",[]]'):
        path.write_bytes(damaged)
        assert load(path, "1") is None


def test_files_whose_content_changed_are_named(content: Path) -> None:
    stamp = take([content])
    edit(content)
    found = compare(stamp)
    assert found.changed == (str(content / "modules/läsa/b.md"),)
    assert found.stamp is not None
    assert compare(found.stamp).changed == ()
    assert not compare(stamp).settled


@pytest.mark.parametrize("change", [add, remove, rename, swap])
def test_of_files_that_come_and_go_only_that_is_told(
    content: Path, change: Callable[[Path], None]
) -> None:
    stamp = take([content])
    change(content)
    assert compare(stamp).stamp is None


def test_folders_without_end_and_links_out_are_not_gone_into(tmp_path: Path) -> None:
    place = os.open(tmp_path, os.O_RDONLY)
    for _ in range(700):
        os.mkdir("d", dir_fd=place)
        inner = os.open("d", os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = inner
    os.close(place)
    (tmp_path / "out").symlink_to("/")
    stamp = take([tmp_path])
    assert 700 <= len(stamp.entries) <= 703
    assert compare(stamp).settled
