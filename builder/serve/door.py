"""Who is let in, and to what: one question of one's own browser at a time, judged before any file.

A page from elsewhere, open in the same browser, can send requests to this machine. What it cannot
do is choose the headers that say so. An address is taken apart once, and what no browser writes for
a page of the site is refused rather than repaired.
"""

import re
from collections.abc import Mapping
from http import HTTPStatus

from builder.value import value

OWN = "/.kollegium/"
"""Where the preview's own files and news are; no page of a site begins with a dot."""

METHODS = ("GET", "HEAD")
NAMES = ("127.0.0.1", "localhost")

_LINE = re.compile(r"([A-Z]{1,20}) ([!-~]{1,2000}) HTTP/1\.[01]")
_FIELD = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]{1,80}):[ \t]*([ -~\t]*?)[ \t]*")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
# What stands for a way out of the folder once it is taken apart, here or by the system: dots,
# slashes, drives and streams, an escape within an escape.
_NEVER_ESCAPED = frozenset(b'%./\\:*?"<>|') | frozenset(range(32)) | {127}
_NEVER = frozenset('\\:*?"<>|#')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_MOST_FIELDS = 100


@value
class Refused:
    """What is answered instead of a file."""

    status: HTTPStatus


@value
class Asked:
    """What is asked for: the names of folders and of the file, `""` last for a folder itself.

    `range` is the header of that name, for a part of the file; empty where all of it is wanted.
    """

    method: str
    names: tuple[str, ...]
    query: str
    range: str = ""

    @property
    def path(self) -> str:
        """Get the path as it begins an address, decoded."""
        return "/" + "/".join(self.names)


def judge(head: bytes, port: int) -> Asked | Refused:
    """Read the head of a request to this port, without its last empty line."""
    try:
        line, *rest = head.decode("ascii").split("\r\n")
    except UnicodeDecodeError:
        return Refused(HTTPStatus.BAD_REQUEST)
    parts = _LINE.fullmatch(line)
    fields = _fields(rest)
    if parts is None or fields is None:
        return Refused(HTTPStatus.BAD_REQUEST)
    if not _is_ours(fields, port):
        return Refused(HTTPStatus.FORBIDDEN)
    method, target = parts.groups()
    if method not in METHODS:
        return Refused(HTTPStatus.METHOD_NOT_ALLOWED)
    path, _, query = target.partition("?")
    names = names_of(path)
    if names is None:
        return Refused(HTTPStatus.BAD_REQUEST)
    # A part is of use only beside the parts that one has. That would have to be the same edition's,
    # and no answer of ours carries a mark that `If-Range` could hold.
    whole = method != "GET" or "if-range" in fields
    return Asked(method, names, query, "" if whole else fields.get("range", ""))


def _fields(lines: list[str]) -> Mapping[str, str] | None:
    """Read header fields, by name in lower case; None where one is not well formed or comes twice.

    A field that comes twice is none that a browser sends, and a way to mean two things at once.
    """
    found: dict[str, str] = {}
    for line in lines:
        parts = _FIELD.fullmatch(line)
        if parts is None or parts[1].lower() in found or len(found) == _MOST_FIELDS:
            return None
        found[parts[1].lower()] = parts[2]
    return found


def _is_ours(fields: Mapping[str, str], port: int) -> bool:
    """Tell whether a request comes from the preview itself, or from somebody's own address bar.

    A name that a foreign server lets lead to this machine stands in `Host` (DNS rebinding); a
    script of a foreign page in `Origin`, or, where it only embeds, in `Sec-Fetch-Site`. Following a
    link here is fine.
    """
    hosts = {f"{name}:{port}" for name in NAMES} | (set(NAMES) if port == 80 else set())  # noqa: PLR2004
    host = fields.get("host", "").lower()
    if host not in hosts:
        return False
    if fields.get("origin", f"http://{host}").lower() != f"http://{host}":
        return False
    if fields.get("sec-fetch-site", "none") in ("none", "same-origin"):
        return True
    return fields.get("sec-fetch-mode") == "navigate" and fields.get("sec-fetch-dest") == "document"


def names_of(path: str) -> tuple[str, ...] | None:
    """Take a path apart; None for one that might lead anywhere but to a file of the site."""
    if not path.startswith("/"):
        return None
    *folders, last = path[1:].split("/")
    names = [_name(each) for each in (*folders, *([last] if last else ()))]
    if any(name is None for name in names):
        return None
    return (*(name for name in names if name), *([] if last else [""]))


def _name(written: str) -> str | None:
    codes = _ESCAPE.findall(written)
    if written.count("%") != len(codes) or any(int(code, 16) in _NEVER_ESCAPED for code in codes):
        return None
    try:
        name = _ESCAPE.sub(lambda code: chr(int(code[1], 16)), written).encode("latin-1").decode()
    except UnicodeDecodeError:
        return None
    # Windows does not see dots and spaces at the end; and ` .` is no other folder than `.`.
    if not name or name.strip(". ") != name.lstrip(".") or not name.strip("."):
        return None
    if _NEVER.intersection(name) or not name.isprintable() or _DEVICES.fullmatch(name):
        return None
    return name
