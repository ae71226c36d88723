"""The glossary as a view: every word in its place in the alphabet."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from builder import addresses
from builder.look.views import Frame, Link
from builder.look.views.glossary import GlossaryPage, Initial, TermRow
from builder.model import Explained
from builder.theme.alphabet import OTHER, initial, order
from builder.theme.words import Words

_ALIKE = 4  # letters that two forms of one word begin with


def glossary_page(glossary: Iterable[Explained], language: str, words: Words) -> GlossaryPage:
    """Show all words."""
    every = sorted(glossary, key=lambda each: order(each.term, language))
    groups = groupby(every, lambda each: initial(each.term, language))
    initials = tuple(
        Initial(_anchor(number), "" if letter == OTHER else letter, tuple(map(_row, group)))
        for number, (letter, group) in enumerate(groups, 1)
    )
    return GlossaryPage(
        frame=Frame(
            address=addresses.glossary(language),
            title=words.text("glossary.title"),
            summary=words.text("glossary.lead"),
            crumbs=(Link(words.text("crumbs.start"), addresses.START),),
        ),
        count=len(every),
        initials=initials,
    )


def _anchor(number: int) -> str:
    """Name a letter's place as no word's: those have no two hyphens. Å, ä and a would be one."""
    return f"k--{number}"


def _row(each: Explained) -> TermRow:
    return TermRow(each.anchor, each.term, each.text, tuple(_other_names(each)))


def _other_names(each: Explained) -> Iterator[str]:
    """Pass over inflected forms: those begin as the word does, or as a name before it."""
    known = [each.term.casefold()]
    for alias in each.aliases:
        small = alias.casefold()
        if not any(small[:_ALIKE] == other[:_ALIKE] for other in known):
            yield alias
        known.append(small)
