"""The shortcuts of our Markdown change no byte: stock Python-Markdown is the oracle."""

import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Comment, Element, ProcessingInstruction, QName, SubElement

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.serializers import to_xhtml_string
from markdown.treeprocessors import InlineProcessor

from builder.read.dialect import Dialect
from builder.read.dialect.inline import register
from builder.read.dialect.output import serialize
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
    "rad \t\nbryts",
    "a_b_c _d_",
    "a*b*c",
    "**a* b*",
    "***a** b*",
    "*a **b** c*",
    "**a**.",
    "** a**",
    "*a\nb*",
    "*[a](b)* `a*b`*c*",
    "[*a*](b)",
    "[a\nb]( c\nd )",
    "[a](b(c)d)",
    '[a](b"c)',
    "[[a](b)](c)",
    "[![x](y)](z)",
    "[r] ![r][r]",
    "[R]:\ny",
    "not[^1] och[^1] och[^2]",
    "[^2]: en till\n    [^1]",
    "///Footnotes Go Here///",
    "+ x",
    "-",
    "- - -",
    "--",
    "=",
    "#x#",
    "####### sju",
    "> a\n> > b",
    "   > in",
    "   # in",
    "  in",
    "\tin",
    "   ",
    "3. tre",
    "٣. tre",
    "\u00a0# x",
    "\u2028- x",
    "a\n:   b",
    "|a\n|-",
    "``` {.py a=b}\nkod\n```",
    "~~~\nkod\n~~~",
    "- a {#b}",
    "*a*{.b}",
    "<!-- a -->",
    "<p>a</p>",
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


# What stands between two pieces, or before one in a line of its own: in a list, a quotation.
JOINTS = ("", " ", "\n", "\n\n", "  \n", "\n    ", "\n\n    ", "\n> ", "\n- ")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(JOINTS)), max_size=9))
def test_any_mixture_comes_out_the_same(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + joint for piece, joint in pieces)
    assert OURS.render(text) == stock(text)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab \n*_`[]()!<>&\\#-:|{}^.1~=\"'", max_size=60))
def test_any_signs_come_out_the_same(text: str) -> None:
    assert OURS.render(text) == stock(text)


@pytest.mark.parametrize(
    "text", ["rad \t\nbryts", "rad\n  <p>a</p> b", "``` {.py a=b}\nkod\n```", "[^1][^1]\n\n[^1]: a"]
)
def test_what_once_came_out_otherwise_comes_out_the_same(text: str) -> None:
    assert OURS.render(text) == stock(text)


names = st.sampled_from(["p", "b", "br", "img", "script", "style", "li"])
texts = st.none() | st.text(alphabet="a å<>&\"'\n;#1", max_size=8)
trees = st.recursive(
    st.tuples(names, texts, texts, st.dictionaries(names, texts, max_size=3), st.just(())),
    lambda inner: st.tuples(
        names, texts, texts, st.dictionaries(names, texts, max_size=3), st.lists(inner, max_size=4)
    ),
    max_leaves=12,
)


@given(trees, st.sampled_from([None, Comment, ProcessingInstruction, QName("{a}b")]))
def test_any_tree_is_written_the_same(tree: Any, uncommon: Any) -> None:
    root = grown(tree)
    assert serialize(root) == to_xhtml_string(root)
    if uncommon is not None:
        odd = SubElement(root, "b")
        odd.tag, odd.text = uncommon, "a & b"
        assert serialize(root) == to_xhtml_string(root)


def grown(tree: Any) -> Element:
    name, text, tail, attributes, inner = tree
    element = Element(name)
    element.text, element.tail = text, tail
    for key, value in attributes.items():
        element.set(key, value)
    element.extend(grown(each) for each in inner)
    return element


def test_a_library_without_the_methods_we_know_does_the_work_itself() -> None:
    text = "**fet** [länk](a.md) ***båda*** [^1]\n\n[^1]: not"
    plain = Markdown(extensions=[FOOTNOTES])
    register(plain, private=("__noSuchMethod",))
    assert type(plain.treeprocessors["inline"]) is InlineProcessor
    assert plain.convert(text) == Markdown(extensions=[FOOTNOTES]).convert(text)


def test_only_the_processors_that_want_a_block_are_asked() -> None:
    asked: list[str] = []
    parser: Any = Dialect()._markdown.parser  # what is saved cannot be seen outside
    for processor in parser.blockprocessors:
        _note(processor, asked)
    parser.parseBlocks(Element("div"), ["Ett stycke.", "På två\nrader.", "## Rubrik"])
    assert asked == ["ParagraphProcessor", "ParagraphProcessor", "Headings"]


def _note(processor: Any, asked: list[str]) -> None:
    test = processor.test

    def noted(parent: Element, block: str) -> bool:
        asked.append(type(processor).__name__)
        return bool(test(parent, block))

    processor.test = noted
