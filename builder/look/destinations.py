"""From what linking found to addresses in the site."""

from collections.abc import Iterable, Mapping

from builder import addresses
from builder.look.views import Body, Destination, Term
from builder.model import Fragment, Medium, Target

NOWHERE = Destination()


def media_by_id(media: Iterable[Medium]) -> Mapping[str, Medium]:
    """Index media, for the sizes of pictures."""
    return {medium.id: medium for medium in media}


def destination(target: Target, media: Mapping[str, Medium], language: str) -> Destination:
    """Tell where a target stands in the site; `NOWHERE` for one that leads nowhere."""
    if target.page:
        return Destination(addresses.page(target.page, language), target.anchor)
    if target.medium:
        medium = media.get(target.medium)
        width, height = (medium.width, medium.height) if medium else (0, 0)
        address = addresses.medium(target.medium, language)
        return Destination(address, width=width, height=height)
    return Destination(url=target.url)


def body(
    fragment: Fragment,
    targets: Iterable[Target],
    media: Mapping[str, Medium],
    language: str,
    terms: tuple[tuple[int, int, Term], ...] = (),
) -> Body:
    """Make a fragment ready to be filled in."""
    if not fragment.digest:
        return Body()
    links = tuple(destination(target, media, language) for target in targets)
    return Body(fragment.digest, links, terms)
