"""Pieces that many pages show, made once: a masthead, a module's navigation, a picture.

Made nowhere in particular, a piece has a hole in place of every link. The page that shows it fills
in its own way to the folder that all of them share, and marks the links to itself.
"""

from collections import defaultdict
from posixpath import commonpath, dirname
from urllib.parse import unquote

from markupsafe import Markup

from builder import addresses
from builder.look.place import Place
from builder.read.holes import SEP, hole

_CURRENT = '" aria-current="page"'


def _open(address: str, anchor: str = "") -> str:
    path, mark, name = addresses.relative("", address, anchor).partition("#")
    return f"{hole(path)}{mark}{name}"


ANYWHERE = Place("", _open)
"""Where pieces are made."""


class Piece:
    """HTML written at `ANYWHERE`."""

    __slots__ = ("_folder", "_own", "_texts")

    def __init__(self, html: str) -> None:
        first, *rest = html.split(SEP)
        links = list(zip(rest[::2], rest[1::2], strict=True))
        common = commonpath([dirname(path) for path, _ in links] or [""])
        folder = f"{common}/" if common else ""
        self._folder = unquote(folder)
        self._texts = [first, *(path[len(folder) :] + after for path, after in links)]
        self._own = defaultdict[str, list[int]](list)
        for number, (path, after) in enumerate(links, 1):
            if after.startswith('"'):
                self._own[unquote(path)].append(number)

    def at(self, place: Place) -> Markup:
        """Show it on a page, where links to that page say that they are current."""
        texts = self._texts
        if place.here in self._own:
            texts = [*texts]
            for number in self._own[place.here]:
                texts[number] = texts[number].replace('"', _CURRENT, 1)
        return Markup(place.link(self._folder, "").join(texts))  # noqa: S704 - as the macro wrote it
