"""What whoever looks for a module is helped by: the filter's data, and modules side by side."""

import json
from collections.abc import Iterable, Iterator, Sequence

from builder import addresses
from builder.look.facets import Faceted, folder
from builder.look.house import House
from builder.look.lists import PAGE_LENGTH, card
from builder.look.views import Choice, ComparePage, Frame, Link
from builder.model import Entry
from builder.planning.duration import say
from builder.theme.words import Words

MOST_BESIDE = 4  # modules side by side
LARGEST = 80_000  # bytes of one of the filter's files, before what repeats is named by number

Told = tuple[str, str, str, str, tuple[str, ...], tuple[str, ...]]
"""A module as the filter knows it: folder, language, title, summary, facts as shown, facets."""


def told(modules: Iterable[Entry], sorted_out: Faceted, house: House, words: Words) -> list[Told]:
    """Tell the filter of each module what a card shows, and which facets it has."""
    facets: dict[str, list[str]] = {}
    for facet, members in sorted_out:
        for module in members:
            facets.setdefault(module.slug, []).append(folder(facet))
    return [
        (
            module.slug,
            house.foreign(module.page.front.language),
            module.page.front.title,
            module.page.front.summary,
            _facts(module, house, words),
            tuple(facets.get(module.slug, ())),
        )
        for module in modules
    ]


def _facts(module: Entry, house: House, words: Words) -> tuple[str, ...]:
    shown = card(module, house)
    rows = (", ".join(shown.school_forms), ", ".join(shown.audiences))
    return (say(module.counted), words.number("parts", module.parts), *filter(None, rows))


def shares(every: Sequence[Told], most: int = LARGEST) -> Iterator[tuple[Told, ...]]:
    """Share modules out, so that none of the files is larger than so many bytes."""
    share: list[Told] = []
    size = 0
    for each in every:
        length = len(json.dumps(each, ensure_ascii=False).encode())
        if share and size + length > most:
            yield tuple(share)
            share, size = [], 0
        share.append(each)
        size += length
    yield tuple(share)


def choice(module: Entry, house: House) -> Choice:
    """Show a module to whoever chooses among several."""
    front, shown = module.page.front, card(module, house)
    has_hours = "schedules" in house.outputs and module.parts > 0
    return Choice(
        name=module.slug,
        link=Link(shown.title, shown.address, shown.language),
        summary=shown.summary,
        time=shown.time,
        parts=shown.parts,
        audiences=shown.audiences,
        school_forms=shown.school_forms,
        purpose=front.purpose,
        hours=addresses.principal(module.slug, house.language) if has_hours else "",
    )


def compare_pages(choices: Sequence[Choice], house: House, words: Words) -> Iterator[ComparePage]:
    """Make the table of all modules, in pages."""
    language = house.language
    first, title = addresses.compare(language), words.text("compare.title")
    count = max(1, -(-len(choices) // PAGE_LENGTH))
    links = tuple(
        Link(str(number), addresses.further(first, number, language))
        for number in range(1, count + 1)
    )
    for number, link in enumerate(links, 1):
        yield ComparePage(
            frame=Frame(
                address=link.address,
                title=title if number == 1 else f"{title} ({number})",
                summary=words.text("compare.lead"),
                crumbs=(
                    Link(words.text("crumbs.start"), addresses.START),
                    Link(words.text("menu.modules"), addresses.catalogue(language)),
                ),
                previous=links[number - 2] if number > 1 else None,
                next=links[number] if number < count else None,
            ),
            rows=tuple(choices[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH]),
            pages=links if count > 1 else (),
            data=addresses.compare_data(addresses.ANY, language),
            most=MOST_BESIDE,
        )
