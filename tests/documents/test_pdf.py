"""Documents as PDF, by WeasyPrint and by a browser: tags, bookmarks, nothing fetched, no clock."""

import http.server
import re
import shutil
import threading
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from builder.formats.document import renderer as choice
from builder.formats.document.content import About
from builder.formats.document.pdf import as_pdf
from builder.formats.document.renderer import NoRenderer, renderer
from builder.formats.words import words
from tests.documents.test_builds import _ask
from tests.documents.test_docx import picture
from tests.site import tree
from tests.stories.stage import Stage

ABOUT = About("Öppna frågor", 'Samtal (om) "texter"', "Ängskommunen", "sv", date(2026, 10, 1))
LONG = "".join(f"<h2>Fråga {n}</h2>{'<p>En rad text.</p>' * 30}" for n in range(4))
PAGE = (
    '<h1>Öppna frågor</h1><p>Läs. <span lang="en">Read.</span></p><ul><li>a</li></ul>'
    "<table><thead><tr><th>Vecka</th></tr></thead><tbody><tr><td>39</td></tr></tbody></table>"
    f'<p><img src="portal:m/a.png" alt="En cykel"></p>{LONG}'
)


def _browser() -> str:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.fail("Chromium is missing. On Debian: sudo apt-get install chromium", pytrace=False)
    return found


@pytest.fixture(params=["weasyprint", "browser"])
def by(request: pytest.FixtureRequest) -> str:
    """Name each of the ways to make a PDF."""
    if request.param == "browser":
        return _browser()
    found = renderer()
    if not found.startswith("weasyprint"):
        pytest.fail(
            "WeasyPrint does not load: it needs Pango. "
            "On Debian: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0",
            pytrace=False,
        )
    return found


def made(main: str, by: str) -> bytes:
    html = f"<html><body><main>{main}</main></body></html>"
    return as_pdf(html, ABOUT, "", {"m/a.png": picture()}, words("sv"), by)


def opened(data: bytes) -> bytes:
    """Get a PDF's objects as text, those in compressed streams among them."""
    pieces = [data]
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            pieces.append(zlib.decompress(found.group(1)))
        except zlib.error:
            continue
    return b"\n".join(pieces)


def pages(data: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", opened(data)))


def test_pdf_is_tagged_with_bookmarks_a_title_and_its_language(by: str) -> None:
    text = opened(made(PAGE, by))
    assert text.startswith(b"%PDF-")
    for tag in (b"H1", b"H2", b"P", b"L", b"LI", b"Table", b"TH", b"TD", b"Figure"):
        assert re.search(rb"/S\s*/" + tag + rb"\b", text), tag
    assert re.search(rb"/MarkInfo\s*<<[^>]*/Marked\s+true", text)
    assert b"/StructTreeRoot" in text
    assert re.search(rb"/Lang\s*\(sv-SE\)", text)
    assert re.search(rb"/Type\s*/Outlines", text) or b"/Outlines" in text
    bookmark = "Fråga 3".encode("utf-16-be")
    assert bookmark in text or bookmark.hex().encode() in text.lower()
    assert re.search(rb"/Alt\s*(?:\(En cykel\)|<)", text)


def test_pages_are_as_many_as_the_text_takes(by: str) -> None:
    assert pages(made("<h1>Kort</h1><p>En rad.</p>", by)) == 1
    assert pages(made(PAGE, by)) == 4


def test_same_bytes_and_the_content_s_own_date(by: str) -> None:
    first = made(PAGE, by)
    assert made(PAGE, by) == first
    dates = re.findall(rb"/(?:Creation|Mod)Date\s*\(D:(\d{8})", opened(first))
    assert {*dates} <= {b"20261001"}
    assert dates or by.startswith("weasyprint")


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """Listen for anybody who asks for anything."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def test_nothing_outside_the_document_is_opened(
    by: str, listener: tuple[str, list[str]], tmp_path: Path
) -> None:
    address, asked = listener
    secret = tmp_path / "hemligt.png"
    secret.write_bytes(picture(size=(77, 33)))
    hostile = (
        f'<img src="{address}/a.png" alt="a"><img src="{secret.as_uri()}" alt="b">'
        f'<img srcset="{address}/b.png 2x" alt="c"><object data="{address}/c"></object>'
        f'<iframe src="{address}/d"></iframe><link rel="stylesheet" href="{address}/e.css">'
        f'<style>@import url("{address}/f.css"); p {{ background: url("{address}/g") }}</style>'
        f'<p style="background: url({address}/h)">x</p><script src="{address}/i"></script>'
        f'<svg><image href="{address}/j.png"/><image href="{secret.as_uri()}"/></svg>'
        f'<input type="image" src="{address}/k"><video poster="{address}/l"></video>'
        f'<a href="{secret.as_uri()}" rel="attachment">fil</a><p>Text.</p>'
    )
    data = opened(made(hostile, by))
    assert asked == []
    assert not re.search(rb"/Width\s+77\b", data)
    assert b"/EmbeddedFile" not in data


def test_title_cannot_leave_its_place(by: str) -> None:
    about = About('"}</style><h1>Ut</h1>', '\\"; content: "x', "</title>", "sv", None)
    html = "<html><body><main><p>Text.</p></main></body></html>"
    data = as_pdf(html, about, "", {}, words("sv"), by)
    assert not re.search(rb"/S\s*/H1\b", opened(data))


def test_portal_has_pdf_where_it_is_asked_for(stage: Stage) -> None:
    stage.give("portal")
    stage.give("modul")
    _ask(stage, "pdf")
    stage.run("kollegium build")
    assert (stage.code, stage.err) == (0, "")
    made = {path for path in tree(stage.site) if path.endswith(".pdf")}
    assert "moduler/lasa/del-1/lasa-del-1.pdf" in made
    assert not [path for path in tree(stage.site) if path.endswith(".docx")]


def test_without_a_renderer_it_is_said_what_to_install(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> str:
        raise NoRenderer

    monkeypatch.setattr("builder.outputs.pdf.renderer", none)
    stage.give("portal")
    stage.give("modul")
    _ask(stage, "pdf")
    stage.run("kollegium build")
    assert stage.code == 3
    assert "kollegium[pdf]" in stage.err
    assert "Chromium" in stage.err


def test_renderer_is_weasyprint_else_a_browser_else_none(monkeypatch: pytest.MonkeyPatch) -> None:
    find = choice.renderer.__wrapped__
    assert find().startswith("weasyprint ")
    monkeypatch.setattr(choice, "_weasyprint", lambda: "")
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    assert find() == "/bin/chromium"
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(NoRenderer):
        find()
