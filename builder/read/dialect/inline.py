"""Inline Markdown: for each stretch of text only the patterns that can match it."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER_PREFIX, AtomicString

# The text without which a pattern cannot match; a pattern not named here always runs.
_SIGNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "backtick": ("`",),
        "escape": ("\\",),
        "footnote": ("[^",),
        "reference": ("[",),
        "link": ("[",),
        "short_reference": ("[",),
        "image_link": ("![",),
        "image_reference": ("![",),
        "short_image_ref": ("![",),
        "autolink": ("<",),
        "automail": ("<",),
        "html": ("<",),
        "entity": ("&",),
        "linebreak": ("  \n",),
        "em_strong": ("*", "_"),
        "em_strong2": ("_",),
        "not_strong": ("*", "_"),
    }
)
_ALL_SIGNS = tuple(sorted({sign for signs in _SIGNS.values() for sign in signs}))
_ANYTHING = ("",)  # stands in every text
# These look up definitions; where a text defines none, they leave everything as it is.
_LOOK_UP = frozenset(("reference", "short_reference", "image_reference", "short_image_ref"))

# `*text*` and `**text**` with no sign in the text, and `[text](address)` with none in its text and
# in its address none that would have to be paired, quoted or put back.
_TEXT = r"`\\\[\]<&*_\x02\n"
_SIMPLE = re.compile(
    rf"(\*\*?)(?![\s*])([^{_TEXT}]*[^{_TEXT}\s])\1(?!\*)"
    rf"|(?<!!)\[([^{_TEXT}^][^{_TEXT}]*)\]\(([^\s`\\\[\]<>()'\"\x02]+)\)"
)
_PARTS = 1 + _SIMPLE.groups

_Queue = list[tuple[Element, list[str]]]


def _simple(parts: list[str]) -> _Queue:
    """Make the elements of a stretch in which nothing but simple ones stand."""
    made: _Queue = []
    for at in range(1, len(parts), _PARTS):
        stars, stressed, linked, address, tail = parts[at : at + _PARTS]
        if stars:
            element = Element("em" if stars == "*" else "strong")
            element.text = stressed
        else:
            element = Element("a", {"href": address})
            element.text = linked
        element.tail = tail or None
        made.append((element, []))
    return made


class _Steps(NamedTuple):
    """The patterns that a text may need, what each needs, and all that."""

    patterns: tuple[Any, ...]
    signs: tuple[tuple[str, ...], ...]
    marks: tuple[str, ...]


class Inline(InlineProcessor):
    """Skips, for each stretch of text, the patterns that cannot match it; for most, all of them.

    Uses private methods of the library. Should another version have no such methods, its own class
    does the work (`register`), which takes longer and gives the same bytes.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._fit = lru_cache(maxsize=256)(self._fitting)
        self._steps = _Steps((), (), ())

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Read all text in the tree, in the order of the library since 3.9, which numbers notes."""
        md: Any = self.md
        text = md.text
        present = frozenset([sign for sign in _ALL_SIGNS if sign in text])
        self._steps = self._fit(present, bool(md.references))
        self.inlinePatterns: Any = self._steps.patterns
        self.stashed_nodes: dict[str, Element | str] = {}
        queue = [(tree, [*(ancestors or ())])]
        for element, parents in queue:  # which grows on the way
            if len(element):
                self.ancestors = [*parents, element.tag.lower()]
                queue += self._children(element)
        return tree

    def _fitting(self, present: frozenset[str], defined: bool) -> _Steps:  # noqa: FBT001
        """Choose patterns, in their order. Only asked when all extensions have registered."""
        registry: Any = self.md.inlinePatterns
        named = {id(registry[name]): name for name in _SIGNS if name in registry}
        chosen = [
            (each, _SIGNS[name] if name else _ANYTHING)
            for each in registry
            for name in (named.get(id(each), ""),)
            if not name
            or (not present.isdisjoint(_SIGNS[name]) and (defined or name not in _LOOK_UP))
        ]
        marks = {sign for _, signs in chosen for sign in signs}
        return _Steps(
            tuple(each for each, _ in chosen),
            tuple(signs for _, signs in chosen),
            (*sorted(marks), INLINE_PLACEHOLDER_PREFIX),
        )

    def _children(self, element: Element) -> _Queue:
        """Read what stands in and after each child; list what is to be read next."""
        following: _Queue = []
        made: list[tuple[Element, _Queue]] = []
        for child in element:  # among them what is put there on the way
            text, tail = child.text, child.tail
            if text and self._is_marked(text) and not isinstance(text, AtomicString):
                self.ancestors.append(child.tag.lower())
                child.text, found = self._read(text, child)
                following += found
                made.append((child, found))
                self.ancestors.pop()
            if tail and self._is_marked(tail):
                child.tail, found = self._read(tail, None)
                at = list(element).index(child) + 1
                for new, _ in reversed(found):
                    element.insert(at, new)
            if len(child):
                following.append((child, self.ancestors[:]))
        for child, found in made:
            for at, (new, _) in enumerate(found):
                child.insert(at, new)
        return following

    def _read(self, data: str, inside: Element | None) -> tuple[str | None, _Queue]:
        """Read a stretch, `inside` an element or after one: what it begins with, and elements."""
        parts = _SIMPLE.split(data)
        if not self._is_marked("".join(parts[::_PARTS])):
            return parts[0] or None, _simple(parts)
        data = self._InlineProcessor__handleInline(data)
        place: Any = self._InlineProcessor__processPlaceholders  # type: ignore[attr-defined]
        if inside is not None:
            inside.text = None
            found: _Queue = place(data, inside)
            return inside.text, found
        holder = Element("d")
        found = place(data, holder, False)
        return holder.tail, found

    def _is_marked(self, text: str) -> bool:
        for sign in self._steps.marks:  # noqa: SIM110 - which is twice as quick as `any`
            if sign in text:
                return True
        return False

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString):
            return data
        apply: Any = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        patterns, every, _ = self._steps
        at, start = patternIndex, 0
        while at < len(patterns):
            for sign in every[at]:
                if sign in data:
                    break
            else:
                at, start = at + 1, 0
                continue
            data, matched, start = apply(patterns[at], data, at, start)
            if not matched:
                at += 1
        return data


# The private methods that `Inline` overrides or calls.
PRIVATE = ("__handleInline", "__applyPattern", "__processPlaceholders")


def register(md: Markdown, private: tuple[str, ...] = PRIVATE) -> None:
    """Put what is quick in the place of the library's, as far as the library is as we know it."""
    if all(hasattr(InlineProcessor, f"_InlineProcessor{name}") for name in private):
        md.treeprocessors.register(Inline(md), "inline", 20)
