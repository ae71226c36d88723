"""Where HTML is written: links depend on it, and nothing else does."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from builder import addresses
from builder.look.views import Destination


class Place(NamedTuple):
    """A page by its address, and how it links to an address with an anchor, which may be empty."""

    here: str
    link: Callable[[str, str], str]

    def to(self, address: str, anchor: str = "") -> str:
        """Get the link to an address."""
        return self.link(address, anchor)

    def href(self, destination: Destination | None, prefix: str = "") -> str:
        """Get the link to a destination, empty for one that leads nowhere."""
        if destination is None:
            return ""
        if destination.url:
            return destination.url
        if destination.address == self.here and destination.anchor:
            return f"#{prefix}{destination.anchor}"
        if destination.address:
            return self.link(destination.address, destination.anchor)
        return ""


def page_place(here: str, base: str = "") -> Place:
    """Get the place of a page; `base` is the path that the site will stand at on a server."""
    if here == addresses.MISSING and base:
        # Shown for any address, so relative links would lead anywhere.
        return Place(here, partial(addresses.absolute, base))
    return Place(here, partial(addresses.relative, here))
