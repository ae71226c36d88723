"""Pages' HTML as DOCX: what a word processor and a screen reader get of it."""

import io
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from builder.formats.document.content import About
from builder.formats.document.docx import as_docx
from builder.formats.words import words
from tests.documents.opened import WP, Opened, W

ABOUT = About("Öppna frågor", "Samtal om texter", "Ängskommunen", "sv", date(2026, 10, 1))


def made(main: str, base: str = "", **pictures: bytes) -> Opened:
    return Opened(data(main, base, **pictures))


def data(main: str, base: str = "", **pictures: bytes) -> bytes:
    html = f"<!doctype html><html><body><main>{main}</main></body></html>"
    shown = {f"moduler/lasa/media/{name}.png": each for name, each in pictures.items()}
    return as_docx(html, ABOUT, base, shown, words("sv"))


def picture(form: str = "PNG", size: tuple[int, int] = (40, 20)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, form)
    return out.getvalue()


def test_headings_are_headings_of_their_level() -> None:
    read = made(
        "<header><h1>Ett</h1></header><section><h2>Två</h2><div><h3>Tre</h3></div></section>"
    )
    assert read.paragraphs() == [("heading 1", "Ett"), ("heading 2", "Två"), ("heading 3", "Tre")]


def test_text_is_one_line_as_a_browser_shows_it() -> None:
    read = made("<p> En\n  rad   <b> med </b>\n\tfet text<br> och\u00a0 brytning </p>Löst")
    first, loose = read.main.iter(f"{W}p")
    texts = [each.text for each in first.iter(f"{W}t")]
    assert texts == ["En rad ", "med ", "fet text", "och\u00a0 brytning"]
    assert len(list(first.iter(f"{W}br"))) == 1
    assert [each.find(f"{W}rPr/{W}b") is not None for each in first.iter(f"{W}r")] == [
        *(False, True, False, False, False)
    ]
    assert "".join(each.text or "" for each in loose.iter(f"{W}t")) == "Löst"


def test_lists_are_lists_and_each_begins_anew() -> None:
    read = made(
        "<ol><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ol><ol start=3><li>e</li></ol>"
        '<ul class="checklist"><li>f</li></ul>'
    )
    assert read.numbering() == [
        (1, 0, "decimal", "a"),
        (2, 1, "bullet", "b"),
        (1, 0, "decimal", "c"),
        (3, 0, "decimal", "e"),
        (4, 0, "bullet", "f"),
    ]
    starts = [
        [each.get(f"{W}val") for each in num.iter(f"{W}startOverride")][:1]
        for num in read.xml("word/numbering.xml").iter(f"{W}num")
    ]
    assert starts == [["1"], [], ["3"], []]


def test_tables_repeat_their_heads_and_keep_their_rows_whole() -> None:
    read = made(
        "<table><caption>Veckor</caption><thead><tr><th>Vecka</th><th>Del</th></tr></thead>"
        '<tbody><tr><th colspan="2">Hösttermin</th></tr><tr><th>39</th><td>1</td></tr>'
        '<tr><td rowspan="2">40</td><td>2</td></tr><tr><td>3</td></tr></tbody></table>'
    )
    (table,) = read.main.iter(f"{W}tbl")
    rows = list(table.iter(f"{W}tr"))
    assert [each.find(f"{W}trPr/{W}tblHeader") is not None for each in rows] == [
        *(True, False, False, False, False)
    ]
    assert all(each.find(f"{W}trPr/{W}cantSplit") is not None for each in rows)
    assert [text for _, text in read.paragraphs(rows[0])] == ["Vecka", "Del"]
    span = rows[1].find(f"{W}tc/{W}tcPr/{W}gridSpan")
    assert span is not None
    assert span.get(f"{W}val") == "2"
    assert ("caption", "Veckor") in [(style.lower(), text) for style, text in read.paragraphs()]
    assert [text for _, text in read.paragraphs(table)].count("40") == 1


