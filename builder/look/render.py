"""Making a page: a template, the values it may see, and prose from the shelf."""

from functools import lru_cache, partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from builder import addresses
from builder.engine.digest import Sealed
from builder.engine.shelf import Shelf
from builder.look.cycle import cycle_picture
from builder.look.filling import fill_body, href
from builder.look.views import Body, Contents, Site
from builder.theme.files import Theme
from builder.theme.templates import environment


@lru_cache(maxsize=2)
def _environment(theme: Sealed[Theme]) -> Environment:
    """Keep the theme's environment for the life of the process: jobs come by the hundred."""
    made = environment(theme.value)
    made.globals["cycle_picture"] = cycle_picture
    return made


def render_page(  # noqa: PLR0913, PLR0917 - a job depends on its arguments and nothing else
    shelf: Shelf,
    theme: Sealed[Theme],
    site: Sealed[Site],
    contents: Sealed[Contents] | None,
    template: str,
    page: Any,
) -> bytes:
    """Render one page as UTF-8."""
    made = _environment(theme)
    here = page.frame.address
    words: Any = made.globals["words"]

    def prose(body: Body, level: int = 2, prefix: str = "") -> Markup:
        if not body.digest:
            return Markup()
        text = shelf.text(body.digest)
        return fill_body(text, body, here=here, words=words, level=level, prefix=prefix)

    to = partial(addresses.relative, here)
    if here == addresses.MISSING and site.value.base:
        # Shown for any address, so relative links would lead anywhere.
        to = partial(addresses.absolute, site.value.base)
    text = made.get_template(template).render(
        page=page,
        site=site.value,
        contents=contents.value if contents else None,
        to=to,
        href=lambda destination, prefix="": href(destination, here, prefix),
        prose=prose,
    )
    return text.encode()
