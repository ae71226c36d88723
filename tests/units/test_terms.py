"""Words of the glossary are found in prose as readers would: whole, once, where links may stand."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.link.terms import Needles, find_terms, needles
from builder.look.filling import fill_body
from builder.look.place import page_place
from builder.look.views import Body, Destination, Term
from builder.model import Explained
from builder.read.dialect import Dialect
from builder.read.prose import read_prose
from builder.read.steps import alone
from builder.theme.words import Words

WORDS = Words(
    "sv",
    {
        "external.mark": "(extern länk)",
        "block.tip": "Tips",
        "block.footnote": "Tillbaka",
        "block.table": "Tabell",
        "block.code": "Kod",
    },
)
DIALECT = Dialect()
FORMS = (
    *("rival", "rivalen", "delad läsning", "läsning", "EPA", "enskilt, par, alla", "CC BY"),
    *("Agenda 2030", "år", "a", "e-post", "4.7", "FoU & skola", "p"),
)
SOUGHT: Needles = tuple((form, f"o{number}") for number, form in enumerate(FORMS))


def filled(markdown: str, sought: Needles = SOUGHT, prefix: str = "") -> str:
    prose = alone(read_prose("x.md", markdown, 1, DIALECT))
    text = dict(prose.texts).get(prose.body.digest, "")
    terms = tuple(
        (start, end, Term(anchor, "", "")) for start, end, anchor in find_terms(text, sought)
    )
    body = Body(prose.body.digest, (Destination("x/index.html"),) * 99, terms)
    place = page_place("y/index.html")
    return str(fill_body(text, body, place=place, words=WORDS, level=2, prefix=prefix))


def marked(markdown: str, sought: Needles = SOUGHT) -> list[str]:
    """List the words that lead to their explanations, as they stand in the text."""
    return [unescape(each) for each in re.findall(_LINK, filled(markdown, sought), re.DOTALL)]


_LINK = r'<a class="term" [^>]*>(.*?)</a>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("En rival, och rivalen igen.", ["rival", "rivalen"]),
        ("Rival! rival", ["Rival"]),
        ("Rivalens rivaler, rival-idé, min-rival och arkrival.", []),
        ("Delad läsning är läsning.", ["Delad läsning", "läsning"]),
        ("delad\nläsning", ["delad\nläsning"]),
        ("delad *läsning*", ["läsning"]),
        ("EPA och epa", ["EPA"]),
        ("epa och Epa", []),
        ("Enskilt, par, alla.", ["Enskilt, par, alla"]),
        ("Enskilt par alla", []),
        ("CC BY 4.0 och CC BYX", ["CC BY"]),
        ("Agenda 2030: Agenda 20301", ["Agenda 2030"]),
        ("e-post", ["e-post"]),
        ("post", []),
        ("(rival) ”rivalen”", ["rival", "rivalen"]),
        ("[rival](x.md) och rival", ["rival"]),
        ("## rival {#rival}\n\nrival", ["rival"]),
        ("`rival` och\n\n    rival\n\nrivalen", ["rivalen"]),
        ("```\nrival\n```", []),
        ('<span lang="en">rival</span> rivalen', ["rivalen"]),
        ('<p class="x" lang="en">rival</p>\n\nrivalen', ["rivalen"]),
        ('<p class="x" title="a > rival">rivalen</p>', ["rivalen"]),
        ("![rival > rival](x.png) rivalen", ["rivalen"]),
        ("Text[^1] rivalen\n\n[^1]: rival", ["rivalen"]),
        ("*[HTML]: rival\n\nHTML rivalen", ["rivalen"]),
        ("| rival |\n|---|\n| rivalen |", ["rival", "rivalen"]),
        ("- rival\n- > rivalen", ["rival", "rivalen"]),
        ("::: tip\nrival\n:::", ["rival"]),
        ("p &amp; a", ["p", "a"]),
        ("&lt;p&gt;", ["p"]),
        ("år a\u030ar", ["år"]),
    ],
)
def test_what_is_a_word(text: str, expected: list[str]) -> None:
    assert marked(text) == expected


def test_a_word_leads_to_its_explanation_and_back() -> None:
    assert filled("En rival.") == (
        '<p>En <a class="term" id="k-i-o0" href="#k-ord-o0" role="doc-glossref"'
        ' aria-describedby="k-ord-o0--text">rival</a>.</p>'
    )


def test_a_page_of_many_texts_has_no_links_to_words() -> None:
    assert filled("En rival.", prefix="m1-") == "<p>En rival.</p>"


def test_forms_of_one_word_are_marked_once() -> None:
    sought = needles((Explained("rival", "rival", "…", ("rivalen", "Rival", "medtävlare")),))
    assert sought == (("rival", "rival"), ("rivalen", "rival"), ("medtävlare", "rival"))
    assert marked("En medtävlare, en rival.", sought) == ["medtävlare"]


def test_of_two_words_that_are_alike_the_first_counts() -> None:
    one, other = Explained("a", "Ord", "…", ()), Explained("b", "annat", "…", ("ord",))
    assert needles((one, other)) == (("Ord", "a"), ("annat", "b"))


PIECES = st.sampled_from(
    (
        *("rival", "Rivalen", "delad läsning", "delad", "läsning", "EPA", "epa", "år", "4.7"),
        *(
            " ",
            " ",
            "\n",
            "\n\n",
            "*",
            "**",
            "`",
            "[rival](x.md)",
            "![rival](x.png)",
            "## rival\n\n",
        ),
        *(
            "<b>",
            "</b>",
            '<i lang="en">',
            "</i>",
            '<a href="x.md">',
            "</a>",
            "<",
            ">",
            "&",
            "&amp;",
        ),
        *(
            '"',
            "'",
            "| a |\n|---|\n",
            "- ",
            "> ",
            "[^1]",
            "\n\n[^1]: rival\n",
            "::: tip\n",
            "\n:::\n",
        ),
        *("{", "}", "#", "<p title='rival > rival'>", "</p>", "CC BY", "enskilt, par, alla", "é"),
    )
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_marking_adds_links_and_changes_nothing_else(text: str) -> None:
    plain = filled(text, ())
    with_terms = filled(text)
    assert re.sub(_LINK, r"\1", with_terms, flags=re.DOTALL) == plain


class _Reader(HTMLParser):
    """Reads a page, and notes what stands in links to words, and within what."""

    def __init__(self) -> None:
        super().__init__()
        self.within: list[tuple[str, bool]] = []
        self.found: list[tuple[str, tuple[str, ...], bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        term = given.get("class") == "term"
        if tag not in ("img", "br", "hr", "input"):
            self.within.append(("term" if term else tag, "lang" in given))
        if term:
            names = tuple(name for name, _ in self.within[:-1])
            self.found.append(("", names, any(foreign for _, foreign in self.within)))

    def handle_endtag(self, tag: str) -> None:
        while self.within:
            name, _ = self.within.pop()
            if name in (tag, "term"):
                break

    def handle_data(self, data: str) -> None:
        if self.within and self.within[-1][0] == "term":
            word, names, foreign = self.found[-1]
            self.found[-1] = (word + data, names, foreign)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_links_to_words_stand_where_links_may_stand(text: str) -> None:
    reader = _Reader()
    reader.feed(filled(text))
    known = {form.casefold() for form in FORMS}
    words = [" ".join(word.split()).casefold() for word, _, _ in reader.found]
    assert set(words) <= known
    assert len(words) == len(set(words))
    barred = {"a", "term", "code", "pre", "abbr", "h2", "h3", "h4", "h5", "h6"}
    assert [each for each in reader.found if barred & {*each[1]} or each[2]] == []


def test_a_large_glossary_costs_no_more_than_a_small_one() -> None:
    """Words are looked up, not tried one after the other: the same places come of both."""
    many = (*SOUGHT, *((f"ovanligt{number} ord", f"x{number}") for number in range(5000)))
    text = "En rival läste. " * 50
    prose = dict(alone(read_prose("x.md", text, 1, DIALECT)).texts)
    (stored,) = prose.values()
    assert find_terms(stored, many) == find_terms(stored, SOUGHT)
