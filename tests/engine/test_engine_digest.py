"""Digests speak of values: equal ones agree in every process, different ones differ."""

# ruff: noqa: S301 - what is unpickled was pickled on the same line

from __future__ import annotations

import datetime as dt
import os
import pickle
import subprocess
import sys
from collections import namedtuple
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, IntEnum
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.engine.digest import (
    Fingerprint,
    call_digest,
    content_digest,
    digest,
    fingerprint,
    seal,
    seal_fields,
)

from .engine_samples import Page, write_other, write_page

ROOT = Path(__file__).parents[2]
Pair = namedtuple("Pair", "one two")  # noqa: PYI024 - the plainest of named tuples


class Level(IntEnum):
    LOW = 1


class Name(Enum):
    LOW = 1


@dataclass(frozen=True, slots=True)
class Inner:
    title: str


@dataclass(frozen=True, slots=True)
class Other:
    title: str


@dataclass(frozen=True)
class Outer:
    inner: Inner
    words: tuple[str, ...]
    day: dt.date
    marks: frozenset[str]


@dataclass
class Thawed:
    title: str


OUTER = Outer(Inner("Läsa"), ("a", "b"), dt.date(2026, 8, 17), frozenset({"x", "y", "z"}))

atoms = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2),
    st.sampled_from([0.0, 1.0, 1.5, 1e300]),
    st.text("1ab\n'\ud800", max_size=2),
    st.binary(max_size=2),
)
values = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(tuple), st.frozensets(inner, max_size=3)
    ),
    max_leaves=6,
)


def canon(value: object) -> object:
    """A second opinion on sameness: types and text, sets in one order."""
    if isinstance(value, tuple):
        return "tuple", [canon(item) for item in value]
    if isinstance(value, frozenset):
        return "set", sorted(map(repr, map(canon, value)))
    return type(value).__name__, repr(value)


@given(values, values)
def test_equal_digests_if_and_only_if_same_value(one: object, other: object) -> None:
    assert (digest(one) == digest(other)) == (canon(one) == canon(other))


@given(values)
def test_identity_does_not_count(value: object) -> None:
    assert digest(pickle.loads(pickle.dumps(value))) == digest(value)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True),
        (1, "1"),
        (1, 1.0),
        ("1", b"1"),
        (0.0, -0.0),
        (((1,), 2), ((1, 2),)),
        ((), None),
        ((1,), frozenset({1})),
        (("t", (1,)), (1,)),  # a tuple that looks like our own tags
        (Level.LOW, Name.LOW),
        (Level.LOW, 1),
        (Inner("a"), Other("a")),
        (Inner("a"), ("a",)),
        (dt.date(2026, 1, 1), dt.datetime(2026, 1, 1)),  # noqa: DTZ001
        (dt.date(2026, 1, 1), "2026-01-01"),
        (PurePosixPath("a"), "a"),
        (write_page, write_other),
        (Pair(1, 2), (1, 2)),
        (seal("a"), ("S", seal("a").digest)),
    ],
)
def test_what_only_looks_alike_differs(one: object, other: object) -> None:
    assert digest((one,)) != digest((other,))


@pytest.mark.parametrize(
    "value",
    [
        dt.time(14, 30),
        dt.timedelta(minutes=90),
        dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        PurePosixPath("a/b"),
        Level.LOW,
        write_page,
        Pair("a", Inner("b")),
        10**40,
    ],
)
def test_what_has_a_digest(value: object) -> None:
    assert len(digest(value)) == 32
    assert digest(value) == digest(pickle.loads(pickle.dumps(value)))


def test_every_process_agrees_whatever_its_hash_seed() -> None:
    code = (
        f"from {__name__} import OUTER; from builder.engine.digest import *;"
        "print(digest(OUTER), digest(frozenset(map(str, range(50)))))"
    )
    path = os.pathsep.join([str(ROOT), str(Path(__file__).parent), *sys.path])
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert found == {f"{digest(OUTER)} {digest(frozenset(map(str, range(50))))}"}


