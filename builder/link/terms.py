"""Words of the glossary in rendered prose: where each stands first.

Sought once, when a text or a word of the glossary is new, and remembered with the module: pages are
then made with the places alone. A word is found as a whole word, small or large, and not within
links, headings, code, passages in another language and footnotes.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from builder.engine.shelf import Shelf
from builder.model import Explained, Module, Page, TermMark, Terms
from builder.read.holes import SEP

Needles = tuple[tuple[str, str], ...]
"""What is sought: each form of a word, and the anchor of what explains it."""

_ATTRIBUTES = r'[^"<>]*(?:"[^"]*"[^"<>]*)*'
_PASSED_OVER = re.compile(
    rf"<(?P<tag>a|abbr|code|kbd|pre|samp|var)\b{_ATTRIBUTES}>.*?</(?P=tag)>"
    rf"|<{SEP}h[1-6]{SEP}.*?</{SEP}h[1-6]{SEP}>"
    rf'|<(?P<foreign>[a-z0-9]+) (?:[^"<>]*"[^"]*")*?[^"<>]*\blang="[^"]*"{_ATTRIBUTES}>'
    rf"|<{_ATTRIBUTES}>|{SEP}[^{SEP}]*{SEP}|&#?[0-9A-Za-z]+;",
    re.DOTALL,
)
_NOTES = '<div class="footnote">'
_SIGN = r"[\w\u0300-\u036f]"  # with the marks that macOS may part from their letters
_WORD = re.compile(rf"{_SIGN}+(?:[-’']{_SIGN}+)*")
_ACRONYM = 2  # letters that make capitals a name of its own: `EPA` is no epa


class _Needle(NamedTuple):
    """A form to look for; `rest` matches all of it where it has more than one word."""

    form: str
    rest: re.Pattern[str] | None
    exact: bool
    anchor: str

    def end(self, word: re.Match[str], stop: int) -> int:
        """Tell where the form ends that begins at a word; -1 where it does not stand there."""
        if self.rest is None:
            found = word.group() if self.exact else word.group().casefold()
            return word.end() if found == self.form else -1
        whole = self.rest.match(word.string, word.start(), stop)
        return whole.end() if whole else -1


def needles(glossary: Iterable[Explained]) -> Needles:
    """List every form of every word; of two that are alike the first counts."""
    forms: dict[str, tuple[str, str]] = {}
    for each in glossary:
        for form in (each.term, *each.aliases):
            squeezed = " ".join(form.split())
            forms.setdefault(squeezed.casefold(), (squeezed, each.anchor))
    return tuple(forms.values())


def find_terms(text: str, sought: Needles) -> tuple[TermMark, ...]:
    """Find the first place of each word in a stored fragment, in the order of the text."""
    return tuple(_found(text, _by_first_word(sought)))


def terms_of(pages: Iterable[Page[Any]], shelf: Shelf, sought: Needles, language: str) -> Terms:
    """Find the words in the bodies of pages in that language. Raises MissingText."""
    found = {
        page.body.digest: find_terms(shelf.text(page.body.digest), sought)
        for page in pages
        if page.body.digest and page.front.language in ("", language)
    }
    return tuple((digest, marks) for digest, marks in found.items() if marks)


def pages_of(module: Module) -> Iterator[Page[Any]]:
    """List a module's pages."""
    yield module.page
    for part in module.parts:
        yield part.page
        yield from (moment.page for moment in part.moments)
    yield from (article.page for article in module.articles)


def _found(text: str, by_first: Mapping[str, tuple[_Needle, ...]]) -> Iterator[TermMark]:
    seen: set[str] = set()
    for start, stop in _stretches(text):
        free = start
        for word in _WORD.finditer(text, start, stop):
            here = by_first.get(word.group().casefold())
            if here is None or word.start() < free:
                continue
            for needle in here:
                end = needle.end(word, stop)
                if end > 0:
                    free = end
                    if needle.anchor not in seen:
                        seen.add(needle.anchor)
                        yield TermMark(word.start(), end, needle.anchor)
                    break


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """List the stretches of plain prose in a fragment."""
    notes = text.find(_NOTES)
    end = notes if notes >= 0 else len(text)
    at = 0
    while passed := _PASSED_OVER.search(text, at, end):
        if passed.start() > at:
            yield at, passed.start()
        at = passed.end()
        if passed["foreign"]:
            at = _closed(text, passed["foreign"], at, end)
    if at < end:
        yield at, end


def _closed(text: str, name: str, at: int, end: int) -> int:
    """Find where the element ends that has just begun; others of its name may be in it."""
    depth = 1
    for tag in re.compile(rf"<(/?){name}\b").finditer(text, at, end):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return end


@lru_cache(maxsize=2)
def _by_first_word(sought: Needles) -> Mapping[str, tuple[_Needle, ...]]:
    """Sort forms by their first word, longer ones first: `delad läsning` goes before `delad`."""
    found: dict[str, list[_Needle]] = {}
    for form, anchor in sorted(sought, key=lambda each: (-len(each[0]), each)):
        written = html.escape(form, quote=False)
        first = _WORD.match(written)
        if first:
            found.setdefault(first.group().casefold(), []).append(_needle(written, first, anchor))
    return {word: tuple(each) for word, each in found.items()}


def _needle(form: str, first: re.Match[str], anchor: str) -> _Needle:
    exact = form.isupper() and len(form) >= _ACRONYM
    if first.end() == len(form):
        return _Needle(form if exact else form.casefold(), None, exact, anchor)
    words = r"\s+".join(map(re.escape, form.split()))
    # Neither a letter nor a hyphen follows: `par` is no `parvis`.
    after = rf"(?!{_SIGN}|[-’']{_SIGN})" if form[-1].isalnum() else ""
    return _Needle(form, re.compile(words + after, re.IGNORECASE), exact, anchor)
