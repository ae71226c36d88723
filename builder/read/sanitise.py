"""What HTML of an author is let through: nh3 with an allow-list of our own.

nh3's own default would strip ids and classes. Styles are never allowed (the page's policy forbids
them), nor anything that loads, submits or runs. Addresses are not judged here: every link and
picture becomes a hole that linking fills, so none written by an author is published as it stands.
"""

from functools import cache
from types import MappingProxyType

import nh3

_ALLOWED = """
a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em
figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section
small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr
"""
TAGS = frozenset(_ALLOWED.split())

_EVERYWHERE = frozenset({"id", "class", "lang", "dir", "title"})
_ATTRIBUTES = MappingProxyType(
    {
        "a": ("href",),
        "col": ("span",),
        "colgroup": ("span",),
        "details": ("open",),
        "img": (
            "src",
            "alt",
        ),
        "ol": (
            "start",
            "type",
            "reversed",
        ),
        "li": ("value",),
        "td": (
            "align",
            "colspan",
            "rowspan",
        ),
        "th": (
            "align",
            "colspan",
            "rowspan",
            "scope",
        ),
        "time": ("datetime",),
    }
)
# A page has more asides than one, and a landmark needs a name of its own; a note is none.
_SET = MappingProxyType({"aside": MappingProxyType({"role": "note"})})
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


# What an author's HTML, an entity or a list of attributes begins with; what nh3 writes its own way.
_NEEDS = ("<", "&", "{", "\xa0")


def is_markdowns(source: str, html: str) -> bool:
    """Tell whether every tag and attribute of rendered HTML is one that Markdown itself wrote.

    Then cleaning changes no byte, and is left out: it takes as long as all else that is done after
    rendering. Addresses, which an author writes in Markdown too, are judged by linking in any case.
    """
    # Quotation marks in code are written in two ways.
    if any(sign in source for sign in _NEEDS) or "/>" in html or "&quot;" in html:
        return False
    # A link within a link, which Markdown writes and HTML cannot hold, is parted.
    return all("</a>" in link for link in html.split("<a ")[1:])


def sanitise(html: str, marks: frozenset[str]) -> str:
    """Clean a rendered fragment; attributes named in `marks` are kept, to see which tags were."""
    if marks:
        return _cleaner(marks).clean(html)
    return _plain_cleaner().clean(html)


@cache
def _plain_cleaner() -> nh3.Cleaner:
    return _cleaner(frozenset())


def _cleaner(marks: frozenset[str]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes={
            "*": set(_EVERYWHERE),
            **{tag: set(names) for tag, names in _ATTRIBUTES.items()},
        },
        set_tag_attribute_values={tag: dict(named) for tag, named in _SET.items()},
        generic_attribute_prefixes=set(marks),
        url_schemes=set(_SCHEMES),
        link_rel=None,
    )
