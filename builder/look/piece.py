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


def left_open(here: str) -> Place:
    """Get the place of a page whose every link is left as a hole, for a package to fill."""
    return Place(here, _open)


class Piece:
    """HTML written at `ANYWHERE`."""

    __slots__ = ("_folder", "_html", "_own", "_texts")

    def __init__(self, html: str) -> None:
        self._html = html
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
        if place.link is _open:
            return Markup(_marked(self._html, place.here))  # noqa: S704 - as the macro wrote it
        texts = self._texts
        if place.here in self._own:
            texts = [*texts]
            for number in self._own[place.here]:
                texts[number] = texts[number].replace('"', _CURRENT, 1)
        return Markup(place.link(self._folder, "").join(texts))  # noqa: S704 - as the macro wrote it


def _marked(html: str, here: str) -> str:
    """Mark the links to a page in a piece whose holes stay open."""
    pieces = html.split(SEP)
    for at in range(1, len(pieces), 2):
        if unquote(pieces[at]) == here and pieces[at + 1].startswith('"'):
            pieces[at + 1] = pieces[at + 1].replace('"', _CURRENT, 1)
    return SEP.join(pieces)
