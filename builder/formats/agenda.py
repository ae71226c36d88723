"""An agenda as data and as lines for a terminal."""

from collections.abc import Iterator, Mapping
from textwrap import wrap

from builder.formats.titles import Titles
from builder.planning.agenda import Agenda
from builder.planning.clock import clock
from builder.planning.item import Item
from builder.planning.losses import Instead
from builder.planning.meeting import Meeting, Place

Data = dict[str, object]
_WIDTH = 80
_MARK = "×"
_CLOCKS = "{mark:1} {clock} {minutes:>3}  "


def as_data(agenda: Agenda, titles: Titles) -> Data:
    """Give an agenda as data: items with clock times and minutes, and the sum of these."""
    return {
        "items": [
            {
                "start": clock(agenda.begins + item.start),
                "minutes": item.minutes,
                "title": titles.whole(item),
                "kind": item.kind,
                "cut": item.cut,
            }
            for item in agenda.items
        ],
        "minutes": sum(item.minutes for item in agenda.items),
    }


def as_lines(agenda: Agenda, meeting: Meeting, titles: Titles, number: int) -> Iterator[str]:
    """Write an agenda for a terminal; `number` is how many meetings the module has."""
    said = titles.said
    yield titles.module.page.front.title
    yield said["agenda.meeting"].format(
        number=meeting.number, of=number, moments=_moments([b.place for b in meeting.blocks], said)
    )
    yield said["agenda.size"].format(
        people=agenda.people,
        minutes=agenda.minutes,
        start=clock(agenda.begins),
        end=clock(agenda.begins + agenda.minutes),
    )
    if meeting.alone:
        yield said["agenda.before"].format(
            moments=_moments(meeting.alone, said), minutes=meeting.alone_minutes
        )
    yield ""
    for item, title, about in called(agenda, titles):
        mark, start = _MARK if item.cut else "", clock(agenda.begins + item.start)
        before = _CLOCKS.format(mark=mark, clock=start, minutes=item.minutes)
        yield from _wrapped(before, title)
        if about:
            yield from _wrapped(" " * len(before), about)
    said_last = [*notes(agenda, titles), *_to_cut(agenda, said)]
    if said_last:
        yield ""
    for note in said_last:
        yield from _wrapped("", note)


def called(agenda: Agenda, titles: Titles) -> Iterator[tuple[Item, str, str]]:
    """Call each item by its title, and below it what it is about where that is not yet said."""
    shown: set[tuple[Place | None, int | None]] = set()
    for item, after in zip(agenda.items, (*agenda.items[1:], None), strict=True):
        key = (item.place, item.number)
        further = item.kind == "question" and key in shown
        title = _further(item, titles.said) if further else _title(item, agenda, titles)
        follows = after and after.kind == "question" and (after.place, after.number) == key
        about = "" if follows else titles.about(item)
        if about:
            shown.add(key)
        yield item, title, (titles.asked(item) or about) if about else ""


def _title(item: Item, agenda: Agenda, titles: Titles) -> str:
    title = titles.of(item)
    if item.each:
        title = titles.said["agenda.each"].format(title=title, minutes=item.each)
    # How a large group sits is told once, below.
    if item.tables > 1 and item.tables != len(agenda.tables) and not item.step:
        title = titles.said["agenda.at_tables"].format(title=title, tables=item.tables)
    return title


def _further(item: Item, said: Mapping[str, str]) -> str:
    number = (item.number or 0) + 1
    return said["agenda.further"].format(number=number)


def _wrapped(before: str, text: str) -> list[str]:
    indent = " " * len(before)
    return wrap(text, _WIDTH, initial_indent=before, subsequent_indent=indent)


def _moments(places: list[Place] | tuple[Place, ...], said: Mapping[str, str]) -> str:
    """Name moments by part: `del 1, moment D · del 2, moment A och B`."""
    parts: dict[int, list[str]] = {}
    for part, letter in places:
        parts.setdefault(part, []).append(letter)
    return " · ".join(
        said["agenda.moments"].format(part=part, letters=_listed(letters, said))
        for part, letters in parts.items()
    )


def _listed(names: list[str], said: Mapping[str, str]) -> str:
    before, last = names[:-1], names[-1]
    return f"{', '.join(before)} {said['agenda.and']} {last}" if before else last


def notes(agenda: Agenda, titles: Titles) -> Iterator[str]:
    """Tell what of the meeting had to give way, and how a large group sits."""
    said = titles.said
    if agenda.tables:
        sizes = _listed([str(size) for size in agenda.tables], said)
        yield said["agenda.tables"].format(number=len(agenda.tables), sizes=sizes)
    for each in agenda.instead:
        yield _instead(each, agenda, titles)
    names = [
        titles.named(each.place, each.kind, each.number)
        for each in agenda.left_out
        if not each.optional
    ]
    if names:
        yield said["agenda.left_out"].format(names=_listed(names, said))
    spare = [
        titles.named(each.place, each.kind, each.number)
        for each in agenda.left_out
        if each.optional
    ]
    if spare:
        yield said["agenda.spare"].format(names=_listed(spare, said))


def _to_cut(agenda: Agenda, said: Mapping[str, str]) -> Iterator[str]:
    cut = sum(item.minutes for item in agenda.items if item.cut)
    if cut:
        yield said["agenda.cut"].format(mark=_MARK, minutes=cut)


def _instead(each: Instead, agenda: Agenda, titles: Titles) -> str:
    key = "instead" if each.taken else "without"
    wished = titles.protocol(each.wished)
    taken = titles.protocol(each.taken) if each.taken else ""
    because = titles.said[f"because.{each.because}"].format(people=agenda.people)
    return titles.said[f"agenda.{key}"].format(wished=wished, taken=taken, because=because)
