"""The sheet of styles: what a document looks like in a word processor, and what gets which style.

Colours are those of the base theme on paper. Sizes are in points.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

INK, SOFT, BRAND, LINK, RULE, WASH = "14201F", "465250", "0B4247", "0B4F5C", "C5D0CD", "EFF3F2"
FONT, MONO = "Calibri", "Consolas"


class Style(NamedTuple):
    """A paragraph style; one with a `base` is made, another is the word processor's own."""

    size: float = 11
    base: str = ""
    before: float = 0
    after: float = 6
    line: float = 1.15
    bold: bool = False
    italic: bool = False
    colour: str = INK
    together: bool = False  # with the paragraph that follows
    left: float = 0  # indent
    edge: str = ""  # colour of a rule at its left
    wash: str = ""


STYLES: Mapping[str, Style] = MappingProxyType(
    {
        "Normal": Style(),
        "Heading 1": Style(
            22, before=0, after=6, line=1.05, bold=True, colour=BRAND, together=True
        ),
        "Heading 2": Style(
            16, before=20, after=4, line=1.1, bold=True, colour=BRAND, together=True
        ),
        "Heading 3": Style(
            13, before=14, after=3, line=1.1, bold=True, colour=BRAND, together=True
        ),
        "Heading 4": Style(11.5, before=12, after=2, bold=True, together=True),
        "Heading 5": Style(11, before=10, after=2, bold=True, colour=SOFT, together=True),
        "Heading 6": Style(11, before=10, after=2, italic=True, colour=SOFT, together=True),
        "Subtitle": Style(13, after=8, line=1.2, colour=SOFT),
        "Caption": Style(10, before=8, after=4, bold=True, colour=SOFT, together=True),
        "Quote": Style(11, after=6, italic=True, left=18, edge=RULE),
        "List Bullet": Style(after=4),
        "List Number": Style(after=4),
        "List Continue": Style(after=4),
        "Header": Style(9, after=0, line=1, colour=SOFT),
        "Footer": Style(9, after=0, line=1, colour=SOFT),
        "Kollegium Over": Style(9.5, "Normal", before=20, after=0, colour=SOFT, together=True),
        "Kollegium Facts": Style(10, "Normal", after=6, colour=SOFT),
        "Kollegium Aside": Style(9.5, "Normal", after=3, colour=SOFT),
        "Kollegium Gap": Style(6, "Normal", after=0, line=1),
        "Kollegium Key": Style(11, "Normal", before=6, after=2, bold=True, together=True),
        "Kollegium Question": Style(12, "Normal", before=8, after=3, together=True),
        "Kollegium Notice": Style(11, "Normal", before=4, after=8, left=9, edge=BRAND, wash=WASH),
        "Kollegium Box": Style(11, "Normal", after=6, left=12, edge=BRAND),
        "Kollegium Box Head": Style(
            11, "Normal", 10, 3, bold=True, colour=BRAND, together=True, left=12, edge=BRAND
        ),
        "Kollegium Code": Style(9.5, "Normal", after=6, line=1, wash=WASH),
        "Kollegium Picture": Style(10, "Normal", before=4, after=8, italic=True, colour=SOFT),
        "Kollegium Cell": Style(10, "Normal", after=2, line=1.05),
        "Kollegium Cell Head": Style(10, "Normal", after=2, line=1.05, bold=True),
    }
)

# Pages that are held in the hand while leading, so that few leaves are worth more than large type.
DENSE = frozenset(("is-meeting", "is-leading", "is-step-in", "is-questions"))

# Pages whose tables are wider than an upright leaf.
LYING = frozenset(("is-organiser",))


def tightened(style: Style) -> Style:
    """Get a style as dense pages have it."""
    return style._replace(
        size=round(style.size * 1.8) / 2,  # to half a point
        before=round(style.before * 0.6),
        after=round(style.after * 0.6),
        line=min(style.line, 1.08),
    )


# The style of an element: by its first class that is here, else by its name.
BY_CLASS: Mapping[str, str] = MappingProxyType(
    {
        "lead": "Subtitle",
        "eyebrow": "Kollegium Over",
        "facts-line": "Kollegium Facts",
        "material-kind": "Kollegium Aside",
        "material-title": "Kollegium Key",
        "step-title": "Kollegium Key",
        "step-time": "Kollegium Aside",
        "follow-title": "Kollegium Aside",
        "question": "Kollegium Question",
        "notice": "Kollegium Notice",
        "block-title": "Kollegium Box Head",
        "aim": "Kollegium Aside",
        "from-title": "Kollegium Box Head",
        "asked-text": "Kollegium Question",
        "note": "Kollegium Facts",
        "about-line": "Kollegium Cell",
        "hint": "Kollegium Aside",
    }
)
BY_TAG: Mapping[str, str] = MappingProxyType(
    {
        **{f"h{level}": f"Heading {level}" for level in range(1, 7)},
        "caption": "Caption",
        "figcaption": "Kollegium Picture",
        "blockquote": "Quote",
        "summary": "Kollegium Key",
        "legend": "Kollegium Key",
        "pre": "Kollegium Code",
    }
)

# What stands together: every paragraph in it that is neither a list's nor a heading has the style.
INSIDE: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("block", "from-author", "invitation", "letter"), "Kollegium Box"),
        "aloud": "Quote",
    }
)

# Between the elements within one, where the page has it by CSS.
BETWEEN: Mapping[str, str] = MappingProxyType({"facts-line": " · ", "eyebrow": " · "})

# Lists with other marks than their element's: a box to tick, none.
MARKS: Mapping[str, str] = MappingProxyType(
    {
        "checklist": "box",
        "ticks": "box",
        "phases": "none",
        "legend": "none",
        "walk": "none",
        "materials": "none",
        "moved": "bullet",
        "groups": "none",
    }
)

# Pairs that stand on a line of their own together.
ON_A_LINE = "facts"

# Tables that stand on one page however many rows they have.
WHOLE = frozenset(("agenda",))

# What begins a new page.
NEW_PAGE = "new-page"

# Said for those who see no sign for it; a word processor says it itself.
UNSEEN = frozenset(("visually-hidden",))