def test_language_is_told_of_the_document_and_of_other_passages() -> None:
    read = made('<p>Svenska, <span lang="en">English</span>, <i lang="sv">svenska</i></p>')
    defaults = read.xml("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert defaults is not None
    assert defaults.get(f"{W}val") == "sv-SE"
    settings = read.xml("word/settings.xml").find(f"{W}themeFontLang")
    assert settings is not None
    assert settings.get(f"{W}val") == "sv-SE"
    told = {
        "".join(each.itertext()): [lang.get(f"{W}val") for lang in each.iter(f"{W}lang")]
        for each in read.main.iter(f"{W}r")
    }
    assert told == {"Svenska, ": [], "English": ["en-GB"], ", ": [], "svenska": []}


def test_links_lead_out_to_the_portal_where_its_place_is_known_and_within() -> None:
    main = (
        '<p><a href="portal:moduler/lasa/index.html#syfte">Modulen</a> '
        '<a href="https://example.org/a?b=1&amp;c">Ute</a> <a href="#not">Noten</a> '
        '<a href="../annan.html">Bredvid</a> <a href="#borta">Borta</a> '
        '<a href="javascript:alert(1)">Skript</a></p><p id="not">Not.</p>'
    )
    ute = {"Ute": "https://example.org/a?b=1&c"}
    assert made(main).links() == ute
    read = made(main, "https://skola.example/k/")
    assert read.links() == ute | {
        "Modulen": "https://skola.example/k/moduler/lasa/index.html#syfte"
    }
    (within,) = (each for each in read.main.iter(f"{W}hyperlink") if f"{W}anchor" in each.attrib)
    (mark,) = read.main.iter(f"{W}bookmarkStart")
    assert within.get(f"{W}anchor") == mark.get(f"{W}name")
    assert [text for _, text in read.paragraphs()] == [
        "Modulen Ute Noten Bredvid Borta Skript",
        "Not.",
    ]


def test_pictures_have_their_alternative_text() -> None:
    source = 'src="portal:moduler/lasa/media/{}.png"'
    read = made(
        f'<p><img {source.format("a")} alt="En cykel" width="96"></p>'
        f'<p><img {source.format("b")} alt=""></p>',
        a=picture(),
        b=picture("WEBP"),
    )
    told = [each.get("descr") for each in read.main.iter(f"{WP}docPr")]
    assert told == ["En cykel", ""]
    first, second = read.main.iter(f"{WP}docPr")
    assert [b"decorative" in each for each in (_xml(first), _xml(second))] == [False, True]
    extent = next(read.main.iter(f"{WP}extent"))
    assert (extent.get("cx"), extent.get("cy")) == ("914400", "457200")  # an inch wide
    assert {name for name in read.parts if "media" in name} == {
        "word/media/image1.png",
        "word/media/image2.png",
    }


def _xml(element: object) -> bytes:
    from xml.etree.ElementTree import Element, tostring

    assert isinstance(element, Element)
    return tostring(element)


def test_pictures_that_are_not_handed_over_are_their_words() -> None:
    read = made(
        '<p><img src="portal:moduler/lasa/media/c.svg" alt="Ett kretslopp"></p>'
        '<p><img src="file:///etc/passwd" alt="Hemligt"></p>'
        '<p><img src="http://example.org/x.png" alt="Utifrån"></p>'
        '<svg role="img"><title>Ritning</title><desc>Med text</desc><path d="M0 0"/></svg>'
    )
    assert [text for _, text in read.paragraphs()] == [
        "Bild: Ett kretslopp",
        "Bild: Hemligt",
        "Bild: Utifrån",
        "Bild: Ritning Med text",
    ]
    assert not [name for name in read.parts if "media" in name]
    assert b"example.org" not in read.parts["word/_rels/document.xml.rels"]


def test_what_is_for_the_screen_is_left_out() -> None:
    read = made(
        "<nav>nav</nav><p>Kvar</p><p data-screen>skärm</p><p hidden>dolt</p><button>tryck</button>"
        '<script>skript</script><span aria-hidden="true">tecken</span><audio>ljud</audio>'
        '<select><option>val</option></select><!-- anm. --><p>Text<span class="visually-hidden"> '
        "uppläst</span></p>"
    )
    assert [text for _, text in read.paragraphs()] == ["Kvar", "Text"]


def test_pairs_of_terms_and_what_they_mean_are_read_together() -> None:
    read = made(
        "<dl><div><dt>Tid</dt><dd>3 h <span>utöver</span></dd></div>"
        "<div><dt>Mål</dt><dd><ul><li>4</li></ul></dd></div></dl>"
    )
    assert [text for _, text in read.paragraphs()] == ["Tid: 3 h utöver", "Mål:", "4"]


def test_document_says_what_it_is() -> None:
    read = made("<h1>Öppna frågor</h1>")
    core = read.parts["docProps/core.xml"].decode()
    for text in (
        "Öppna frågor",
        "Samtal om texter",
        "Ängskommunen",
        "sv-SE",
        "2026-10-01T00:00:00Z",
    ):
        assert text in core
    assert "python-docx" not in core
    assert not [name for name in read.parts if "thumbnail" in name]
    header, footer = read.parts["word/header1.xml"], read.parts["word/footer1.xml"]
    assert b"Samtal om texter" in header
    assert b" PAGE " in footer
    assert b" NUMPAGES " in footer


def test_same_bytes_and_no_clock() -> None:
    main = "<h1>Titel</h1><p>Text</p><ul><li>a</li></ul>"
    assert data(main) == data(main)
    read = made(main)
    assert {each.date_time for each in read.infos} == {(1980, 1, 1, 0, 0, 0)}
    names = [each.filename for each in read.infos]
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])


def test_text_that_xml_cannot_hold_is_left_out() -> None:
    read = made("<p>a&#1;b&#xfffe;c</p><p>&lt;w:p/&gt; ]]&gt; {{ x }}</p>")
    assert [text for _, text in read.paragraphs()] == ["abc", "<w:p/> ]]> {{ x }}"]


