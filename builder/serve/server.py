"""The server: this machine alone, one question a connection, nothing but files and news.

Each connection has a thread, a limit of time and of size, and ends with its answer. There is no
more of HTTP here than that takes, so that there is nothing to leave open by mistake.
"""

import os
import secrets
import socket
import socketserver
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from builder.serve.board import Board, News
from builder.serve.door import METHODS, OWN, Asked, Refused, judge
from builder.serve.files import START, find, is_folder, part, type_of
from builder.serve.insert import with_script
from builder.serve.page import Words, news_as_json, own_page

ADDRESS = "127.0.0.1"

_LONGEST_HEAD = 16_384  # bytes; browsers send about a thousand
_PATIENCE = 5.0  # seconds for a whole head, and for each piece of an answer to be taken
_HEARTBEAT = 5.0  # seconds; a page that has gone is noticed by it
_POLL = 0.2  # seconds after which the end is seen
_MOST = 100  # connections at once
_TRIES = 20  # ports
_PIECE = 1 << 18  # bytes of a file that are read at once
_OWN_FILES = ("preview.js", "preview.css")
_HTML = type_of(START)


class Server(socketserver.ThreadingTCPServer):
    """Serves a folder with the news of a board; bound when it is made. OSError if it cannot be."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    # This spares the wait after the last preview; on Windows it would let two have one port.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, site: Path, board: Board, words: Words, port: int) -> None:
        self.site = site
        self.board = board
        self.words = words
        # Editions begin anew with each preview; a page of an earlier one shall know it.
        self.token = secrets.token_hex(4)
        self.seats = threading.Semaphore(_MOST)
        self._started = False
        super().__init__((ADDRESS, port), _Visit)

    @property
    def port(self) -> int:
        """Get the port that it got."""
        return int(self.server_address[1])

    @property
    def url(self) -> str:
        """Get the address of the start page."""
        return f"http://{ADDRESS}:{self.port}/"

    def edition(self, news: News) -> str:
        """Name an edition of the site, over all previews."""
        return f"{self.token}-{news.edition}"

    def start(self) -> None:
        """Begin to serve, in a thread."""
        self._started = True
        threading.Thread(target=self.serve_forever, args=(_POLL,), daemon=True).start()

    def stop(self) -> None:
        """End at once, whoever is still connected."""
        self.board.close()
        if self._started:
            self.shutdown()
        self.server_close()

    def handle_error(self, _request: object, _client: object) -> None:
        """Keep quiet about a browser that has left; a bug of ours shows its traceback."""
        if not isinstance(sys.exc_info()[1], OSError):
            import traceback

            traceback.print_exc()


def serve_at(port: int, make: Callable[[int], Server]) -> Server:
    """Make a server at this port or, where it is taken, at one of the next. Raises OSError."""
    last = min(port + _TRIES, 65_535)
    for each in range(port, last):
        with suppress(OSError):
            return make(each)
    return make(last)


class _Visit(socketserver.BaseRequestHandler):
    """One connection: a head is read, judged and answered."""

    server: Server
    request: socket.socket

    def handle(self) -> None:
        """Answer one request and leave."""
        if not self.server.seats.acquire(blocking=False):
            return
        try:
            self._handle()
        except OSError:
            return  # who asked has left
        finally:
            self.server.seats.release()

    def _handle(self) -> None:
        head = self._head()
        if head is None:
            return
        if isinstance(head, HTTPStatus):
            self._refuse(head)
            return
        asked = judge(head, self.server.port)
        if isinstance(asked, Refused):
            self._refuse(asked.status)
        elif asked.path.startswith(OWN):
            self._own(asked)
        else:
            self._page(asked)

    def _head(self) -> bytes | HTTPStatus | None:
        """Read a head, however slowly it comes but for so long only; None where nobody speaks."""
        end = time.monotonic() + _PATIENCE
        data = b""
        while b"\r\n\r\n" not in data:
            left = end - time.monotonic()
            if left <= 0:
                return HTTPStatus.REQUEST_TIMEOUT if data else None
            self.request.settimeout(left)
            try:
                more = self.request.recv(4096)
            except TimeoutError:
                continue
            data += more
            if len(data) > _LONGEST_HEAD:
                return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
            if not more:
                return None
        self.request.settimeout(_PATIENCE)
        return data.partition(b"\r\n\r\n")[0]

    def _page(self, asked: Asked) -> None:
        news = self.server.board.news  # before the file: a later edition makes the page come again
        site, names = self.server.site, asked.names
        if is_folder(site, names):
            place = quote(f"{asked.path}/")
            self._answer(HTTPStatus.MOVED_PERMANENTLY, b"", _HTML, asked, ("Location", place))
            return
        whole = names if names[-1] else (*names[:-1], START)
        file = find(site, whole)
        if file is None:
            self._missing(asked, news)
            return
        kind = type_of(whole[-1])
        if kind == _HTML:
            data = self._with_script(file.read_bytes(), news)
            self._answer(HTTPStatus.OK, data, kind, asked)
        else:
            self._file(file, kind, asked)

    def _file(self, path: Path, kind: str, asked: Asked) -> None:
        """Send a file as it is, or a part of it; piece by piece, since a film may be large."""
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            wanted = part(asked.range, size)
            fields = [("Content-Type", kind), ("Accept-Ranges", "bytes")]
            if wanted is None:
                status, wanted = HTTPStatus.OK, range(size)
            elif wanted:
                status = HTTPStatus.PARTIAL_CONTENT
                place = f"bytes {wanted.start}-{wanted.stop - 1}/{size}"
                fields.append(("Content-Range", place))
            else:
                status = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE
                fields.append(("Content-Range", f"bytes */{size}"))
            self._send(_head_of(status, [*fields, ("Content-Length", str(len(wanted)))]))
            if asked.method == "HEAD":
                return
            file.seek(wanted.start)
            for start in range(0, len(wanted), _PIECE):
                self._send(file.read(min(_PIECE, len(wanted) - start)))

    def _missing(self, asked: Asked, news: News) -> None:
        """Say that there is no such page, or none yet, because of what is wrong."""
        status = HTTPStatus.SERVICE_UNAVAILABLE if news.failed else HTTPStatus.NOT_FOUND
        page = own_page(self.server.words, news, is_start=asked.names == ("",))
        self._answer(status, self._with_script(page.encode(), news), _HTML, asked)

    def _with_script(self, page: bytes, news: News) -> bytes:
        edition = self.server.edition(news)
        return with_script(page, edition, news.number, self.server.words.language)

    def _own(self, asked: Asked) -> None:
        name = asked.path.removeprefix(OWN)
        if name == "news" and asked.method == "GET":
            self._tell()
        elif name in _OWN_FILES:
            data = Path(__file__).with_name(name).read_bytes()
            self._answer(HTTPStatus.OK, data, type_of(name), asked)
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def _tell(self) -> None:
        """Tell the news as they come, until the page or the preview ends (server-sent events)."""
        self._send(_head_of(HTTPStatus.OK, [("Content-Type", "text/event-stream; charset=utf-8")]))
        board = self.server.board
        news: News | None = board.news
        number = -1
        while not board.closed:
            if news is None:
                self._send(b":\n\n")
            else:
                number = news.number
                told = news_as_json(news, self.server.edition(news))
                self._send(f"retry: 500\ndata: {told}\n\n".encode())
            news = board.wait(number, _HEARTBEAT)

    def _refuse(self, status: HTTPStatus) -> None:
        more = [("Allow", ", ".join(METHODS))] if status == HTTPStatus.METHOD_NOT_ALLOWED else []
        data = f"{status.value} {status.phrase}\n".encode()
        fields = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(data)))]
        self._send(_head_of(status, [*fields, *more]) + data)
        self._see_out()

    def _answer(
        self, status: HTTPStatus, data: bytes, kind: str, asked: Asked, *more: tuple[str, str]
    ) -> None:
        fields = [("Content-Type", kind), ("Content-Length", str(len(data))), *more]
        self._send(_head_of(status, fields) + (b"" if asked.method == "HEAD" else data))

    def _send(self, data: bytes) -> None:
        self.request.sendall(data)

    def _see_out(self) -> None:
        """Take what is still on its way, so that the answer is not lost with it."""
        self.request.shutdown(socket.SHUT_WR)
        self.request.settimeout(0.2)
        for _ in range(16):
            if not self.request.recv(4096):
                return


def _head_of(status: HTTPStatus, fields: list[tuple[str, str]]) -> bytes:
    always = [
        ("Cache-Control", "no-store"),
        ("Connection", "close"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "SAMEORIGIN"),
    ]
    lines = [f"HTTP/1.1 {status.value} {status.phrase}", *(f"{k}: {v}" for k, v in fields + always)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")
