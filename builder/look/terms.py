"""The glossary's words on pages: those that a text has, and all of them on a page of their own."""

from collections.abc import Iterable, Mapping

from builder.look.views import Body, Term
from builder.model import Explained, TermMark
from builder.theme.alphabet import order

Marked = tuple[tuple[int, int, Term], ...]


def terms_by_anchor(glossary: Iterable[Explained]) -> Mapping[str, Term]:
    """Index the words of a glossary."""
    return {each.anchor: Term(each.anchor, each.term, each.text) for each in glossary}


def marked(marks: Iterable[TermMark], terms: Mapping[str, Term]) -> Marked:
    """Put what words mean to the places where they stand."""
    return tuple((start, end, terms[anchor]) for start, end, anchor in marks if anchor in terms)


def terms_of_bodies(bodies: Iterable[Body], language: str) -> tuple[Term, ...]:
    """List the words that these texts have, each once, from A to Ö."""
    found = {term.anchor: term for each in bodies for _, _, term in each.terms}
    return tuple(sorted(found.values(), key=lambda each: order(each.term, language)))
