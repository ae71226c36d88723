"""Prose: fragments, holes and places."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model import Heading
from builder.read.dialect import Dialect
from builder.read.holes import SEP, fill
from builder.read.prose import Prose, read_prose
from builder.read.steps import alone
from builder.source import Span

DIALECT = Dialect()
PRIVATE = re.compile("[\ue001-\uf8ff\U000f0000-\U0010ffff]")


def read(body: str, first_line: int = 1) -> Prose:
    return alone(read_prose("content/pages/x.md", body, first_line, DIALECT))


def main(prose: Prose) -> str:
    return dict(prose.texts)[prose.body.digest]


def shown(text: str) -> str:
    """Fill holes with names that can be read."""
    return fill(text, lambda kind, rest: f"«{kind}{rest}»")


def places(prose: Prose) -> list[tuple[str, int, int]]:
    return [(each.target, each.span.line, each.span.col) for each in prose.references]


def test_a_link_is_a_hole_and_its_place_is_that_of_its_address() -> None:
    prose = read("Läs [mer](a.md) och [ännu mer](../b.md#c).\n", first_line=7)
    assert shown(main(prose)) == "<p>Läs <a«a0»>mer</a>«x0» och <a«a1»>ännu mer</a>«x1».</p>"
    assert places(prose) == [("a.md", 7, 11), ("../b.md#c", 7, 32)]
    assert prose.references[0].span == Span(7, 11, 7, 15)


def test_places_count_characters_and_not_bytes() -> None:
    assert places(read("åäö😀 [x](y.md)")) == [("y.md", 1, 10)]


def test_reference_links_have_the_place_of_their_definition() -> None:
    prose = read("[ett][a] och [två][a]\n\n[a]: x.md\n")
    assert places(prose) == [("x.md", 3, 6), ("x.md", 3, 6)]


def test_an_autolink_has_the_place_of_its_address() -> None:
    assert places(read("Se <https://example.org/å>.")) == [("https://example.org/å", 1, 5)]


def test_raw_links_and_pictures_have_the_place_of_their_tag() -> None:
    prose = read('text\n\nse <a href="a.md">det</a> <img src="b.png" alt="b">\n')
    assert places(prose) == [("a.md", 3, 4), ("b.png", 3, 27)]
    assert [each.picture for each in prose.references] == [False, True]


def test_pictures_are_holes_within_links_too() -> None:
    prose = read("[![alt](b.png)](a.md)")
    text = shown(main(prose))
    assert text == '<p><a«a0»><img alt="alt"«m1»></a>«x0»</p>'
    assert [each.target for each in prose.references] == ["a.md", "b.png"]


def test_links_in_code_are_text_letter_by_letter() -> None:
    prose = read(
        "`[x](y.md)` och\n\n    [x](y.md) <div>\n\n```\n[x](y.md) <div class='a'>\n## no\n```\n"
    )
    assert prose.references == ()
    text = main(prose)
    assert "<code>[x](y.md)</code>" in text
    assert "[x](y.md) &lt;div&gt;" in text
    assert "[x](y.md) &lt;div class='a'&gt;\n## no" in text
    assert not PRIVATE.search(text)


def test_headings_have_levels_and_anchors() -> None:
    prose = read("## Första *delen*\n\n### Å, ä & ö {#eget}\n\n## Första delen\n")
    assert prose.body.headings == (
        Heading(2, "forsta-delen", "Första delen"),
        Heading(3, "eget", "Å, ä & ö"),
        Heading(2, "forsta-delen-2", "Första delen"),
    )
    assert prose.body.anchors == ("forsta-delen", "eget", "forsta-delen-2")
    text = shown(main(prose))
    assert '<«h2» id="«p»forsta-delen">Första <em>delen</em></«h2»>' in text


def test_a_top_heading_is_told_and_lowered() -> None:
    for body in ("# Rubrik\n", "Rubrik\n======\n"):
        prose = read(f"text\n\n{body}", first_line=5)
        assert [(each.code, each.span.line) for each in prose.diagnostics] == [("top-heading", 7)]
        assert prose.body.headings == (Heading(2, "rubrik", "Rubrik"),)


def test_ids_of_the_page_itself_cannot_be_taken() -> None:
    prose = read("## A {#innehall}\n\n## B {#k-fragor}\n\n<p id='innehall'>x</p>\n")
    assert prose.body.anchors == ("innehall-2", "fragor-2", "innehall-3")


def test_leader_blocks_are_fragments_of_their_own() -> None:
    prose = read(
        "Ett[^1].\n\n::: leader\nTvå[^1].\n\n[^1]: ledarens\n:::\n\nTre.\n\n[^1]: deltagarens\n"
    )
    texts = dict(prose.texts)
    assert "ledarens" not in texts[prose.body.digest]
    assert "deltagarens" in texts[prose.body.digest]
    assert "ledarens" in texts[prose.leader[0].digest]
    assert shown(texts[prose.body.digest]).count("«l0»") == 1
    assert "<p>«l0»" not in shown(texts[prose.body.digest])


def test_references_are_numbered_over_the_whole_file() -> None:
    prose = read("[a](a.md)\n\n::: leader\n[b](b.md)\n:::\n\n[c](c.md)\n")
    texts = dict(prose.texts)
    assert [each.target for each in prose.references] == ["a.md", "c.md", "b.md"]
    assert "«a2»" in shown(texts[prose.leader[0].digest])


def test_blocks_may_hold_blocks_and_code_that_looks_like_them() -> None:
    prose = read("::: activity Gör så\n- a\n\n::: tip\nråd\n:::\n\n```\n::: tip\n```\n:::\nefter\n")
    text = shown(main(prose))
    assert '<div class="block block-activity">\n<p class="block-title">Gör så</p>' in text
    assert '<aside class="block block-tip" role="note">\n<p class="block-title">«wtip»</p>' in text
    assert "<code>::: tip\n</code>" in text
    assert text.endswith("<p>efter</p>")
    assert prose.diagnostics == ()


def test_a_block_left_open_ends_with_the_file_and_is_told() -> None:
    prose = read("a\n\n::: tip\nb\n", first_line=10)
    assert [(each.code, each.span) for each in prose.diagnostics] == [
        ("unclosed-block", Span(12, 1, 12, 4))
    ]


def test_an_unknown_block_does_not_close_the_one_around_it() -> None:
    prose = read("::: tip\n::: lader\nx\n:::\ny\n:::\nz\n")
    assert [each.code for each in prose.diagnostics] == ["unknown-block"]
    assert shown(main(prose)).endswith("</aside>\n<p>z</p>")


def test_what_runs_or_loads_is_removed_and_told() -> None:
    prose = read(
        "a <script>alert(1)</script> <b onclick='x()'>b</b>\n\n<iframe src='x'></iframe>\n"
    )
    told = [(each.code, each.values, each.span.line) for each in prose.diagnostics]
    assert sorted(told) == [
        ("removed-attribute", (("name", "onclick"),), 1),
        ("removed-html", (("tag", "iframe"),), 3),
        ("removed-html", (("tag", "script"),), 1),
    ]
    assert "alert" not in main(prose)
    assert "<b>b</b>" in main(prose)


def test_tables_are_wrapped_and_aligned_by_class() -> None:
    text = shown(main(read("a | b\n:-- | --:\n1 | 2\n")))
    assert text.startswith(
        '<div class="table-wrap" tabindex="0" role="group" aria-label="«wtable»">'
    )
    assert text.endswith("</table></div>")
    assert '<th class="align-left">a</th>' in text
    assert "style" not in text


def test_an_unclosed_tag_is_closed() -> None:
    assert shown(main(read("<div>\n\nallt\n"))).count("</div>") == 1


def test_nesting_beyond_measure_is_a_diagnostic() -> None:
    prose = read("\n".join("    " * depth + "- x" for depth in range(300)))
    assert [each.code for each in prose.diagnostics] == ["too-complex"]


def test_a_text_beyond_measure_leaves_no_trace_in_the_next() -> None:
    read("\n".join("    " * depth + "- x" for depth in range(300)))
    assert main(read("text\n{: #id}")) == f'<p id="{SEP}p{SEP}id">text</p>'


def test_words_are_counted_as_read() -> None:
    assert read("## Två ord\n\nTre [ord till](a.md) `här`.\n").body.words == 6


PIECES = st.sampled_from(
    (
        *("[a](b.md)", "![c](d.png)", "## R", "# T", "Rad\n---", "`x [y](z)`", "<b>f</b>"),
        *("<i class='k'>", "<script>s</script>", "::: tip", "::: leader", ":::", "```", "~~~"),
        *("[^1]", "[^1]: n", "| a |\n|---|", "    kod [a](b)", "- punkt", "<http://x.se>"),
        *("[r]: y.md", "[r]", "> c", "*e*", "\\[x](y)", "<div>", "<!-- [a](b) -->", "{: #id}"),
        *("a {#b}", "<a href='q.md'>", "&lt;b&gt;", "<img src=x>", "text"),
    )
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from((" ", "\n", "\n\n"))), max_size=12))
def test_no_mark_is_ever_left_and_every_hole_can_be_filled(pieces: list[tuple[str, str]]) -> None:
    body = "".join(piece + joint for piece, joint in pieces)
    prose = read(body)
    lines = body.split("\n")
    for text in dict(prose.texts).values():
        assert not PRIVATE.search(text)
        assert text.count(SEP) % 2 == 0
        kinds = [code[0] for code in text.split(SEP)[1::2]]
        assert set(kinds) <= set("axmphlw")
        for code in text.split(SEP)[1::2]:
            if code[0] in "axm":
                assert int(code[1:]) < len(prose.references)
    for reference in prose.references:
        span = reference.span
        if span.end_col > span.col and not lines[span.line - 1][span.col - 1 :].startswith("<"):
            written = lines[span.line - 1][span.col - 1 : span.end_col - 1]
            assert reference.target.startswith(written) or written in reference.target
