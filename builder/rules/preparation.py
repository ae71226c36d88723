"""Declared preparation is enough for what there is to read, see and hear.

Groups whose preparation was stated as 60 minutes have needed up to 110, and most needed more than
stated. Reading time is words by the speed that `planning/reading.py` states; recordings take their
length, books their pages; an article read aloud is read or heard, not both. Notes and thinking come
on top, so what falls short here falls short for certain.
"""

from collections.abc import Iterator, Mapping

from builder.diagnostics import Diagnostic, diagnose
from builder.front import Material
from builder.model import Module, Moment, Settings, Target
from builder.planning.reading import WORDS_A_MINUTE, page_minutes, reading_minutes


def preparation(module: Module, settings: Settings) -> Iterator[Diagnostic]:  # noqa: ARG001 - the form of a rule
    """Find preparing moments whose materials take longer than the moment."""
    words = {each.page.id: each.page.body.words for each in module.articles}
    aloud = frozenset(each.audio for each in module.articles if each.audio != Target())
    for part in module.parts:
        for moment in part.moments:
            if moment.phase.kind == "preparation" and moment.minutes:
                needed = _needed(moment, words, aloud)
                if needed > moment.minutes:
                    yield _too_short(moment, needed)


def _needed(moment: Moment, words: Mapping[str, int], aloud: frozenset[Target]) -> int:
    """Add up whole minutes, each material's rounded up."""
    return sum(
        material.minutes or _measured(material, words.get(target.page, 0))
        for material, target in zip(moment.page.front.materials, moment.materials, strict=True)
        if target not in aloud
    )


def _measured(material: Material, words: int) -> int:
    match material.kind:
        case "film" | "audio":
            return -(-material.length // 60)
        case "book" if material.pages:
            first, last = material.pages
            return page_minutes(last - first + 1)
    return reading_minutes(words)


def _too_short(moment: Moment, needed: int) -> Diagnostic:
    page = moment.page
    place = "minutes" if page.front.minutes else "materials"
    span = page.spans.of(place)
    return diagnose(
        "preparation-too-short",
        page.path,
        span._replace(end_line=span.line, end_col=span.col + 1) if place == "materials" else span,
        stated=moment.minutes,
        needed=needed,
        speed=WORDS_A_MINUTE,
    )
