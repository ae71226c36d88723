"""The shortcuts of our Markdown change no byte: stock Python-Markdown is the oracle."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension

from builder.read.dialect import Dialect
from builder.read.holes import hole

CONTENT = Path(__file__).parents[2] / "content"
FOOTNOTES = FootnoteExtension(BACKLINK_TITLE=hole("wfootnote"))
NAMES = ("def_list", "abbr", "fenced_code", "sane_lists", "attr_list")
STOCK = Markdown(extensions=[FOOTNOTES, *NAMES, TableExtension(use_align_attribute=True)])
OURS = Dialect()

PIECES = (
    "ord å ä ö 😀",
    "**fet**",
    "_kursiv_",
    "***båda***",
    "`kod`",
    "``ko`d``",
    "\\*inte fet\\*",
    "[länk](a/b.md)",
    '[länk](<a b.md> "titel")',
    "[ref][r]",
    "[r]: http://example.org/ 'T'",
    "![bild](x.png)",
    "<http://example.org/>",
    "<a@example.org>",
    "&amp; &copy; & <b>rå</b>",
    "not[^1]",
    "[^1]: fotnot",
    "*[HTML]: språk",
    "HTML",
    "Rubrik {#id .klass}",
    "{: .klass}",
    "# ett",
    "### tre ###",
    "Under\n=====",
    "Under\n---",
    "> citat",
    "- punkt",
    "    - under",
    "1. ett",
    "Term\n:   betydelse",
    "a | b\n--- | :-:\n1 | 2",
    "```\nkod *här*\n```",
    "    indragen kod",
    "<div>\nblock\n</div>",
    "***",
    "rad  \nbryts",
    "[",
    "](",
    "![",
    "`",
    "\\",
    "<",
    "{",
    "*",
    "_",
)


def stock(text: str) -> str:
    STOCK.reset()
    return str(STOCK.convert(text))


@pytest.mark.parametrize("file", sorted(CONTENT.rglob("*.md")), ids=lambda file: file.stem)
def test_the_content_comes_out_the_same(file: Path) -> None:
    # Our own blocks are text to the stock parser, so their lines are left out for both.
    body = file.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    text = re.sub(r"^:::.*$", "", body, flags=re.MULTILINE)
    assert OURS.render(text) == stock(text)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from((" ", "\n", "\n\n"))), max_size=9)
)
def test_any_mixture_comes_out_the_same(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + joint for piece, joint in pieces)
    assert OURS.render(text) == stock(text)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab \n*_`[]()!<>&\\#-:|{}^.1~=\"'", max_size=60))
def test_any_signs_come_out_the_same(text: str) -> None:
    assert OURS.render(text) == stock(text)
