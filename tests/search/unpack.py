"""A second reading of the search files, in Python: what the browser's script makes of them."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from builder.search.index import BEGINS, CODES, ENDS, SIGNS, WIDE, Words

_CLASS = re.compile(rf"([^{re.escape(CODES)}]+)([{re.escape(CODES)}]+)")


class Posting(NamedTuple):
    """A section that a word stands in, and whether in its heading."""

    section: int
    named: bool


class Unpacked(NamedTuple):
    """An index: where each form stands, and the forms of each stem."""

    where: dict[str, list[Posting]]
    classes: dict[str, list[str]]


def unpack(packed: Words) -> Unpacked:
    signs = iter(packed.where)
    where: dict[str, list[Posting]] = {}
    classes: defaultdict[str, list[str]] = defaultdict(list)
    stem = ""
    for rest, codes in _CLASS.findall(packed.stems):
        stem = stem[: CODES.index(codes[0])] + rest
        assert stem not in classes, "a stem stands twice"
        for ending in _endings(codes[1:], packed.endings):
            cut = re.match(r"[0-9]*", ending)
            assert cut
            kept = stem[: len(stem) - int(cut[0] or 0)]
            form = kept + ending[cut.end() :]
            assert form not in where, "a form stands twice"
            classes[stem].append(form)
            where[form] = [*_postings(signs)]
    assert next(signs, None) is None
    return Unpacked(where, dict(classes))


def _endings(codes: str, endings: tuple[str, ...]) -> Iterator[str]:
    narrow = len(CODES) - WIDE
    rest = iter(codes)
    for code in rest:
        number = CODES.index(code)
        if number >= narrow:
            number = narrow + (number - narrow) * len(CODES) + CODES.index(next(rest))
        yield endings[number]


def _postings(signs: Iterator[str]) -> Iterator[Posting]:
    section, high = -1, 0
    for sign in signs:
        digit = SIGNS.index(sign)
        if digit >= 2 * ENDS:
            high = high * BEGINS + digit - 2 * ENDS + 1
            continue
        value = high * ENDS + digit % ENDS
        section += value // 2 + 1
        yield Posting(section, bool(value % 2))
        high = 0
        if digit >= ENDS:
            return


def called(script: bytes) -> tuple[str, list[Any]]:
    """Read a script that hands over data: which function it calls, and with what."""
    found = re.fullmatch(r"kollegium\.(\w+)\((.*)\);\n", script.decode(), re.DOTALL)
    assert found, script[:80]
    return found[1], json.loads(f"[{found[2]}]")
