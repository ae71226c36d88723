"""A page's sections as they are found: the author's headings, and what the theme adds to them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from builder.engine.shelf import Shelf
from builder.look.views.search import OwnSection
from builder.search.passages import Passage, joined, passages


class Found(NamedTuple):
    """A section: where it is, its title as shown, the words of that to find it by, its text.

    `own` is a section of the theme's, `asked` one of questions.
    """

    anchor: str
    title: str
    named: str
    text: str
    own: bool = False
    asked: bool = False


def sections(  # noqa: PLR0913, PLR0917 - what a page is made of
    shelf: Shelf,
    lead: Iterable[str],
    before: Iterable[OwnSection],
    body: str,
    after: Iterable[OwnSection],
    notes: str,
) -> Iterator[Found]:
    """List a page's sections in their order; the first is what stands before all headings.

    `body` is a digest, or empty; `notes` is what footnotes are called.
    """
    first, *rest = passages(shelf.text(body)) if body else (Passage("", "", ""),)
    yield Found("", "", "", joined((*lead, first.text)))
    yield from map(_own, before)
    for each in rest:
        # Footnotes alone have no heading.
        yield Found(each.anchor, each.title or notes, each.title, each.text, own=not each.title)
    yield from map(_own, after)


def _own(each: OwnSection) -> Found:
    return Found(
        each.anchor, each.title, each.named, joined(each.texts), own=True, asked=each.asked
    )
