"""What the preview lets in: its own pages' questions, and none that might lead out."""

from http import HTTPStatus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.serve.door import Asked, Refused, judge, names_of

PORT = 8000
HOST = f"Host: 127.0.0.1:{PORT}"


def asked(target: str = "/", *fields: str, method: str = "GET", host: str = HOST) -> bytes:
    return "\r\n".join((f"{method} {target} HTTP/1.1", *([host] if host else []), *fields)).encode()


def status(head: bytes) -> int:
    found = judge(head, PORT)
    return found.status if isinstance(found, Refused) else HTTPStatus.OK


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/", ("",)),
        ("/index.html", ("index.html",)),
        ("/moduler/samtal/", ("moduler", "samtal", "")),
        ("/assets/portal.css", ("assets", "portal.css")),
        ("/r%C3%A4kna/", ("räkna", "")),
        ("/a%20b", ("a b",)),
        ("/a.b.c", ("a.b.c",)),
        ("/.kollegium/news", (".kollegium", "news")),
    ],
)
def test_addresses_of_the_site(path: str, names: tuple[str, ...]) -> None:
    assert names_of(path) == names


@pytest.mark.parametrize(
    "path",
    [
        *("", "index.html", "*", "http://127.0.0.1:8000/"),
        *("/..", "/../", "/../a", "/a/../b", "/a/..", "/.", "/./a", "/...", "/..../a"),
        *("/%2e%2e/a", "/%2E./a", "/.%2e/a", "/a%2eb", "/%252e%252e/a", "/%c0%ae%c0%ae/a"),
        *("/..%2fa", "/a%2Fb", "/%2f%2fa", "/a%5cb", "/..%5c..%5ca", "/a\\b", "/\\\\host\\share"),
        *("//", "//a", "/a//b", "/a//", "//evil.example/a"),
        *("/%00", "/a%00.html", "/index.html%00.png", "/a%0d%0ab", "/a%7f"),
        *("/c:/a", "/C:", "/c%3a/a", "/index.html:x", "/index.html::$DATA", "/a%3a$DATA"),
        *("/con", "/CON.html", "/a/nul", "/aux.txt/b", "/com1", "/lpt9.html", "/conin$"),
        *("/a.", "/a%20", "/a./b", "/..%20/a", "/%20../a", "/.%20/a"),
        *("/%", "/%2", "/%zz", "/%u002e", "/%ff", "/a%e2%80%aeb", "/a%", "/a#b", "/a*", "/a|b"),
    ],
)
def test_addresses_that_might_lead_out(path: str) -> None:
    assert names_of(path) is None


@given(st.text(alphabet="./%\\:25ecf~ a0", max_size=30))
def test_no_address_leads_out(path: str) -> None:
    """Whatever is let in is a list of plain names, which joined stay below where they begin."""
    for name in names_of(f"/{path}") or ():
        assert name not in (".", "..")
        assert not set(name) & set('/\\:%\0*?"<>|')
        assert name == name.rstrip(". ")


@pytest.mark.parametrize(
    "host",
    [
        *("", "Host:", "Host: evil.example", "Host: evil.example:8000", "Host: 127.0.0.1"),
        *("Host: 127.0.0.1:8001", "Host: localhost", "Host: localhost:80", "Host: 0.0.0.0:8000"),
        *("Host: 127.0.0.1.evil.example:8000", "Host: localhost.:8000", "Host: 192.168.0.2:8000"),
        *("Host: 127.1:8000", "Host: 2130706433:8000", "Host: [::1]:8000"),
        "Host: evil@127.0.0.1:8000",
    ],
)
def test_foreign_hosts(host: str) -> None:
    assert status(asked(host=host)) == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000"])
def test_hosts_of_ours(host: str) -> None:
    assert isinstance(judge(asked(host=f"Host: {host}"), PORT), Asked)


@pytest.mark.parametrize(
    "origin",
    [
        *("null", "", "http://evil.example", "http://evil.example:8000", "https://127.0.0.1:8000"),
        *("http://127.0.0.1", "http://127.0.0.1:3000", "http://localhost:8000", "file://"),
        *(
            "http://127.0.0.1:8000.evil.example",
            "http://127.0.0.1:8000, null",
            "vscode-webview://x",
        ),
    ],
)
def test_foreign_origins(origin: str) -> None:
    assert status(asked("/", f"Origin: {origin}")) == HTTPStatus.FORBIDDEN


def test_origin_of_ours() -> None:
    assert status(asked("/", f"Origin: http://127.0.0.1:{PORT}")) == HTTPStatus.OK


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (("site: none", "mode: navigate", "dest: document"), 200),
        (("site: same-origin", "mode: no-cors", "dest: script"), 200),
        (("site: cross-site", "mode: navigate", "dest: document"), 200),
        (("site: cross-site", "mode: navigate", "dest: iframe"), 403),
        (("site: cross-site", "mode: no-cors", "dest: script"), 403),
        (("site: same-site", "mode: no-cors", "dest: image"), 403),
        (("site: cross-site",), 403),
    ],
)
def test_what_pages_from_elsewhere_embed(fields: tuple[str, ...], expected: int) -> None:
    assert status(asked("/", *(f"Sec-Fetch-{each}" for each in fields))) == expected


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH"]
)
def test_only_reading(method: str) -> None:
    assert status(asked(method=method)) == HTTPStatus.METHOD_NOT_ALLOWED


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"GET /",
        b"GET / HTTP/2.0\r\nHost: 127.0.0.1:8000",
        b"GET  / HTTP/1.1\r\nHost: 127.0.0.1:8000",
        b"get / HTTP/1.1\r\nHost: 127.0.0.1:8000",
        b"GET http://127.0.0.1:8000/ HTTP/1.1\r\nHost: 127.0.0.1:8000",
        b"GET /\xc3\xa5 HTTP/1.1\r\nHost: 127.0.0.1:8000",
        b"GET / HTTP/1.1\nHost: 127.0.0.1:8000",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nHost: evil.example",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1:8000\r\n folded",
        b"GET / HTTP/1.1\r\nHost : 127.0.0.1:8000",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nX: a\x00b",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nX: a\nOrigin: null",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1:8000\r\n"
        + b"\r\n".join(b"X%d: a" % n for n in range(101)),
        b"GET /" + b"a" * 3000 + b" HTTP/1.1\r\nHost: 127.0.0.1:8000",
        b"\x16\x03\x01\x02\x00\x01\x00",
    ],
)
def test_no_requests_at_all(head: bytes) -> None:
    assert status(head) == HTTPStatus.BAD_REQUEST


def test_a_query_is_no_part_of_the_path() -> None:
    found = judge(asked("/sok/?q=../%2e"), PORT)
    assert found == Asked("GET", ("sok", ""), "q=../%2e")
    assert isinstance(found, Asked)
    assert found.path == "/sok/"
