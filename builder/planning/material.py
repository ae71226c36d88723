"""How long a moment's materials take to read, see and hear."""

from collections.abc import Iterator, Mapping

from builder.front import Material
from builder.model import Module, Moment, Target
from builder.planning.reading import page_minutes, reading_minutes


def material_minutes(module: Module, moment: Moment) -> Iterator[int]:
    """Tell whole minutes for each of a moment's materials, rounded up; 0 where nobody knows.

    Recordings take their length, books their pages, articles their words. A recording of an
    article's text takes none: it is read or heard, not both.
    """
    words = {each.page.id: each.page.body.words for each in module.articles}
    aloud = {each.audio for each in module.articles if each.audio != Target()}
    for material, target in zip(moment.page.front.materials, moment.materials, strict=True):
        yield 0 if target in aloud else material.minutes or _measured(material, target, words)


def _measured(material: Material, target: Target, words: Mapping[str, int]) -> int:
    match material.kind:
        case "film" | "audio":
            return -(-material.length // 60)
        case "book" if material.pages:
            first, last = material.pages
            return page_minutes(last - first + 1)
    return reading_minutes(words.get(target.page, 0))
