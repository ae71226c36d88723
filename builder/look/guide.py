"""A meeting's guide as a view: all that one needs to lead it, from what authors wrote."""

from collections.abc import Iterator
from dataclasses import replace

from builder import addresses
from builder.look.guide_agenda import agenda_of, agenda_table, led_protocol
from builder.look.leading import Leading
from builder.look.phases import cycle_phases
from builder.look.scene import documentation
from builder.look.views import Link, Material
from builder.look.views.guide import (
    AgendaTable,
    Invitation,
    LedActivity,
    LedMoment,
    LedPart,
    MeetingGuide,
    Pitfall,
    Preparation,
)
from builder.planning.agenda import Agenda
from builder.planning.duration import clock as length
from builder.planning.meeting import Block, Meeting, Place


def meeting_guides(leading: Leading) -> Iterator[MeetingGuide]:
    """Show the guides of all meetings of a module, each with the one before and after it."""
    links = [leading.meeting(each) for each in leading.meetings]
    for at, meeting in enumerate(leading.meetings):
        before = links[at - 1] if at else None
        after = links[at + 1] if at + 1 < len(links) else None
        yield _guide(leading, meeting, links[at], before, after)


def _guide(
    leading: Leading, meeting: Meeting, link: Link, before: Link | None, after: Link | None
) -> MeetingGuide:
    words, front = leading.scene.words, leading.module.page.front
    made = agenda_of(meeting)
    table = agenda_table(leading, meeting, made)
    of = len(leading.meetings)
    summary = words.text("guide.summary_of", number=meeting.number, of=of, module=front.title)
    frame = leading.frame(link, link.title, summary)
    return MeetingGuide(
        frame=replace(frame, previous=before, next=after),
        module=leading.link,
        guide=leading.guide,
        number=meeting.number,
        total=of,
        first=meeting.first,
        last=meeting.last,
        voice=leading.voice,
        purpose=front.purpose if meeting.first else "",
        cycle=cycle_phases(front.cycle, leading.module.cycle, words) if meeting.first else (),
        parts=tuple(_parts(leading, meeting)),
        minutes=meeting.minutes,
        group=leading.group,
        before=tuple(_preparation(leading, place) for place in meeting.alone),
        invitation=_invitation(leading, meeting, f"{table.start}–{table.end}"),
        agenda=table,
        unread=_if_unread(leading, meeting),
        moments=tuple(_moment(leading, block, made) for block in meeting.blocks),
        tried=tuple(leading.phase(place) for place in meeting.tried),
        activities=tuple(_activity(leading, place) for place in meeting.plans),
        next=after,
        next_minutes=meeting.next_minutes,
        questions=leading.sheet("questions"),
        cards=leading.sheet("cards"),
        log=documentation(leading.scene),
        meeting_mode=Link(
            words.text("guide.meeting_mode"),
            addresses.meeting_mode(
                leading.module.slug, meeting.number, leading.scene.house.language
            ),
        ),
    )


def _if_unread(leading: Leading, meeting: Meeting) -> AgendaTable | None:
    """Show the agenda for a group that has not read; None where there was nothing to read."""
    made = agenda_of(meeting, unread=True) if meeting.alone else None
    if made is None or not made.unread:
        return None
    return agenda_table(leading, meeting, made, again=True)


def _parts(leading: Leading, meeting: Meeting) -> Iterator[LedPart]:
    """List the parts that a meeting works with; a part begins where its first moment is done."""
    places = [*meeting.alone, *(block.place for block in meeting.blocks)]
    for number in sorted({number for number, _ in places}):
        part = leading.parts[number]
        first = min(
            (each.number for each in leading.meetings if number in _numbers(each)), default=0
        )
        yield LedPart(
            link=leading.scene.link(part.page, part.page.front.title),
            number=number,
            aim=part.page.front.aim,
            leader=(
                leading.bodies(part.page.leader, part.targets) if first == meeting.number else ()
            ),
        )


def _numbers(meeting: Meeting) -> set[int]:
    return {number for number, _ in (*meeting.alone, *(block.place for block in meeting.blocks))}


def _preparation(leading: Leading, place: Place) -> Preparation:
    page = leading.pages[place]
    return Preparation(page.phase, place[0], page.materials, leading.leader(place))


def _moment(leading: Leading, block: Block, made: Agenda) -> LedMoment:
    page, front = leading.pages[block.place], leading.moments[block.place].page.front
    taken = (item.protocol for item in made.items if item.place == block.place and item.protocol)
    protocol = led_protocol(leading, next(taken, ""), 0 if front.about else len(front.questions))
    return LedMoment(
        moment=page.phase,
        part=page.part,
        number=block.place[0],
        leader=leading.leader(block.place),
        body=replace(page.body, terms=()),
        about=front.about,
        exercises=tuple((each.title, each.minutes) for each in front.exercises),
        materials=page.materials,
        protocol=protocol,
        questions=page.questions,
        pitfalls=tuple(Pitfall(each.when, each.then) for each in front.pitfalls),
    )


def _activity(leading: Leading, place: Place) -> LedActivity:
    page = leading.pages[place]
    return LedActivity(page.phase, page.observe, page.bring, leading.leader(place))


def _invitation(leading: Leading, meeting: Meeting, hours: str) -> Invitation:
    """Say what is read, how long that takes, and what is brought along."""
    alone = [leading.pages[place] for place in meeting.alone]
    met = [leading.pages[block.place] for block in meeting.blocks]
    bring = [text for page in (met or alone) for text in page.bring]
    summaries = [page.phase.summary for page in met if page.phase.summary]
    return Invitation(
        title=leading.meeting(meeting).title,
        hours=hours,
        minutes=meeting.alone_minutes,
        prepare=tuple(_named(leading, each) for page in alone for each in page.materials),
        bring=tuple(dict.fromkeys(bring)),
        today=tuple(summaries),
    )


def _named(leading: Leading, material: Material) -> tuple[str, str]:
    """Name a material, and how long it takes where that is known."""
    words = leading.scene.words
    if material.length:
        return material.title, length(material.length)
    if material.reading:
        return material.title, words.text("guide.minutes", minutes=material.reading)
    return material.title, ""
