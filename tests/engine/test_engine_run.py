"""Builds: exactly what is out of date is made, and the folder always equals a clean build's."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.engine.digest import Fingerprint, seal
from builder.engine.errors import Collision, MissingText, NotOurs
from builder.engine.job import Batch
from builder.engine.ledger import Fact, Known, Mode, Reason, Standing, Why, load_ledger, out_of_date
from builder.engine.shelf import write_shelf

from .engine_samples import (
    SITE,
    Bench,
    Page,
    at,
    batch,
    copying,
    many,
    never,
    plan_texts,
    reasons,
)

LONG_AGO = 1_700_000_000_000_000_000


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def unplanned(fresh: Batch) -> Batch:
    """The same batch to the ledger; to plan it is an error."""
    object.__setattr__(fresh, "plan", never)
    return fresh


class TestMaking:
    def test_the_first_build_makes_all(self, bench: Bench) -> None:
        report = bench.build(batch("m", "b", "a"), batch("l", "a"))
        assert [made.path for made in report.made] == ["l/a.html", "m/a.html", "m/b.html"]
        assert set(reasons(report).values()) == {"new"}
        assert all(made.written for made in report.made)
        assert (report.kept, report.removed) == (0, ())
        assert bench.tree() == {
            ".kollegium-made": b"kollegium-made 1\nl/a.html\nm/a.html\nm/b.html\n",
            "l/": b"",
            "l/a.html": b"Portalen\na (15)\ntext\n",
            "m/": b"",
            "m/a.html": b"Portalen\na (15)\ntext\n",
            "m/b.html": b"Portalen\nb (15)\ntext\n",
        }

    def test_the_second_plans_nothing_and_writes_nothing(
        self, bench: Bench, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = bench.build(*many(3, 4))
        before = {path: path.stat() for path in bench.root.rglob("*") if path.is_file()}
        fresh = many(3, 4)
        digests = {each.name: each.digest() for each in fresh}
        monkeypatch.setattr(Batch, "digest", lambda each: digests[each.name])
        report = bench.build(*map(unplanned, fresh))
        assert (report.made, report.kept, report.removed) == ((), 12, ())
        assert report.outputs == first.outputs
        assert {path: path.stat() for path in before} == before

    def test_outputs_are_told_with_size_and_date(self, bench: Bench) -> None:
        report = bench.build(batch("m", "b", "a"))
        found = [(bench.site / path).stat() for path, _, _ in report.outputs]
        assert [path for path, _, _ in report.outputs] == ["m/a.html", "m/b.html"]
        assert [(size, date) for _, size, date in report.outputs] == [
            (each.st_size, each.st_mtime_ns) for each in found
        ]

    def test_one_changed_argument_makes_one_page_and_is_named(self, bench: Bench) -> None:
        bench.build(batch("m", "a", "b"), batch("n", "a"))
        edited = batch("m", "a", Page("b", "new", 20)), batch("n", "a")
        report = bench.build(*edited)
        assert reasons(report) == {"m/b.html": "argument changed page.body page.minutes"}
        assert report.kept == 2
        assert bench.tree() == Bench(bench.root / "clean").build_tree(*edited)

    def test_a_shared_argument_makes_all_that_see_it(self, bench: Bench) -> None:
        bench.build(batch("m", "a"), batch("n", "a"))
        report = bench.build(batch("m", "a", site=seal(("Ny", 1))), batch("n", "a"))
        assert reasons(report) == {"m/a.html": "argument changed site"}

    def test_another_function_is_another_program(self, bench: Bench) -> None:
        bench.build(batch("m", "a"))
        report = bench.build(batch("m", "a", maker="other"))
        assert reasons(report) == {"m/a.html": "program changed"}
        assert not report.made[0].written

    def test_another_version_makes_all_and_rewrites_nothing_equal(self, bench: Bench) -> None:
        bench.build(batch("m", "a", "b"))
        dates = [path.stat().st_mtime_ns for path in sorted(bench.site.rglob("*.html"))]
        report = bench.build(batch("m", "a", "b"), version="2")
        assert set(reasons(report).values()) == {"program changed"}
        assert not any(made.written for made in report.made)
        assert dates == [path.stat().st_mtime_ns for path in sorted(bench.site.rglob("*.html"))]
        assert bench.build(batch("m", "a", "b"), version="2").kept == 2

    def test_force_makes_all(self, bench: Bench) -> None:
        bench.build(batch("m", "a", "b"))
        report = bench.build(batch("m", "a", "b"), force=True)
        assert list(reasons(report).values()) == ["forced", "forced"]
        assert bench.build(batch("m", "a", "b")).kept == 2

    def test_a_lost_why_file_costs_the_names_alone(self, bench: Bench) -> None:
        bench.build(batch("m", "a"))
        (bench.cache / "why" / "m.why").write_bytes(b"x")
        report = bench.build(batch("m", Page("a", "new")))
        assert reasons(report) == {"m/a.html": "argument changed"}

    def test_texts_come_from_the_batchs_shelf(self, bench: Bench) -> None:
        write_shelf(bench.cache, "m", {"d1": "Läsa"})
        texts = Batch("m", plan_texts, ((("a.html", "d1"),),), shelf="m")
        bench.build(texts)
        assert bench.tree()["a.html"] == "Läsa".encode()
        with pytest.raises(MissingText) as missing:
            bench.build(replace(texts, args=((("a.html", "d2"),),)))
        assert missing.value.__notes__ == ["while making a.html"]

    def test_files_are_copied(self, bench: Bench) -> None:
        source = bench.root / "source"
        for data in (b"one", b"two"):
            source.write_bytes(data)
            assert [made.path for made in bench.build(copying(source)).made] == ["copy.bin"]
            assert bench.tree()["copy.bin"] == data
            assert bench.build(copying(source)).made == ()


class TestDisk:
    def test_missing_and_altered_outputs_are_made_again(self, bench: Bench) -> None:
        bench.build(batch("m", "a", "b", "c"), batch("n", "a"))
        clean = bench.tree()
        (bench.site / "m/a.html").unlink()
        (bench.site / "m/b.html").write_bytes(b"altered")
        report = bench.build(batch("m", "a", "b", "c"), batch("n", "a"))
        assert reasons(report) == {"m/a.html": "output missing", "m/b.html": "output altered"}
        assert bench.tree() == clean

    def test_an_alteration_of_equal_length_is_seen(self, bench: Bench) -> None:
        bench.build(batch("m", "a"))
        data = (bench.site / "m/a.html").read_bytes()
        (bench.site / "m/a.html").write_bytes(data.swapcase())
        assert reasons(bench.build(batch("m", "a"))) == {"m/a.html": "output altered"}

    def test_a_new_date_alone_is_forgiven_and_remembered(self, bench: Bench) -> None:
        bench.build(batch("m", "a"))
        os.utime(bench.site / "m/a.html", ns=(LONG_AGO, LONG_AGO))
        report = bench.build(batch("m", "a"))
        assert (report.made, report.kept) == ((), 1)
        assert report.outputs[0][2] == LONG_AGO

    def test_what_no_batch_yields_is_removed_and_strangers_stay(self, bench: Bench) -> None:
        bench.build(batch("m", "a", "b"), batch("n", "a"), batch("o", "a"))
        (bench.site / "n" / "theirs.txt").write_bytes(b"1")
        report = bench.build(batch("m", "a"))
        assert report.removed == ("m/b.html", "n/a.html", "o/a.html")
        assert list(bench.tree()) == [
            ".kollegium-made", "m/", "m/a.html", "n/", "n/theirs.txt",
        ]  # fmt: skip
        assert not (bench.cache / "why" / "n.why").exists()

    def test_files_and_folders_change_places(self, bench: Bench) -> None:
        bench.build(at("m", "a", "b/c", "b/d"))
        bench.build(at("m", "a/x/y", "b"))
        assert list(bench.tree()) == [".kollegium-made", "a/", "a/x/", "a/x/y", "b"]

    def test_a_lost_or_broken_cache_costs_time_alone(self, bench: Bench) -> None:
        bench.build(batch("m", "a", "b"), batch("n", "a"))
        (bench.cache / "ledger").write_bytes(b"kollegium-cache 1\ncorrupt")
        report = bench.build(batch("m", "a"))
        assert reasons(report) == {"m/a.html": "new"}
        assert not report.made[0].written
        assert report.removed == ("m/b.html", "n/a.html")

    def test_a_lost_site_is_made_anew(self, bench: Bench) -> None:
        bench.build(batch("m", "a"))
        clean = bench.tree()
        bench.site.rename(bench.root / "elsewhere")
        assert reasons(bench.build(batch("m", "a"))) == {"m/a.html": "new"}
        assert bench.tree() == clean

    def test_a_folder_with_other_content_is_refused_untouched(self, bench: Bench) -> None:
        bench.site.mkdir()
        (bench.site / "thesis.doc").write_bytes(b"1")
        with pytest.raises(NotOurs):
            bench.build(batch("m", "a"))
        assert bench.tree() == {"thesis.doc": b"1"}

    def test_an_output_below_a_file_is_a_fault_of_the_disk(self, bench: Bench) -> None:
        bench.site.write_bytes(b"")
        deeper = Bench(bench.site)
        with pytest.raises(OSError):  # noqa: PT011 - which, depends on the system
            deeper.build(batch("m", "a"))

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="needs another user's rights")
    def test_a_read_only_output_is_one_too_and_stays_whole(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            bench = Bench(Path(folder))
            bench.build(batch("m", "a"))
            clean = bench.tree()
            for path in (bench.root, bench.site, bench.site / "m"):
                path.chmod(0o555)
            bench.cache.chmod(0o777)
            try:
                assert exit_code_of_a_build_by_nobody(bench) == 3
                assert bench.tree() == clean
            finally:
                for path in (bench.root, bench.site, bench.site / "m"):
                    path.chmod(0o755)


def exit_code_of_a_build_by_nobody(bench: Bench) -> int:
    pid = os.fork()
    if pid == 0:
        code = 4
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            bench.build(batch("m", Page("a", "new")))
            code = 0
        except OSError:
            code = 3
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


class TestCollisions:
    @pytest.mark.parametrize("jobs", [1, 2])
    @pytest.mark.parametrize(
        ("one", "other"), [("x.html", "x.html"), ("x.html", "X.html"), ("x/y", "x")]
    )
    def test_between_batches(self, bench: Bench, jobs: int, one: str, other: str) -> None:
        rest = many(3, 20)
        with pytest.raises(Collision) as collision:
            bench.build(at("first", one), *rest, at("second", other), jobs=jobs)
        assert collision.value.args == (other, "first", "second")
        assert not {"first", "second"} & load_ledger(bench.cache).records.keys()
        mended = at("first", one), *rest, at("second", "z.html")
        bench.build(*mended, jobs=jobs)
        assert bench.tree() == Bench(bench.root / "clean").build_tree(*mended)

    def test_with_a_fresh_batch_before_anything_is_written(self, bench: Bench) -> None:
        bench.build(at("first", "x.html"), at("second", "y.html"))
        clean = bench.tree()
        with pytest.raises(Collision):
            bench.build(at("first", "x.html"), at("second", "x.html", body="new"))
        tree = bench.tree()
        assert tree.pop(".kollegium-tmp-building") == b""
        assert tree == clean

    def test_within_a_batch_before_anything_is_written(self, bench: Bench) -> None:
        with pytest.raises(Collision) as collision:
            bench.build(at("m", "a", "x", "X"))
        assert collision.value.args == ("x", "m", "m")
        assert not (bench.site / "a").exists()

    def test_a_path_may_move_to_another_batch(self, bench: Bench) -> None:
        bench.build(at("first", "x"), at("second", "y"))
        report = bench.build(at("first", "y"), at("second", "x"))
        assert (report.removed, len(report.made)) == ((), 2)

    def test_two_batches_of_one_name_are_refused(self, bench: Bench) -> None:
        with pytest.raises(ValueError, match="one name"):
            bench.build(at("m", "x"), at("m", "y"))


class TestFailures:
    def test_what_make_raises_arrives_with_its_path(self, bench: Bench) -> None:
        with pytest.raises(LookupError, match="b") as error:
            bench.build(batch("m", "a"), batch("n", "b", maker="fail"))
        assert error.value.__notes__ == ["while making n/b.html"]

    def test_finished_batches_are_not_made_again(self, bench: Bench) -> None:
        with pytest.raises(LookupError):
            bench.build(batch("m", "a"), batch("n", "b", maker="fail"))
        report = bench.build(batch("m", "a"), batch("n", "b"))
        assert reasons(report) == {"n/b.html": "new"}
        assert list(bench.tree()) == [
            ".kollegium-made", "m/", "m/a.html", "n/", "n/b.html",
        ]  # fmt: skip

    def test_a_failure_under_another_version_mixes_no_records(self, bench: Bench) -> None:
        bench.build(batch("m", "a"), batch("n", "b"))
        with pytest.raises(LookupError):
            bench.build(batch("m", "a"), batch("n", "b", maker="fail"), version="2")
        report = bench.build(batch("m", "a"), batch("n", "b"), version="2")
        assert list(reasons(report)) == ["n/b.html"]

    def test_only_bytes_are_written(self, bench: Bench) -> None:
        with pytest.raises(TypeError, match="return_text returned str"):
            bench.build(batch("m", "a", maker="text"))

    def test_an_argument_without_digest_is_named_with_its_job(self, bench: Bench) -> None:
        page = Page("a", ["b"])  # type: ignore[arg-type]
        with pytest.raises(TypeError, match=r"args\[0\]\[0\]\[1\]\.body is a builtins\.list"):
            bench.build(batch("m", page))


class TestOutOfDate:
    """The decision is a function of facts; no disk is needed to ask it."""

    fact = Fact("a", "old", "content", 1, 2)

    @pytest.mark.parametrize(
        ("digest", "known", "mode", "why"),
        [
            ("old", (Standing.UNTOUCHED, {}), Mode(), None),
            ("old", (Standing.MISSING, {}), Mode(), Why.MISSING),
            ("old", (Standing.ALTERED, {}), Mode(), Why.ALTERED),
            ("new", (Standing.UNTOUCHED, None), Mode(), Why.ARGUMENT),
            ("new", (Standing.MISSING, None), Mode(), Why.ARGUMENT),
            ("old", None, Mode(), Why.NEW),
            ("old", (Standing.UNTOUCHED, {}), Mode(program_changed=True), Why.PROGRAM),
            ("old", (Standing.UNTOUCHED, {}), Mode(forced=True), Why.FORCED),
            ("old", None, Mode(forced=True, program_changed=True), Why.FORCED),
        ],
    )
    def test_reasons(
        self,
        digest: str,
        known: tuple[Standing, dict[str, bytes] | None] | None,
        mode: Mode,
        why: Why | None,
    ) -> None:
        seen = Known(self.fact, *known) if known else None
        assert out_of_date(Fingerprint(digest, {}), seen, mode) == (why and Reason(why))


EDITS = st.lists(
    st.dictionaries(
        st.sampled_from(["m", "n", "o"]),
        st.dictionaries(st.sampled_from("abc"), st.integers(0, 2), min_size=1),
    ),
    min_size=2,
    max_size=4,
)


@settings(max_examples=20, deadline=None)
@given(EDITS)
def test_any_row_of_edits_ends_where_a_clean_build_does(
    edits: list[dict[str, dict[str, int]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        before: dict[tuple[str, str], int] = {}
        for edit in edits:
            batches = [
                batch(name, *(Page(title, str(body)) for title, body in pages.items()))
                for name, pages in sorted(edit.items())
            ]
            report = bench.build(*batches)
            now = {(name, title): body for name in edit for title, body in edit[name].items()}
            changed = {
                f"{m}/{t}.html" for (m, t), body in now.items() if before.get((m, t)) != body
            }
            assert {made.path for made in report.made} == changed
            assert set(report.removed) == {f"{m}/{t}.html" for m, t in before.keys() - now.keys()}
            before = now
        assert bench.tree() == Bench(bench.root / "clean").build_tree(*batches)


def test_the_shared_value_is_the_same_for_all() -> None:
    assert seal(("Portalen", 1)) == SITE
