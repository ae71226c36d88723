"""The accessibility statement as views: what the portal says of itself, and what the checks know.

What must stand in it is said by the authority's regulations (MDFFS 2019:2, 6 §), under the law on
accessible digital public service (2018:1937); what may be left undone, by 9 § and 12 § of the law.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from builder import addresses
from builder.front import Accessibility
from builder.look.house import House
from builder.look.views import Frame, Link
from builder.look.views.accessibility import Known, KnownRow, StatementPage
from builder.model import LACKS, Lack, Portal
from builder.theme.words import Words

PAGE_LENGTH = 100  # of what the checks know: a page must not grow with the portal


def statement_pages(
    portal: Portal, stated: Accessibility, house: House, words: Words
) -> Iterator[StatementPage]:
    """Make the statement, and further pages where the checks know of much."""
    first = addresses.accessibility(house.language)
    known = sorted(_known(portal, house, words), key=lambda each: LACKS.index(each[0]))
    count = max(1, -(-len(known) // PAGE_LENGTH))
    links = tuple(
        Link(str(number), addresses.further(first, number, house.language))
        for number in range(1, count + 1)
    )
    title = words.text("accessibility.title")
    for number, link in enumerate(links, 1):
        rows = known[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH]
        yield StatementPage(
            frame=Frame(
                address=link.address,
                title=title if number == 1 else f"{title} ({number})",
                summary=words.text("accessibility.summary", service=stated.service),
                crumbs=(Link(words.text("crumbs.start"), addresses.START),),
                previous=links[number - 2] if number > 1 else None,
                next=links[number] if number < count else None,
            ),
            first=number == 1,
            actor=stated.actor,
            service=stated.service,
            level=stated.level,
            assessed=stated.assessed,
            updated=stated.updated,
            method=stated.method,
            contact=_contact(stated.contact),
            shortcomings=stated.shortcomings,
            burden=stated.burden,
            out_of_scope=stated.out_of_scope,
            count=len(known),
            known=tuple(
                Known(kind, tuple(row for _, row in group))
                for kind, group in groupby(rows, lambda each: each[0])
            ),
        )


def _contact(written: str) -> Link:
    """Make a link of an address of mail or of the web."""
    if written.startswith(("http://", "https://", "mailto:")):
        return Link(written.removeprefix("mailto:"), written)
    return Link(written, f"mailto:{written}")


def _known(portal: Portal, house: House, words: Words) -> Iterator[tuple[str, KnownRow]]:
    for module in portal.modules:
        yield from _rows(module.lacks, module.page.front.title, house, words)
    yield from _rows(portal.lacks, "", house, words)


def _rows(
    lacks: Iterable[Lack], module: str, house: House, words: Words
) -> Iterator[tuple[str, KnownRow]]:
    for lack in lacks:
        where = Link(_place(lack, module, words), addresses.page(lack.page, house.language))
        yield lack.kind, KnownRow(lack.what, where)


def _place(lack: Lack, module: str, words: Words) -> str:
    """Say where something is: a page's title alone may be `Samtala` in every part."""
    if lack.letter:
        return words.text(
            "accessibility.in_moment", module=module, part=lack.part, letter=lack.letter
        )
    if lack.part:
        return words.text("accessibility.in_part", module=module, part=lack.part)
    return f"{module}: {lack.title}" if module and lack.title != module else lack.title