@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=4),
        min_size=1,
        max_size=5,
    )
)
@settings(max_examples=40, deadline=None)
def test_any_table_can_be_drawn_and_keeps_all_its_texts(
    rows: list[list[tuple[int, int]]],
) -> None:
    cells = [
        [
            f'<td rowspan="{tall}" colspan="{wide}">{at}.{to}</td>'
            for to, (tall, wide) in enumerate(row)
        ]
        for at, row in enumerate(rows)
    ]
    read = made("<table>" + "".join(f"<tr>{''.join(row)}</tr>" for row in cells) + "</table>")
    shown = [text for _, text in read.paragraphs() if text]
    assert sorted(shown) == sorted(
        f"{at}.{to}" for at, row in enumerate(rows) for to in range(len(row))
    )
    for row in read.main.iter(f"{W}tr"):
        assert row.find(f"{W}tc") is not None, "a row without a cell is not opened"


def test_tables_in_tables_and_lists_in_cells_stay_in_place() -> None:
    read = made(
        "<table><tr><td><ul><li>a</li></ul></td><td><table><tr><td>b</td></tr></table></td></tr>"
        "<tr></tr></table><p>c</p>"
    )
    assert [text for _, text in read.paragraphs() if text] == ["a", "b", "c"]
    for cell in read.main.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p", "a cell that does not end in a paragraph is not opened"


def test_small_tables_stand_on_one_page_and_large_ones_break() -> None:
    def kept(rows: int) -> list[bool]:
        read = made("<table>" + "".join(f"<tr><td>{n}</td></tr>" for n in range(rows)) + "</table>")
        (table,) = read.main.iter(f"{W}tbl")
        return [each.find(f"{W}pPr/{W}keepNext") is not None for each in table.iter(f"{W}p")]

    assert kept(3) == [True, True, False]
    assert not any(kept(30))


def test_other_languages_are_told_by_their_own_name() -> None:
    about = About("Words", "", "Ängskommunen", "en", None)
    html = '<html><body><main lang="en"><p>Text. <i lang="sv">Ord.</i></p></main></body></html>'
    read = Opened(as_docx(html, about, "", {}, words("en")))
    assert [each.get(f"{W}val") for each in read.main.iter(f"{W}lang")] == ["sv-SE"]
    assert b"Page " in read.parts["word/footer1.xml"]


def test_room_to_write_is_as_high_as_the_lines_it_is_for() -> None:
    read = made(
        "<table><thead><tr><th>Fråga</th><th>Svar</th></tr></thead><tbody>"
        '<tr><th>Kort</th><td data-rows="1"></td></tr>'
        '<tr><th>Lång</th><td data-rows="4"></td></tr></tbody></table>'
    )
    heights = [int(each.get(f"{W}val", "")) for each in read.main.iter(f"{W}trHeight")]
    assert heights[1] == 4 * heights[0]
    label, room = (int(each.get(f"{W}w", "")) for each in read.main.iter(f"{W}gridCol"))
    assert room > 2 * label


def test_facts_are_a_line_and_points_begin_with_their_term() -> None:
    read = made(
        '<dl class="facts"><div><dt>Tid</dt><dd>3 h</dd></div>'
        "<div><dt>Del</dt><dd>1</dd></div></dl>"
        "<dl><dt>Välj</dt><dd><p>En fråga.</p><p>Till.</p></dd>"
        "<dt>Ta</dt><dd><ul><li>Papper</li></ul></dd></dl>"
    )
    texts = [text for _, text in read.paragraphs()]
    assert texts == ["Tid: 3 h · Del: 1", "Välj: En fråga.", "Till.", "Ta:", "Papper"]


def test_new_page_begins_where_it_is_said() -> None:
    read = made('<p>Ett</p><section class="new-page"><h2>Två</h2><p>Tre</p></section>')
    breaks = [each.find(f"{W}pPr/{W}pageBreakBefore") for each in read.main.iter(f"{W}p")]
    assert [each is not None for each in breaks] == [False, True, False]


def test_sign_that_is_seen_and_not_said_is_on_paper() -> None:
    read = made('<p><span aria-hidden="true" data-paper>×</span> Fråga</p>')
    assert [text for _, text in read.paragraphs()] == ["× Fråga"]


def test_leaf_lies_and_type_is_smaller_where_the_kind_of_page_asks_for_it() -> None:
    def leaf(kind: str) -> tuple[int, str | None]:
        html = f'<html><body><main class="is-{kind}"><p>Text</p></main></body></html>'
        read = Opened(as_docx(html, ABOUT, "", {}, words("sv")))
        (size,) = read.main.iter(f"{W}pgSz")
        styles = read.xml("word/styles.xml").iter(f"{W}style")
        (normal,) = (each for each in styles if each.get(f"{W}styleId") == "Normal")
        points = normal.find(f"{W}rPr/{W}sz")
        assert points is not None
        return int(points.get(f"{W}val", "")), size.get(f"{W}orient")

    assert leaf("part") == (22, None)
    assert leaf("meeting") == (20, None)
    assert leaf("organiser") == (22, "landscape")
