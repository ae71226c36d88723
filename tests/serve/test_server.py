"""The preview's server, asked over raw sockets: what it sends, and what it refuses."""

import json
import os
import socket
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builder.serve import server as serving
from builder.serve.board import Board, Fault, News
from builder.serve.page import Words
from builder.serve.server import Server, serve_at

WORDS = Words("sv", "Sidan finns inte", "Ingen sida här.", "Ingen sida ännu.", "Till startsidan")
PAGE = (
    '<!doctype html>\n<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "script-src 'self'; connect-src 'none'; base-uri 'none'\">\n<body><p>Hej</p></body>\n"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "moduler/a").mkdir(parents=True)
    (site / "assets").mkdir()
    for path in ("index.html", "moduler/a/index.html"):
        (site / path).write_text(PAGE, "utf-8")
    for name in ("a.js", "a.css", "a.svg", "a.ics", "a.atom", "a.odd", "räkna.txt"):
        (site / "assets" / name).write_text("å", "utf-8")
    (site / ".kollegium-made").write_text("index.html\n", "utf-8")
    (tmp_path / "secret.txt").write_text("hemligt", "utf-8")
    (tmp_path / "site-secret").mkdir()
    (tmp_path / "site-secret/index.html").write_text("hemligt", "utf-8")
    return site


@pytest.fixture
def board() -> Board:
    return Board()


@pytest.fixture
def server(site: Path, board: Board) -> Iterator[Server]:
    made = Server(site, board, WORDS, 0)
    made.start()
    yield made
    made.stop()


class Answer:
    """An answer as it came."""

    def __init__(self, raw: bytes) -> None:
        head, _, self.body = raw.partition(b"\r\n\r\n")
        line, *fields = head.decode().split("\r\n")
        self.status = int(line.split()[1]) if line else 0
        self.fields = dict(each.split(": ", 1) for each in fields)


def send(server: Server, data: bytes) -> Answer:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        line.sendall(data)
        pieces = []
        while piece := line.recv(65_536):
            pieces.append(piece)
    return Answer(b"".join(pieces))


def get(server: Server, target: str, *fields: str, method: str = "GET") -> Answer:
    lines = (f"{method} {target} HTTP/1.1", f"Host: 127.0.0.1:{server.port}", *fields, "", "")
    return send(server, "\r\n".join(lines).encode())


def test_a_page_with_the_script_that_is_not_in_the_file(server: Server, site: Path) -> None:
    page = get(server, "/")
    assert page.status == 200
    assert page.fields["Content-Type"] == "text/html; charset=utf-8"
    assert int(page.fields["Content-Length"]) == len(page.body)
    text = page.body.decode()
    edition = server.edition(News())
    script = (
        f'<script src="/.kollegium/preview.js" data-edition="{edition}" data-number="0" '
        'data-lang="sv" defer></script>\n</body>'
    )
    assert script in text
    assert "script-src 'self'; connect-src 'self'; base-uri 'none'" in text
    assert (
        text.replace(script, "</body>").replace("connect-src 'self'", "connect-src 'none'") == PAGE
    )
    assert (site / "index.html").read_text("utf-8") == PAGE


def test_every_answer_says_how_to_take_it(server: Server) -> None:
    for target in ("/", "/finns-inte", "/assets/a.js", "/..", "/moduler/a"):
        fields = get(server, target).fields
        assert fields["Cache-Control"] == "no-store"
        assert fields["X-Content-Type-Options"] == "nosniff"
        assert fields["Cross-Origin-Resource-Policy"] == "same-origin"
        assert fields["Connection"] == "close"
        assert "Server" not in fields
        assert "Date" not in fields


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.svg", "image/svg+xml"),
        ("a.ics", "text/calendar; charset=utf-8"),
        ("a.atom", "application/atom+xml; charset=utf-8"),
        ("a.odd", "application/octet-stream"),
        ("r%C3%A4kna.txt", "text/plain; charset=utf-8"),
    ],
)
def test_types(server: Server, name: str, kind: str) -> None:
    answer = get(server, f"/assets/{name}")
    assert (answer.status, answer.fields["Content-Type"], answer.body.decode()) == (200, kind, "å")


def test_head_tells_the_same_without_the_body(server: Server) -> None:
    whole, head = get(server, "/"), get(server, "/", method="HEAD")
    assert head.fields == whole.fields
    assert head.body == b""


