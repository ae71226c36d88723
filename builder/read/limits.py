"""What a body may hold before Markdown sees it: the same limits everywhere, whatever the machine.

Markdown compares every bracket of a paragraph with those before it, every heading with all others:
its time grows with the square of their number. So they are counted first. An ordinary text is far
below any limit, and is only counted roughly, which costs next to nothing.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from builder.diagnostics import Diagnostic, diagnose
from builder.source import Span

MOST_FAULTS = 100  # of one kind in one file; the rest are counted
DEEPEST = 16  # levels of lists, quotations or blocks within each other
_LARGE = 64 * 1024  # characters: twenty-five printed pages
# No more of each than a text can have whose time is not worth a thought, whatever its structure.
_FEW = (
    *(
        ("[", 250),
        ("<", 250),
        ("|", 4000),
        ("\n", 5000),
        ("  \n", 500),
        ("\n-", 500),
        (">", 500),
        ("*[", 50),
    ),
    *((sign, 1000) for sign in "`*_\\&:"),
    *((sign, 500) for sign in "#~="),
)


class _Limit(NamedTuple):
    """A sign as it is shown, how it is found, how many there may be."""

    sign: str
    pattern: re.Pattern[str]
    most: int


def _limits(*rows: tuple[str, str, int]) -> tuple[_Limit, ...]:
    return tuple(_Limit(sign, re.compile(found, re.MULTILINE), most) for sign, found, most in rows)


# Between two blank lines: in a paragraph, a list or a table.
_IN_BLOCK = _limits(
    ("[", r"\[", 600),
    ("<", "<", 600),
    *((sign, re.escape(sign), 4000) for sign in "`*_\\&"),
    ("  ", "[ ]{2}$", 2000),  # a line broken by force
)
_IN_TEXT = _limits(
    ("[", r"\[", 6000),
    ("<", "<", 5000),
    ("#", r"^[> \t]*#|^[> \t]*(?:=+|-+)[ \t]*$", 2000),
    ("```", "^[> \t]*(?:```|~~~)", 2000),
    (":", r"^[> \t]*:[ \t]", 2000),
    (":::", "^[ ]{0,3}:::", 2000),
    ("[^", r"\[\^", 1000),
    ("*[", r"^[> \t]*\*\[", 100),
    ("|", r"\|", 50_000),
)
_MOST_LINES = 50_000
# Styles never ended go on in every paragraph below, as in a browser.
_STYLING = re.compile(
    r"<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\b", re.IGNORECASE
)
_MOST_STYLED = 1_000_000

_BLOCK = re.compile(r"(?:^.*\S.*\n?)+", re.MULTILINE)
_FENCE = re.compile("^[ ]{0,3}:{3,}[ \t]*([^\\s:]*)", re.MULTILINE)
# Seventeen signs of lists and quotations in a line, or one that is so far in. A line of nothing
# else is a rule across the page.
_DEEP = re.compile(
    rf"\n(?=[ \t>*+:0-9-])(?:(?:[ ]{{4}}|[ ]{{0,3}}\t){{{DEEPEST}}}[ \t]*(?:[>*+:-]|[0-9]+\.)|"
    rf"(?:[ \t]*(?:>|[-*+:][ \t]|[0-9]{{1,9}}\.[ \t])){{{DEEPEST + 1}}}+(?![-*_ \t]*$))",
    re.MULTILINE,
)


def is_heavy(body: str) -> bool:
    """Tell whether a body may take noticeable time."""
    return len(body) > _LARGE or any(body.count(sign) > few for sign, few in _FEW)


def too_complex(path: str, body: str, first_line: int, *, heavy: bool) -> Diagnostic | None:
    """Find what takes a body beyond the limits; it begins on that line of the file.

    Of one that is not heavy, only what lies within each other can.
    """
    found = _too_deep(body)
    if found is None and heavy:
        found = next(_too_many(body), None)
    if found is None:
        return None
    at, hint, values = found
    line = first_line + body.count("\n", 0, at)
    told = tuple((name, str(value)) for name, value in values.items())
    return Diagnostic("too-complex", path, Span(line, 1, line, 1), told, hint)


def bounded(faults: Sequence[Diagnostic], path: str) -> tuple[Diagnostic, ...]:
    """Keep as many faults of one kind as a person reads, and count the rest."""
    if len(faults) <= MOST_FAULTS:
        return tuple(faults)
    rest = len(faults) - MOST_FAULTS
    return (
        *faults[:MOST_FAULTS],
        diagnose("more-faults", path, faults[MOST_FAULTS].span, count=rest),
    )


_Found = tuple[int, str, dict[str, object]]  # where, the hint that fits, and its values


def _too_deep(body: str) -> _Found | None:
    deep = _DEEP.search(f"\n{body}")
    if deep:
        return deep.start(), "deep", {"most": DEEPEST}
    depth = 0
    for fence in _FENCE.finditer(body) if body.count(":::") > DEEPEST else ():
        depth = depth + 1 if fence[1] else max(0, depth - 1)
        if depth > DEEPEST:
            return fence.start(), "deep", {"most": DEEPEST}
    return None


def _too_many(body: str) -> Iterator[_Found]:
    lines = body.count("\n")
    if lines > _MOST_LINES:
        yield 0, "lines", {"count": lines, "most": _MOST_LINES}
    for limit in _IN_TEXT:
        count = len(limit.pattern.findall(body))
        if count > limit.most:
            yield 0, "text", _values(limit, count)
    if len(_STYLING.findall(body)) * body.count("<") > _MOST_STYLED:
        yield 0, "styled", {"count": body.count("<")}
    over = [limit for limit in _IN_BLOCK if len(limit.pattern.findall(body)) > limit.most]
    for block in _BLOCK.finditer(body) if over else ():
        for limit in over:
            count = len(limit.pattern.findall(block[0]))
            if count > limit.most:
                yield block.start(), "block", _values(limit, count)


def _values(limit: _Limit, count: int) -> dict[str, object]:
    return {"count": count, "sign": limit.sign, "most": limit.most}
