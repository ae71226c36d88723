"""Making a page: a template, the values it may see, and prose from the shelf."""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from builder import addresses
from builder.engine.digest import Sealed
from builder.engine.shelf import Shelf
from builder.look.cycle import cycle_picture
from builder.look.filling import fill_body, href
from builder.look.views import Body, Contents, Destination, Site
from builder.theme.files import Theme
from builder.theme.templates import environment
from builder.theme.words import Words


class _Lectern:
    """What templates ask for that depends on the page that lies on it; one page at a time.

    Macros see it without being handed a page's context. Jinja would otherwise make each of their
    files anew for every page, which takes a fifth of the time of rendering.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._here = ""
        self._shelf: Shelf | None = None
        self._to: Callable[[str, str], str] = partial(addresses.relative, "")

    def lay(self, here: str, shelf: Shelf, base: str) -> None:
        """Lay a page on it, by its address."""
        self._here, self._shelf = here, shelf
        self._to = partial(addresses.relative, here)
        if here == addresses.MISSING and base:
            # Shown for any address, so relative links would lead anywhere.
            self._to = partial(addresses.absolute, base)

    def to(self, address: str, anchor: str = "") -> str:
        """Get the link from the page to an address."""
        return self._to(address, anchor)

    def href(self, destination: Destination | None, prefix: str = "") -> str:
        """Get the link from the page to a destination, empty where it leads nowhere."""
        return href(destination, self._here, prefix)

    def prose(self, body: Body, level: int = 2, prefix: str = "") -> Markup:
        """Fill prose in for the page."""
        if not body.digest or self._shelf is None:
            return Markup()
        text = self._shelf.text(body.digest)
        here, words = self._here, self._words
        return fill_body(text, body, here=here, words=words, level=level, prefix=prefix)


@lru_cache(maxsize=2)
def _environment(theme: Sealed[Theme]) -> tuple[Environment, _Lectern]:
    """Keep the theme's environment for the life of the process: jobs come by the hundred."""
    made = environment(theme.value)
    words: Any = made.globals["words"]
    lectern = _Lectern(words)
    made.globals.update(
        cycle_picture=cycle_picture, to=lectern.to, href=lectern.href, prose=lectern.prose
    )
    return made, lectern


def render_page(  # noqa: PLR0913, PLR0917 - a job depends on its arguments and nothing else
    shelf: Shelf,
    theme: Sealed[Theme],
    site: Sealed[Site],
    contents: Sealed[Contents] | None,
    template: str,
    page: Any,
) -> bytes:
    """Render one page as UTF-8."""
    made, lectern = _environment(theme)
    lectern.lay(page.frame.address, shelf, site.value.base)
    text = made.get_template(template).render(
        page=page, site=site.value, contents=contents.value if contents else None
    )
    return text.encode()
