r"""Shelves: the rendered texts of one group, found by digest, one file a group.

`kollegium-shelf 1 <index length> <index check>\n`, the index as JSON `{digest: [offset, length,
check]}`, then the texts as UTF-8. What does not check is absent; absence costs time alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from builder.engine.cache import safe_name
from builder.engine.digest import content_digest
from builder.engine.errors import MissingText
from builder.engine.write import discard, replace

_HEAD = "kollegium-shelf 1"
_CODEC = "utf-8", "surrogatepass"


class Shelf:
    """The texts of one group, for reading. The file is opened at the first use, and read whole.

    Held as bytes and closed at once: an open file could not be replaced on Windows.
    """

    __slots__ = ("_data", "_index", "_path", "name")

    def __init__(self, name: str, path: Path | None) -> None:
        """`path` None is a shelf without texts."""
        self.name = name
        self._path = path
        self._data = memoryview(b"")
        self._index: Mapping[str, tuple[int, int, str]] | None = None

    def text(self, digest: str) -> str:
        """Return the text with this digest. Raises MissingText if absent or damaged."""
        found = self._entries().get(digest)
        if found is None:
            raise MissingText(self.name, digest)
        offset, length, check = found
        data = bytes(self._data[offset : offset + length])
        if content_digest(data) != check:
            raise MissingText(self.name, digest)
        return data.decode(*_CODEC)

    def __contains__(self, digest: str) -> bool:
        return digest in self._entries()

    def digests(self) -> frozenset[str]:
        """Return what stands on the shelf, by its index; `text` also checks each text."""
        return frozenset(self._entries())

    def _entries(self) -> Mapping[str, tuple[int, int, str]]:
        if self._index is None:
            self._index, self._data = _open(self._path)
        return self._index


def open_shelf(cache: Path, name: str | None) -> Shelf:
    """Return the shelf of a group, empty where there is none or its file is not sound."""
    return Shelf(name or "", None if name is None else _file(cache, name))


def read_shelf(cache: Path, name: str) -> dict[str, str]:
    """Return all sound texts of a group, to carry over what is still wanted."""
    shelf = open_shelf(cache, name)
    texts: dict[str, str] = {}
    for digest in sorted(shelf.digests()):
        try:
            texts[digest] = shelf.text(digest)
        except MissingText:
            continue
    return texts


def write_shelf(cache: Path, name: str, texts: Mapping[str, str]) -> None:
    """Replace a group's shelf, at once or not at all. `texts` by digest. Raises OSError."""
    import json

    index: dict[str, tuple[int, int, str]] = {}
    parts: list[bytes] = []
    offset = 0
    for digest, text in sorted(texts.items()):
        data = text.encode(*_CODEC)
        index[digest] = offset, len(data), content_digest(data)
        parts.append(data)
        offset += len(data)
    listing = json.dumps(index, separators=(",", ":")).encode()
    head = f"{_HEAD} {len(listing)} {content_digest(listing)}\n".encode()
    replace(_file(cache, name), head + listing + b"".join(parts))


def sweep_shelves(cache: Path, names: Iterable[str]) -> None:
    """Remove the shelves of all other groups."""
    wanted = {_file(cache, name).name for name in names}
    for path in sorted((cache / "shelves").glob("*.pack")):
        if path.name not in wanted:
            discard(path)


def _file(cache: Path, name: str) -> Path:
    return cache / "shelves" / f"{safe_name(name)}.pack"


def _open(path: Path | None) -> tuple[Mapping[str, tuple[int, int, str]], memoryview]:
    nothing = memoryview(b"")
    if path is None:
        return {}, nothing
    import json

    try:
        data = path.read_bytes()
        head, rest = data[:100].split(b"\n", 1)[0], memoryview(data)
        name, length, check = head.decode("ascii").rsplit(" ", 2)
        start = len(head) + 1
        listing = bytes(rest[start : start + int(length)])
    except (OSError, ValueError):
        return {}, nothing
    if name != _HEAD or content_digest(listing) != check:
        return {}, nothing
    return json.loads(listing), rest[start + len(listing) :]