@pytest.mark.parametrize(
    ("wanted", "status", "place", "body"),
    [
        ("bytes=0-1", 206, "bytes 0-1/10", b"01"),
        ("bytes=3-", 206, "bytes 3-9/10", b"3456789"),
        ("bytes=-3", 206, "bytes 7-9/10", b"789"),
        ("bytes=-30", 206, "bytes 0-9/10", b"0123456789"),
        ("bytes=8-99", 206, "bytes 8-9/10", b"89"),
        ("bytes=9-9", 206, "bytes 9-9/10", b"9"),
        ("bytes=10-", 416, "bytes */10", b""),
        ("bytes=-0", 416, "bytes */10", b""),
        # The whole of it, as for who does not ask for a part.
        ("bytes=5-3", 200, None, b"0123456789"),
        ("bytes=0-1,3-4", 200, None, b"0123456789"),
        ("bytes=-", 200, None, b"0123456789"),
        ("pages=0-1", 200, None, b"0123456789"),
    ],
)
def test_a_part_of_a_film(  # noqa: PLR0913, PLR0917 - what is asked, and the answer
    server: Server, site: Path, wanted: str, status: int, place: str | None, body: bytes
) -> None:
    (site / "assets/film.mp4").write_bytes(b"0123456789")
    answer = get(server, "/assets/film.mp4", f"Range: {wanted}")
    assert (answer.status, answer.fields.get("Content-Range"), answer.body) == (status, place, body)
    assert answer.fields["Content-Type"] == "video/mp4"
    assert answer.fields["Accept-Ranges"] == "bytes"
    assert answer.fields["Content-Length"] == str(len(body))


def test_a_part_is_no_answer_to_other_questions(server: Server, site: Path) -> None:
    (site / "assets/film.mp4").write_bytes(b"0123456789")
    since = get(server, "/assets/film.mp4", "Range: bytes=0-1", 'If-Range: "a"')
    assert (since.status, since.body) == (200, b"0123456789")
    head = get(server, "/assets/film.mp4", "Range: bytes=0-1", method="HEAD")
    assert (head.status, head.fields["Content-Length"], head.body) == (200, "10", b"")
    assert get(server, "/", "Range: bytes=0-1").body.startswith(b"<!doctype html>")


def test_a_large_film_comes_whole(server: Server, site: Path) -> None:
    film = bytes(range(256)) * 4_000
    (site / "assets/film.mp4").write_bytes(film)
    assert get(server, "/assets/film.mp4").body == film
    assert get(server, "/assets/film.mp4", "Range: bytes=1-").body == film[1:]


def test_a_folder_is_its_start_page_and_never_a_list(server: Server) -> None:
    assert get(server, "/moduler/a/").body.startswith(b"<!doctype html>")
    assert get(server, "/moduler/a").fields["Location"] == "/moduler/a/"
    for target in ("/moduler/", "/moduler", "/assets/", "/assets"):
        answer = get(server, target)
        assert answer.status == 404
        assert b"a.js" not in answer.body
        assert "Location" not in answer.fields


@pytest.mark.parametrize(
    "target",
    [
        *("/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/..%5csecret.txt"),
        *("/assets/../../secret.txt", "//secret.txt", "/assets//a.js", "/a%00", "/index.html%00"),
        *("/C:/Windows/win.ini", "/index.html::$DATA", "/\\\\host\\share\\a", "/../site-secret/"),
        "/%2e%2e%2f%2e%2e%2fetc/passwd",
    ],
)
def test_no_way_out(server: Server, target: str) -> None:
    answer = get(server, target)
    assert answer.status == 400
    assert b"hemligt" not in answer.body


def test_what_is_ours_is_not_the_sites(server: Server) -> None:
    assert get(server, "/.kollegium-made").status == 404
    assert get(server, "/.kollegium/").status == 404
    assert get(server, "/.kollegium/server.py").status == 404


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_links_are_not_followed(server: Server, site: Path) -> None:
    (site / "out.txt").symlink_to(site.parent / "secret.txt")
    (site / "out").symlink_to(site.parent / "site-secret")
    (site / "up").symlink_to(site.parent)
    (site / "in.js").symlink_to("assets/a.js")
    os.mkfifo(site / "pipe")
    targets = ("/out.txt", "/out/", "/out", "/out/index.html", "/up/secret.txt", "/in.js", "/pipe")
    for target in targets:
        answer = get(server, target)
        assert answer.status == 404
        assert b"hemligt" not in answer.body


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_the_sites_own_folder_may_be_a_link(server: Server, site: Path) -> None:
    site.rename(site.parent / "elsewhere")
    site.symlink_to(site.parent / "elsewhere")
    assert get(server, "/moduler/a/").status == 200


