"""Making a page: a template, the values it may see, and prose from the shelf."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

from jinja2 import Environment
from jinja2.runtime import Macro
from markupsafe import Markup

from builder import addresses
from builder.engine.digest import Sealed
from builder.engine.errors import EngineError
from builder.engine.shelf import Shelf
from builder.engine.stored import Stored
from builder.look import records
from builder.look.cycle import cycle_picture
from builder.look.filling import fill_body
from builder.look.piece import ANYWHERE, Piece, left_open
from builder.look.place import Place, page_place
from builder.look.scope import Scope
from builder.look.views import Body, Contents, Destination, Site
from builder.look.views.document import Cover
from builder.theme.choice import loaded
from builder.theme.faults import fault_of
from builder.theme.files import Theme
from builder.theme.templates import environment
from builder.theme.words import Words

# As many as a part's pages show, several times over; pages come in order, so few are made twice.
_KEPT = 64
_FRAME, _DOCUMENT = "layout.html", "document.html"


class _Lectern:
    """What templates ask for that depends on the page that lies on it; one page at a time.

    Macros see it without being handed a page's context. Jinja would otherwise make each of their
    files anew for every page, which takes a fifth of the time of rendering.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._place = ANYWHERE
        self._shelf: Shelf | None = None
        self._pieces: dict[tuple[object, ...], tuple[Piece, tuple[object, ...]]] = {}

    def lay(self, place: Place, shelf: Shelf) -> None:
        """Lay a page on it, by its place."""
        self._place, self._shelf = place, shelf

    def to(self, address: str, anchor: str = "") -> str:
        """Get the link from the page to an address."""
        return self._place.link(address, anchor)

    def href(self, destination: Destination | None, prefix: str = "") -> str:
        """Get the link from the page to a destination, empty where it leads nowhere."""
        return self._place.href(destination, prefix)

    def prose(self, body: Body, level: int = 2, prefix: str = "") -> Markup:
        """Fill prose in for the page."""
        if not body.digest or self._shelf is None:
            return Markup()
        text = self._shelf.text(body.digest)
        place, words = self._place, self._words
        return fill_body(text, body, place=place, words=words, level=level, prefix=prefix)

    def record(self, page: Any, site: Site, contents: Contents | None = None) -> Markup:
        """Describe the page for programs; empty for a kind of page that is nothing by itself."""

        def to(address: str) -> str:
            return addresses.anywhere(site.url, address) if site.url else self.to(address)

        return records.record(page, site, contents, self._words, to)

    def shared(self, macro: Macro, *values: object) -> str:
        """Show what a macro makes of values, made once for all pages that ask with the same ones.

        Values are frozen, so the same object says the same; and one that is kept stays that object.
        """
        if self._place is ANYWHERE:
            return macro(*values)  # a piece within a piece is part of it
        key = (macro, *map(id, values))
        piece, _ = kept = self._pieces.pop(key, None) or (self._make(macro, values), values)
        self._pieces[key] = kept
        if len(self._pieces) > _KEPT:
            del self._pieces[next(iter(self._pieces))]
        return piece.at(self._place)

    def _make(self, macro: Macro, values: tuple[object, ...]) -> Piece:
        place, self._place = self._place, ANYWHERE
        try:
            return Piece(str(macro(*values)))
        finally:
            self._place = place


@lru_cache(maxsize=4)
def _environment(theme: Stored[Theme], frame: str = _FRAME) -> tuple[Environment, _Lectern]:
    """Keep the theme's environment for the life of the process: jobs come by the hundred.

    With another `frame`, that template stands for the frame of every page.
    """
    value = loaded(theme)
    if frame != _FRAME:
        codes = dict(value.codes)
        value = replace(value, codes=(*codes.items(), (_FRAME, codes[frame])))
    made = environment(value)
    words: Any = made.globals["words"]
    lectern = _Lectern(words)
    made.globals.update(
        cycle_picture=cycle_picture,
        to=lectern.to,
        href=lectern.href,
        prose=lectern.prose,
        record=lectern.record,
        full=addresses.anywhere,
        code=addresses.code,
        shared=lectern.shared,
        document=addresses.document,
    )
    return made, lectern


def render_page(  # noqa: PLR0913, PLR0917 - a job depends on its arguments and nothing else
    shelf: Shelf,
    theme: Stored[Theme],
    site: Sealed[Site],
    contents: Sealed[Contents] | None,
    template: str,
    page: Sealed[Any],
    scope: Sealed[Scope] | None = None,
) -> bytes:
    """Render one page as UTF-8; with a scope, as the package that it belongs to has it.

    Raises TemplateFault where a template asks for what is not there, EngineError as the shelf does.
    """
    here = page.value.frame.address
    place = left_open(here) if scope else page_place(here, site.value.base)
    values = _values(site=site, contents=contents, page=page)
    text = _render(shelf, theme, place, template, values)
    return (scope.value.fill(text, here) if scope else text).encode()


def render_open(
    shelf: Shelf,
    theme: Stored[Theme],
    template: str,
    page: Sealed[Any],
    **more: Sealed[Any] | None,
) -> str:
    """Render one page with a hole in place of every address; raises as `render_page` does."""
    place = left_open(page.value.frame.address)
    return _render(shelf, theme, place, template, _values(page=page, **more))


def render_document(  # noqa: PLR0913, PLR0917 - likewise
    shelf: Shelf,
    theme: Stored[Theme],
    site: Sealed[Site],
    cover: Cover,
    template: str,
    page: Sealed[Any],
    scheme: str,
) -> str:
    """Render a page for a document: its main part alone, in the frame of documents.

    Links and pictures within the portal have the scheme and the address of where they lead. Raises
    as `render_page` does.
    """
    place = Place(page.value.frame.address, partial(_inside, scheme))
    values = {**_values(site=site, contents=None, page=page), "cover": cover}
    return _render(shelf, theme, place, template, values, _DOCUMENT)


def _inside(scheme: str, address: str, anchor: str) -> str:
    return f"{scheme}{addresses.relative('', address, anchor)}"


def _values(**sealed: Sealed[Any] | None) -> dict[str, object]:
    return {name: each.value if each else None for name, each in sealed.items()}


def _render(  # noqa: PLR0913, PLR0917 - likewise
    shelf: Shelf,
    theme: Stored[Theme],
    place: Place,
    template: str,
    values: Mapping[str, object],
    frame: str = _FRAME,
) -> str:
    made, lectern = _environment(theme, frame)
    lectern.lay(place, shelf)
    try:
        return made.get_template(template).render(values)
    except EngineError:
        raise
    except Exception as error:
        fault = fault_of(error, dict(loaded(theme).codes))
        if fault:
            raise fault from error
        raise
