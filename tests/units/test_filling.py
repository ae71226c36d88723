"""One rendering, many pages: holes are filled as each page needs."""

from builder.look.filling import fill_body
from builder.look.place import page_place
from builder.look.views import Body, Destination
from builder.read.dialect import Dialect
from builder.read.prose import read_prose
from builder.read.steps import alone
from builder.theme.words import Words

WORDS = Words(
    "sv", {"external.mark": "(extern länk)", "block.tip": "Tips", "block.footnote": "Tillbaka"}
)


def filled(markdown: str, *links: Destination, level: int = 2, prefix: str = "") -> str:
    prose = alone(read_prose("x.md", markdown, 1, Dialect()))
    body = Body(prose.body.digest, links)
    text = dict(prose.texts)[body.digest]
    place = page_place("moduler/lasa/del-1/index.html")
    return str(fill_body(text, body, place=place, words=WORDS, level=level, prefix=prefix))


def test_links_are_relative_to_the_page() -> None:
    link = Destination("moduler/lasa/del-2/index.html", "namn")
    assert filled("[a](x.md)", link) == '<p><a href="../del-2/index.html#namn">a</a></p>'


def test_outside_links_are_marked_for_eyes_and_ears() -> None:
    assert filled("[a](x)", Destination(url="https://example.org/?a=1&b=2")) == (
        '<p><a href="https://example.org/?a=1&amp;b=2" rel="external">a</a>'
        '<span class="visually-hidden"> (extern länk)</span></p>'
    )


def test_mail_leads_out_without_a_mark() -> None:
    assert filled("[a](x)", Destination(url="mailto:a@example.org")) == (
        '<p><a href="mailto:a@example.org">a</a></p>'
    )


def test_what_leads_nowhere_is_its_text() -> None:
    assert filled("[a](x.md)", Destination()) == "<p><a>a</a></p>"


def test_headings_begin_where_the_page_wants_them() -> None:
    assert filled("## A\n\n### B\n\n###### C", level=4, prefix="m1-") == (
        '<h4 id="m1-a">A</h4>\n<h5 id="m1-b">B</h5>\n<h6 id="m1-c">C</h6>'
    )


def test_links_within_the_page_take_its_prefix() -> None:
    here = Destination("moduler/lasa/del-1/index.html", "a")
    assert 'href="#m1-a"' in filled("[x](#a)\n\n## A", here, prefix="m1-")


def test_footnotes_never_meet_on_a_page_that_shows_two_texts() -> None:
    first, second = (filled("x[^1]\n\n[^1]: y", prefix=prefix) for prefix in ("a-", "b-"))
    assert 'id="a-fn:1"' in first
    assert 'href="#a-fn:1"' in first
    assert 'id="b-fnref:1"' in second
    assert 'href="#b-fnref:1"' in second


def test_pictures_have_their_size_and_wait_but_not_in_print() -> None:
    picture = Destination("moduler/lasa/media/a.png", width=800, height=600)
    expected = '<img alt="b" src="../media/a.png" width="800" height="600"'
    assert f'{expected} loading="lazy">' in filled("![b](a.png)", picture)
    assert f"{expected}>" in filled("![b](a.png)", picture, prefix="m1-")


def test_blocks_are_named_in_the_portals_language() -> None:
    assert '<p class="block-title">Tips</p>' in filled("::: tip\nx\n:::")
