"""Facts of a file's prose with their places, for the rules; pages are made of none of them."""

from typing import NamedTuple

from builder.source import Span


class HeadingFact(NamedTuple):
    """A heading: its level as written (1–6), its text, and where it begins."""

    level: int
    text: str
    span: Span


class LinkFact(NamedTuple):
    """A link: what readers see of it, where it leads as written, and where that stands."""

    text: str
    target: str
    span: Span


class PictureFact(NamedTuple):
    """A picture: what it shows in words, None where a raw tag says nothing, its file and place.

    `raw` tells that the author wrote the tag, and so that an empty `alt` is meant.
    """

    alt: str | None
    target: str
    span: Span
    raw: bool


class Facts(NamedTuple):
    """What a file's prose holds, the body's first and then each leader block's."""

    headings: tuple[HeadingFact, ...] = ()
    links: tuple[LinkFact, ...] = ()
    pictures: tuple[PictureFact, ...] = ()