def test_no_python_version_has_its_own() -> None:
    value = (None, True, 1, 2**70, 1.5, "å", b"b", (), ("a", 1), frozenset({1, "2"}))
    assert digest(value) == "d81322f705e5cbdd8c919bda10418e71"
    assert content_digest(b"abc") == "cf4ab791c62b8d2b2109c90275287816"


@pytest.mark.parametrize(
    ("args", "place"),
    [
        ((1, Thawed("a")), r"args\[1\] is a .*Thawed"),
        ((1, Inner(["a"])), r"args\[1\]\.title is a builtins\.list"),  # type: ignore[arg-type]
        ((((Inner({}),),),), r"args\[0\]\[0\]\[0\]\.title is a builtins\.dict"),  # type: ignore[arg-type]
        ((Path("a"),), r"args\[0\] is a pathlib"),
        ((lambda: 1,), r"args\[0\] is a builtins\.function"),
        ((frozenset({len}),), r"args\[0\]\{…\} is a "),
    ],
)
def test_what_has_none_is_named_by_its_place(args: tuple[object, ...], place: str) -> None:
    with pytest.raises(TypeError, match=place):
        digest(args, "args")
    for take in (call_digest, fingerprint):
        with pytest.raises(TypeError, match=place):
            take(write_page, args)


def test_sealed_carries_its_digest() -> None:
    sealed = seal(OUTER)
    assert digest(sealed) == sealed.digest == digest(OUTER)
    assert sealed == pickle.loads(pickle.dumps(sealed))
    assert sealed != seal(replace(OUTER, words=()))
    assert hash(sealed) == hash(seal(OUTER))


def test_what_has_no_digest_cannot_be_sealed_by_its_fields() -> None:
    with pytest.raises(TypeError, match=r"page\.title is a builtins\.list"):
        seal_fields(Inner(["a"]), "page")  # type: ignore[arg-type]


@settings(max_examples=40)
@given(
    st.sampled_from(["title", "body", "minutes"]),
    st.text(max_size=3),
    st.integers(),
    st.sampled_from([lambda page: page, seal_fields]),
)
def test_a_changed_field_changes_its_own_entry_alone(
    field: str, text: str, number: int, given_as: Callable[[Page], object]
) -> None:
    before, site = Page("a", "b", 1), seal(1)
    new: Any = number if field == "minutes" else text
    after = replace(before, **{field: new})
    one, other = (fingerprint(write_page, (given_as(page), site)) for page in (before, after))
    assert {*one.parts} == {"page", "page.title", "page.body", "page.minutes", "site"}
    expected = {f"page.{field}"} if after != before else set()
    assert differing(one, other) == expected
    assert (one.digest == other.digest) == (not expected)


@pytest.mark.parametrize("given_as", [lambda page: page, seal_fields])
def test_fingerprint_tells_classes_and_shared_values_apart(
    given_as: Callable[[object], object],
) -> None:
    one = fingerprint(write_page, (given_as(Inner("a")), seal(1)))
    other = fingerprint(write_page, (given_as(Other("a")), seal(2)))
    assert differing(one, other) == {"page", "site"}


def differing(one: Fingerprint, other: Fingerprint) -> set[str]:
    assert one.parts.keys() == other.parts.keys()
    return {name for name in one.parts if one.parts[name] != other.parts[name]}


@given(values, values)
def test_equal_fingerprints_if_and_only_if_same_arguments(one: object, other: object) -> None:
    same = fingerprint(write_page, (one,)).digest == fingerprint(write_page, (other,)).digest
    assert same == (canon(one) == canon(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((write_page, ("a", "b")), (write_other, ("a", "b"))),
        ((write_page, ("a", "b")), (write_page, ("b", "a"))),
        ((write_page, ("a", "b")), (write_page, ("a",))),
        ((write_page, ("a", "b", "c", "d")), (write_page, ("a", "b", "d", "c"))),
        ((write_page, (Inner("a"),)), (write_page, (("a",),))),
        ((write_page, (Inner("a"), "b")), (write_page, (Inner("b"), "a"))),
        ((write_page, (Inner("a"),)), (write_page, (Other("a"),))),
    ],
)
def test_calls_that_only_look_alike_differ(one: tuple[Any, Any], other: tuple[Any, Any]) -> None:
    assert fingerprint(*one).digest != fingerprint(*other).digest
