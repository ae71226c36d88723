"""A word of the glossary is explained once: of two explanations no page could choose."""

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.front import GlossaryFront
from builder.read.limits import MOST_FAULTS
from builder.read.text import FileText


def glossary(file: FileText) -> Iterator[Diagnostic]:
    """Find words and other forms of words that stand twice, large or small."""
    if not isinstance(file.front, GlossaryFront):
        return
    first: dict[str, str] = {}
    again: list[tuple[str, str, str]] = []
    for key, word in _words(file.front):
        before = first.setdefault(" ".join(word.split()).casefold(), key)
        if before != key:
            again.append((key, word, before))
    for key, word, before in again[:MOST_FAULTS]:
        line = file.spans.of(before).line
        yield diagnose("duplicate-term", file.path, file.spans.of(key), name=word, line=line)
    if again[MOST_FAULTS:]:
        place = file.spans.of(again[MOST_FAULTS][0])
        yield diagnose("more-faults", file.path, place, count=len(again) - MOST_FAULTS)


def _words(front: GlossaryFront) -> Iterator[tuple[str, str]]:
    """List all words with their keys."""
    for number, term in enumerate(front.terms):
        yield f"terms.{number}.term", term.term
        for at, alias in enumerate(term.aliases):
            yield f"terms.{number}.aliases.{at}", alias
