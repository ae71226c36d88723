"""Which files of the theme the pages of a package have no use for, told by templates themselves."""

import marshal
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import CodeType

from builder.engine.stored import Stored
from builder.theme.choice import loaded
from builder.theme.files import Theme


def unasked(theme: Stored[Theme], templates: Iterable[str]) -> frozenset[str]:
    """Name what other templates of a theme name and none of these, nor any that they are made of.

    A file that no template names, such as one that a style sheet loads, is never among them.
    """
    named = _named(theme)
    waiting, made_of = [*templates], set[str]()
    while waiting:
        template = waiting.pop()
        if template not in made_of:
            made_of.add(template)
            waiting += named[template] & named.keys()
    used = frozenset[str]().union(*(named[each] for each in made_of))
    return frozenset[str]().union(*named.values()) - used


@lru_cache(maxsize=2)
def _named(theme: Stored[Theme]) -> Mapping[str, frozenset[str]]:
    """List the texts in the code of each template, names of files and templates among them."""
    codes = loaded(theme).codes
    return {
        name: frozenset(_texts(marshal.loads(code)))  # noqa: S302 - our own, from our cache
        for name, code in codes
    }


def _texts(code: CodeType) -> Iterator[str]:
    for each in code.co_consts:
        if isinstance(each, str):
            yield each
        elif isinstance(each, CodeType):
            yield from _texts(each)
