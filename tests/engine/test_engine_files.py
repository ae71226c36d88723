"""Files: whole at every moment, ours or left alone; caches that throw themselves away."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.engine import output as folder
from builder.engine.cache import load_pickle, safe_name, save_pickle
from builder.engine.collide import Claims, fold
from builder.engine.errors import Collision, MissingText, NotOurs
from builder.engine.job import Job, check_path
from builder.engine.shelf import open_shelf, read_shelf, sweep_shelves, write_shelf
from builder.engine.write import TEMPORARY, patiently, replace, sweep

from .engine_samples import tree

ROOT = Path(__file__).parents[2]


class Trap:
    """Writes a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.path,)


class TestReplace:
    def test_writes_only_what_differs(self, tmp_path: Path) -> None:
        path = tmp_path / "a" / "b.html"
        assert replace(path, b"one")
        os.utime(path, ns=(1, 1))
        assert not replace(path, b"one")
        assert path.stat().st_mtime_ns == 1
        assert replace(path, b"two")
        assert tree(tmp_path) == {"a/": b"", "a/b.html": b"two"}

    def test_copies_files_likewise(self, tmp_path: Path) -> None:
        source, path = tmp_path / "source", tmp_path / "copy"
        data = os.urandom((1 << 20) + 5)
        source.write_bytes(data)
        assert replace(path, source)
        assert not replace(path, source)
        source.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        assert replace(path, source)
        assert path.read_bytes() == source.read_bytes()

    def test_does_not_follow_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "theirs").write_bytes(b"one")
        (tmp_path / "link").symlink_to("theirs")
        assert replace(tmp_path / "link", b"one")
        assert not (tmp_path / "link").is_symlink()

    def test_a_missing_source_leaves_the_old_file_and_nothing_else(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(b"old")
        with pytest.raises(FileNotFoundError):
            replace(tmp_path / "a", tmp_path / "none")
        assert tree(tmp_path) == {"a": b"old"}

    def test_so_does_a_file_size_limit(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(b"old")
        code = (
            "import resource, sys, pathlib; from builder.engine.write import replace\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (10000, 10000))\n"
            "try: replace(pathlib.Path(sys.argv[1]), b'x' * 100000)\n"
            "except OSError: sys.exit(3)"
        )
        assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 10000
        done = subprocess.run(
            [sys.executable, "-c", code, tmp_path / "a"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )
        assert done.returncode == 3
        assert tree(tmp_path) == {"a": b"old"}

    def test_has_patience_with_a_refusal_and_loses_it(self) -> None:
        refusals = [PermissionError, PermissionError]

        def refuse() -> None:
            if refusals:
                raise refusals.pop()

        patiently(refuse, 2.0)
        assert not refusals
        refusals += [PermissionError] * 9
        with pytest.raises(PermissionError):
            patiently(refuse, 0.05)

    def test_sweeps_its_own_remains_alone(self, tmp_path: Path) -> None:
        (tmp_path / f"{TEMPORARY}12ab").touch()
        (tmp_path / "theirs.tmp").touch()
        sweep([tmp_path, tmp_path / "none"])
        assert list(tree(tmp_path)) == ["theirs.tmp"]


class TestOwnership:
    def test_a_new_or_empty_folder_becomes_ours(self, tmp_path: Path) -> None:
        assert folder.claim(tmp_path / "a" / "site") == frozenset()
        assert folder.claim(tmp_path / "a" / "site") == frozenset()
        assert tree(tmp_path / "a" / "site") == {".kollegium-made": b"kollegium-made 1\n"}

    @pytest.mark.parametrize("header", [b"", b"kollegium-made 2\n", b"\xff\n"])
    def test_other_lists_are_refused(self, tmp_path: Path, header: bytes) -> None:
        (tmp_path / ".kollegium-made").write_bytes(header)
        with pytest.raises(NotOurs) as refusal:
            folder.claim(tmp_path)
        assert refusal.value.path == tmp_path

    def test_other_content_and_files_are_refused(self, tmp_path: Path) -> None:
        (tmp_path / "theirs").write_bytes(b"1")
        with pytest.raises(NotOurs):
            folder.claim(tmp_path)
        with pytest.raises(NotOurs):
            folder.claim(tmp_path / "theirs")
        assert tree(tmp_path) == {"theirs": b"1"}

    def test_a_link_to_a_folder_is_fine(self, tmp_path: Path) -> None:
        (tmp_path / "real").mkdir()
        (tmp_path / "site").symlink_to("real")
        folder.claim(tmp_path / "site")
        assert folder.put(tmp_path / "site", "a/b", b"1")
        folder.announce(tmp_path / "site", ["a/b"])
        assert folder.prune(tmp_path / "site", ["a/b"], ()) == ("a/b",)
        assert list(tree(tmp_path / "real")) == [".kollegium-made"]

    def test_what_died_in_its_first_breath_may_be_claimed(self, tmp_path: Path) -> None:
        (tmp_path / f"{TEMPORARY}0123").touch()
        assert folder.claim(tmp_path) == frozenset()

    def test_a_line_cut_short_is_no_path(self, tmp_path: Path) -> None:
        folder.claim(tmp_path)
        folder.announce(tmp_path, ["a/b.html", "å.html"])
        with (tmp_path / ".kollegium-made").open("ab") as file:
            file.write(b"a/c")
        (tmp_path / f"{TEMPORARY}building").touch()
        listed = folder.claim(tmp_path)
        assert listed == {"a/b.html", "å.html"}
        folder.begin(tmp_path, listed)
        folder.announce(tmp_path, ["d"])
        assert folder.claim(tmp_path) == {"a/b.html", "å.html", "d"}

    def test_pruning_takes_emptied_folders_and_leaves_strangers(self, tmp_path: Path) -> None:
        for path in ("a/b/c", "a/b/d", "e/f"):
            folder.put(tmp_path, path, b"1")
        (tmp_path / "e" / "theirs").touch()
        assert folder.prune(tmp_path, ["e/f", "a/b/c", "a/b/none"], ["a/b/d"]) == ("a/b/c", "e/f")
        assert list(tree(tmp_path)) == ["a/", "a/b/", "a/b/d", "e/", "e/theirs"]
        folder.prune(tmp_path, ["a/b/d"], ())
        assert list(tree(tmp_path)) == ["e/", "e/theirs"]

    def test_a_forged_list_reaches_nothing_outside(self, tmp_path: Path) -> None:
        site, outside = tmp_path / "site", tmp_path / "outside"
        outside.mkdir()
        (outside / "x").touch()
        (outside / f"{TEMPORARY}x").touch()
        folder.claim(site)
        (site / "link").symlink_to(outside)
        forged = ["../outside/x", str(outside / "x"), "link/x", "a/../../outside/x", ".", ""]
        (site / f"{TEMPORARY}building").touch()
        folder.begin(site, forged)
        assert folder.prune(site, forged, ()) == ()
        assert list(tree(outside)) == [f"{TEMPORARY}x", "x"]

    def test_our_own_file_gives_way_to_a_folder_and_back(self, tmp_path: Path) -> None:
        folder.claim(tmp_path)
        folder.put(tmp_path, "a", b"1")
        folder.announce(tmp_path, ["a", "a/b/c"])
        assert folder.put(tmp_path, "a/b/c", b"2")
        assert folder.put(tmp_path, "a", b"3")
        assert (tmp_path / "a").read_bytes() == b"3"

    def test_a_strangers_does_not(self, tmp_path: Path) -> None:
        folder.claim(tmp_path)
        (tmp_path / "a").write_bytes(b"1")
        (tmp_path / "b").mkdir()
        (tmp_path / "b" / "theirs").touch()
        for path in ("a/b/c", "b"):
            with pytest.raises(OSError):  # noqa: PT011 - which, depends on the system
                folder.put(tmp_path, path, b"2")
        assert list(tree(tmp_path)) == [".kollegium-made", "a", "b/", "b/theirs"]


class TestPaths:
    @pytest.mark.parametrize(
        "path",
        ["", "/a", "a//b", "a/", "..", "a/../b", "./a", "a\\b", "c:a", "a\nb", ".kollegium-made"],
    )
    def test_what_could_leave_the_output_is_refused(self, path: str) -> None:
        with pytest.raises(ValueError, match="not a path below"):
            Job(path, lambda _shelf: b"", ())

    @pytest.mark.parametrize(
        "path", ["a", "moduler/läsa/index.html", "..a/b..", "a/.x", ".htaccess"]
    )
    def test_others_are_not(self, path: str) -> None:
        assert check_path(path) == path

    @pytest.mark.parametrize(
        ("one", "other"), [("a/B", "A/b"), ("\u00e5", "a\u030a"), ("a", "a/b"), ("A/b/c", "a")]
    )
    def test_paths_that_are_one_on_some_disk_collide(self, one: str, other: str) -> None:
        claims = Claims()
        claims.add("first", ["x", one])
        with pytest.raises(Collision) as collision:
            claims.add("second", ["y", other])
        assert collision.value.args == (other, "first", "second")

    def test_different_words_do_not(self) -> None:
        assert fold("straße") != fold("strasse")
        Claims().add("one", ["a/b", "a/c", "ab", "a.html"])


class TestCache:
    def test_returns_what_was_saved_under_the_same_version(self, tmp_path: Path) -> None:
        save_pickle(tmp_path / "x", "1", {"a": (1, 2)})
        assert load_pickle(tmp_path / "x", "1") == {"a": (1, 2)}
        assert load_pickle(tmp_path / "x", "2") is None
        assert load_pickle(tmp_path / "none", "1") is None

    @settings(max_examples=40)
    @given(st.data())
    def test_any_damage_discards_it_unread(
        self, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
    ) -> None:
        tmp_path = tmp_path_factory.mktemp("cache")
        sprung = tmp_path / "sprung"
        save_pickle(tmp_path / "x", "1", Trap(sprung))
        good = (tmp_path / "x").read_bytes()
        place = int(len(good) * data.draw(st.floats(0, 0.999)))
        damaged = data.draw(
            st.sampled_from(
                [
                    good[:place],
                    good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :],
                    good + b"x",
                    b"foreign",
                ]
            )
        )
        (tmp_path / "x").write_bytes(damaged)
        assert load_pickle(tmp_path / "x", "1") is None
        assert not sprung.exists()

    def test_a_class_that_is_gone_discards_it(self, tmp_path: Path) -> None:
        save_pickle(tmp_path / "x", "1", Trap(tmp_path / "no" / "such" / "folder"))
        assert load_pickle(tmp_path / "x", "1") is None

    @given(st.sets(st.text(max_size=100), max_size=9))
    def test_file_names_are_safe_and_never_shared(self, names: set[str]) -> None:
        made = {safe_name(name).lower() for name in names | {"A", "a", "con", "CON", "a/b", "a.b"}}
        assert len(made) == len(names | {"A", "a", "con", "CON", "a/b", "a.b"})
        assert not made & {"con", "", ".", ".."}
        assert all(len(name) < 90 and "/" not in name for name in made)


class TestShelf:
    def test_round_trip(self, tmp_path: Path) -> None:
        texts = {"d1": "<p>Läsa 𝄞</p>", "d2": "", "d0": "x" * 5000}
        write_shelf(tmp_path, "Läsa/1", texts)
        shelf = open_shelf(tmp_path, "Läsa/1")
        assert {digest: shelf.text(digest) for digest in texts} == texts
        assert read_shelf(tmp_path, "Läsa/1") == texts
        assert "d1" in shelf
        assert shelf.digests() == set(texts)
        with pytest.raises(MissingText) as missing:
            shelf.text("d9")
        assert missing.value.digest == "d9"
        assert isinstance(missing.value, KeyError)

    def test_is_opened_late_and_needs_no_file(self, tmp_path: Path) -> None:
        shelf = open_shelf(tmp_path, "m")
        write_shelf(tmp_path, "m", {"d": "text"})
        assert shelf.text("d") == "text"
        assert read_shelf(tmp_path, "other") == {}
        assert open_shelf(tmp_path, None).digests() == frozenset()

    @settings(max_examples=40)
    @given(st.data())
    def test_damage_hides_texts_and_never_changes_one(
        self, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
    ) -> None:
        cache = tmp_path_factory.mktemp("shelf")
        texts = {"d1": "first", "d2": "second"}
        write_shelf(cache, "m", texts)
        path = cache / "shelves" / "m.pack"
        good = path.read_bytes()
        place = int(len(good) * data.draw(st.floats(0, 0.999)))
        flipped = good[:place] + bytes([good[place] ^ 4]) + good[place + 1 :]
        path.write_bytes(data.draw(st.sampled_from([good[:place], flipped, b"\xff" * 50])))
        found = read_shelf(cache, "m")
        assert found.items() < texts.items()

    def test_sweeping_keeps_the_wanted(self, tmp_path: Path) -> None:
        for name in ("a", "A", "b"):
            write_shelf(tmp_path, name, {"d": name})
        sweep_shelves(tmp_path, ["A"])
        assert [read_shelf(tmp_path, name) for name in ("a", "A", "b")] == [{}, {"d": "A"}, {}]
