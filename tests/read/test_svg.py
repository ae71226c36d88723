"""Drawings: what runs, fetches or never ends is refused; what only draws is let through."""

import time

import pytest

from builder.read.svg import Drawing, read_svg
from tests.vectors import drawings

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}</svg>'


@pytest.mark.parametrize("drawing", drawings("alert(1)"))
def test_what_runs_fetches_or_never_ends_is_refused(drawing: str) -> None:
    judged = read_svg(drawing.encode())
    assert judged.found
    assert not judged.broken


@pytest.mark.parametrize(
    "inner",
    [
        'width="3" height="4"><path d="M0 0h1v1z"/>',
        'width="3px" height="4.2"><g id="a"/><use href="#a"/><use xlink:href=" #a "/>',
        'viewBox="0 0 3 4"><style>.a { fill: #123; clip-path: url(#b) }</style>',
        'viewBox="0,0,3,4"><rect fill="url(#a)" mask="url( \'#b\' )" style="stroke: url(#c)"/>',
        'viewBox="0 0 3 4"><image href="data:image/png;base64,iVBORw0KGgo="/>',
        'viewBox="0 0 3 4"><image xlink:href="data:image/jpeg;base64,/9j/"/>',
        'viewBox="0 0 3 4" xmlns:i="urn:i" i:file="C:\\bild.png"><i:view i:url="url(x)"/>',
        'viewBox="0 0 3 4"><title>Så här: url(x)</title><desc lang="sv">a\\b</desc>',
        'viewBox="0 0 3 4"><text aria-label="50 % \\ 1" id="on" class="url(x)">on</text>',
        'viewBox="0 0 3 4"><a href="#a"><text>x</text></a>',
        'viewBox="0 0 3 4"><use href=""/><use/>',
    ],
)
def test_what_only_draws_is_let_through(inner: str) -> None:
    assert read_svg(_SVG.format(inner).encode()) == Drawing(3, 4)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg>",
        b"<svg/>x",
        b"<html/>",
        b"not a drawing",
        b"\x89PNG\r\n\x1a\n",
        '<svg xmlns="http://www.w3.org/2000/svg"><title>\xe5</title></svg>'.encode("latin-1"),
        '<svg xmlns="http://www.w3.org/2000/svg"/>'.encode("utf-16"),
        '<svg xmlns="http://www.w3.org/2000/svg"/>'.encode("utf-16-le"),
        b'<?xml version="1.0" encoding="utf-7"?><svg/>',
        b'<?xml version="1.0" encoding="iso-8859-1"?><svg/>',
        b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<g/>" * 500_001 + b"</svg>",
        b"<svg a=''>\x00</svg>",
        b"<svg a='&nbsp;'/>",
    ],
)
def test_what_is_no_drawing_is_told_as_such(data: bytes) -> None:
    assert read_svg(data) == Drawing(broken=True)


def test_a_size_beyond_reason_is_none() -> None:
    for box in ("0 0 inf 3", "0 0 nan 1", "0 0 1e99 1", "a b c d", "1 2 3"):
        assert read_svg(_SVG.format(f'viewBox="{box}">').encode()) == Drawing()
    assert read_svg(_SVG.format(f'width="{"9" * 400}" height="1">').encode()) == Drawing()


@pytest.mark.parametrize(
    "inner",
    [
        "<g>" * 60_000 + "</g>" * 60_000,
        "".join(f'<g id="a{n}">' for n in range(20_000)) + "</g>" * 20_000,
        "".join(f'<g id="a{n}"><use href="#a{n + 1}"/></g>' for n in range(20_000)),
        '<use href="#x"/>' * 100_000,
        "<g " + " ".join(f'a{n}="url(#b)"' for n in range(40_000)) + "/>",
    ],
    ids=["deep", "named", "chained", "used", "attributed"],
)
def test_large_drawings_are_judged_at_once(inner: str) -> None:
    began = time.perf_counter()
    judged = read_svg(_SVG.format(f">{inner}").encode())
    assert time.perf_counter() - began < 5
    assert not judged.broken
