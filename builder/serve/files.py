"""Files of the site as a browser gets them: with the right type, and none but the site's.

Whole, or for films and recordings the part asked for: Safari plays none that comes only whole.
"""

import os
import re
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".xml": "application/xml; charset=utf-8",
        ".atom": "application/atom+xml; charset=utf-8",
        ".ics": "text/calendar; charset=utf-8",
        ".vtt": "text/vtt; charset=utf-8",
        ".svg": "image/svg+xml",
        ".png": "image/png",
        ".jpg": "image/jpeg",
        ".jpeg": "image/jpeg",
        ".gif": "image/gif",
        ".webp": "image/webp",
        ".avif": "image/avif",
        ".ico": "image/x-icon",
        ".mp3": "audio/mpeg",
        ".m4a": "audio/mp4",
        ".ogg": "audio/ogg",
        ".mp4": "video/mp4",
        ".webm": "video/webm",
        ".woff": "font/woff",
        ".woff2": "font/woff2",
        ".pdf": "application/pdf",
        ".zip": "application/zip",
        ".epub": "application/epub+zip",
        ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ".odt": "application/vnd.oasis.opendocument.text",
        ".ods": "application/vnd.oasis.opendocument.spreadsheet",
        ".odp": "application/vnd.oasis.opendocument.presentation",
        ".webmanifest": "application/manifest+json; charset=utf-8",
    }
)
"""Our own table: the system's differs from machine to machine, and some know no `.ics`."""

START = "index.html"

_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.IGNORECASE)


def type_of(name: str) -> str:
    """Tell the type of a file by its name."""
    return TYPES.get(os.path.splitext(name)[1].lower(), "application/octet-stream")  # noqa: PTH122


def find(site: Path, names: Sequence[str]) -> Path | None:
    """Find a regular file by the names that lead to it, spelt just so; None where there is none.

    Anything that leads elsewhere on the way, a link, a junction or another way to write a name, is
    seen by where it really ends. Names that begin with a dot are never of the site.
    """
    if not names or any(not name or name.startswith(".") for name in names):
        return None
    root = os.path.realpath(site)
    meant = os.path.join(root, *names)  # noqa: PTH118
    try:
        found = os.lstat(meant)
        if not stat.S_ISREG(found.st_mode) or os.path.realpath(meant) != meant:
            return None
    except (OSError, ValueError):
        return None
    return Path(meant)


def is_folder(site: Path, names: Sequence[str]) -> bool:
    """Tell whether names lead to a folder with a start page, whose address ends in a slash."""
    return bool(names) and bool(names[-1]) and find(site, (*names, START)) is not None


def part(wanted: str, size: int) -> range | None:
    """Read a `Range` header for a file of so many bytes: which of them are to be sent.

    An empty range where none of them exists. None where all are to be sent: for another unit,
    several parts at once, and what is not well formed, as the standard lets a server do.
    """
    found = _RANGE.fullmatch(wanted)
    if found is None:
        return None
    first, last = found.groups()
    if first and last and int(last) < int(first):
        return None
    if first:
        return range(int(first), min(int(last) + 1, size) if last else size)
    return range(max(0, size - int(last)), size) if last else None