def test_foreigners_are_refused(server: Server) -> None:
    ours = f"http://127.0.0.1:{server.port}"
    assert get(server, "/", f"Origin: {ours}").status == 200
    for origin in ("null", "http://evil.example", f"http://127.0.0.1:{server.port + 1}"):
        for target in ("/", "/.kollegium/news", "/.kollegium/preview.js"):
            answer = get(server, target, f"Origin: {origin}")
            assert (answer.status, answer.body) == (403, b"403 Forbidden\n")
    assert send(server, b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").status == 403
    assert send(server, b"GET / HTTP/1.1\r\n\r\n").status == 403


def test_nothing_is_taken_in(server: Server) -> None:
    answer = get(server, "/", "Content-Length: 100000", method="POST")
    assert (answer.status, answer.fields["Allow"]) == (405, "GET, HEAD")
    body = b"x" * 50_000
    head = f"POST / HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode()
    assert send(server, head + body).status == 405


def test_one_question_a_connection(server: Server) -> None:
    one = f"GET /assets/a.js HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode()
    assert send(server, one + one).body.decode() == "å"


def test_a_head_without_end(server: Server) -> None:
    assert send(server, b"GET / HTTP/1.1\r\nX: " + b"a" * 17_000).status == 431


def test_who_says_nothing_is_left(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "_PATIENCE", 0.1)
    assert send(server, b"").status == 0
    monkeypatch.setattr(serving, "_PATIENCE", 1.0)  # on a busy machine the words come late
    assert send(server, b"GET / HT").status == 408


def test_as_many_as_there_are_seats(server: Server) -> None:
    server.seats.acquire()
    while server.seats.acquire(blocking=False):
        pass
    assert send(server, b"GET / HTTP/1.1\r\n").status == 0
    server.seats.release()
    assert get(server, "/").status == 200


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"


def test_a_page_that_is_not_there(server: Server) -> None:
    answer = get(server, "/finns-inte/")
    assert answer.status == 404
    assert "<h1>Sidan finns inte</h1>" in answer.body.decode()
    assert b"/.kollegium/preview.js" in answer.body


def test_a_page_that_is_not_there_yet(server: Server, board: Board) -> None:
    """What is wrong stands on it, whatever the authors' files are called or say."""
    fault = Fault("Fel", "content/<i>.md:3:1", "<b>nej</b>", "så & så", 'x://"/a')
    board.post(lambda news: replace(news, failed=True, title="1 fel <b>", faults=(fault,)))
    answer = get(server, "/moduler/ny/")
    text = answer.body.decode()
    assert answer.status == 503
    assert "<h1>1 fel &lt;b&gt;</h1>" in text
    assert '<a href="x://&quot;/a">content/&lt;i&gt;.md:3:1</a>' in text
    assert "&lt;b&gt;nej&lt;/b&gt;" in text
    assert get(server, "/").status == 200  # the last good one stays


def test_news_are_told_as_they_come(server: Server, board: Board) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        host = f"Host: 127.0.0.1:{server.port}"
        line.sendall(f"GET /.kollegium/news HTTP/1.1\r\n{host}\r\n\r\n".encode())
        heard = line.makefile("rb")
        while heard.readline().strip():
            pass
        assert _told(heard)["edition"] == server.edition(News())
        board.post(lambda news: replace(news, number=1, edition=1, title="å\n1"))
        told = _told(heard)
        assert (told["edition"], told["title"]) == (server.edition(News(edition=1)), "å\n1")


def _told(heard: object) -> dict[str, object]:
    for line in heard:  # type: ignore[attr-defined]
        if line.startswith(b"data: "):
            told: dict[str, object] = json.loads(line.removeprefix(b"data: "))
            return told
    pytest.fail("the news ended")


def test_the_next_port_when_one_is_taken(server: Server, site: Path, board: Board) -> None:
    other = serve_at(server.port, lambda port: Server(site, board, WORDS, port))
    try:
        assert server.port < other.port <= server.port + 20
    finally:
        other.server_close()


def test_no_port_at_all() -> None:
    def make(port: int) -> Server:
        raise PermissionError(13, "denied", str(port))

    with pytest.raises(PermissionError):
        serve_at(65_530, make)


def test_it_ends_while_pages_listen(site: Path) -> None:
    board = Board()
    server = Server(site, board, WORDS, 0)
    server.start()
    host = f"Host: 127.0.0.1:{server.port}"
    lines = [socket.create_connection(("127.0.0.1", server.port), timeout=10) for _ in range(5)]
    for line in lines:
        line.sendall(f"GET /.kollegium/news HTTP/1.1\r\n{host}\r\n\r\n".encode())
        assert line.recv(10)
    server.stop()
    for line in lines:
        while line.recv(65_536):
            pass
        line.close()
