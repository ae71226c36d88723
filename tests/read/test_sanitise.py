"""Cleaning is left out only where it would change no byte."""

from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from builder.read.dialect import Dialect
from builder.read.sanitise import is_markdowns, sanitise
from tests.read.test_dialect import CONTENT, JOINTS, PIECES

DIALECT = Dialect()
# What nh3 is needed for has none of these; the rest is what Markdown and letters may be.
SIGNS = "ab åÅé\n*_`[]()!>\\#-:|}^.1~=\"'+/;@$%,?”–…\u2028\u200b\u00ad"


def unchanged(source: str) -> bool:
    html = DIALECT.render(source)
    assume(is_markdowns(source, html))
    return sanitise(html, frozenset()) == html


@settings(max_examples=250, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(JOINTS)), max_size=7))
def test_of_what_markdown_alone_wrote_nothing_is_cleaned(pieces: list[tuple[str, str]]) -> None:
    plain = (piece + joint for piece, joint in pieces if not set(piece) & set("<&{"))
    assert unchanged("".join(plain))


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet=SIGNS, max_size=60))
def test_of_any_signs_but_those_of_html_nothing_is_cleaned(text: str) -> None:
    assert unchanged(text)


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=40).filter(str.isprintable))
def test_of_any_letters_nothing_is_cleaned(text: str) -> None:
    assert unchanged(text)


@pytest.mark.parametrize(
    "source",
    [
        *("<b>a</b>", "&copy;", "# a {: onclick=b}", "a\u00a0b", "a  \nb", "![a](b.png)", "---"),
        '```\n"a"\n```',
    ],
)
def test_all_else_is_cleaned(source: str) -> None:
    assert not is_markdowns(source, DIALECT.render(source))


def test_most_of_the_content_needs_no_cleaning() -> None:
    bodies = [_body(path) for path in sorted(CONTENT.rglob("*.md"))]
    plain = [body for body in bodies if is_markdowns(body, DIALECT.render(body))]
    assert len(plain) > len(bodies) / 2


def _body(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
