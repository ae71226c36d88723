"""A meeting's agenda as a table, and the protocol that it is held by."""

from builder.formats.agenda import called, notes
from builder.front import ProtocolFront
from builder.look.leading import Leading
from builder.look.views.guide import AgendaRow, AgendaTable, LedProtocol, LedStep
from builder.planning.agenda import LONGEST, SHORTEST, Agenda, NoAgenda, agenda
from builder.planning.clock import clock
from builder.planning.item import Item
from builder.planning.meeting import Meeting
from builder.planning.module_meetings import JIGSAW


def agenda_of(meeting: Meeting, *, unread: bool = False) -> Agenda:
    """Lay a meeting out for the usual group, within the minutes for which there is an agenda."""
    minutes = min(max(meeting.minutes, SHORTEST), LONGEST)
    made = agenda(meeting, minutes=minutes, unread=unread)
    if isinstance(made, NoAgenda):
        msg = f"no agenda for {made}"
        raise TypeError(msg)
    return made


def agenda_table(
    leading: Leading, meeting: Meeting, made: Agenda, *, again: bool = False
) -> AgendaTable:
    """Show an agenda; `again`: the second on its page, which says nothing twice."""
    return AgendaTable(
        people=made.people,
        minutes=made.minutes,
        start=clock(made.begins),
        end=clock(made.begins + made.minutes),
        rows=tuple(
            AgendaRow(
                kind=item.kind,
                start=clock(made.begins + item.start),
                minutes=item.minutes,
                title=title,
                about=about,
                own=(
                    leading.titles.written(item),
                    leading.titles.written_about(item) if about else "",
                ),
                hint=_lines(leading, meeting, item) if again else _hint(leading, meeting, item),
                cut=item.cut,
            )
            for item, title, about in called(made, leading.titles)
        ),
        cut=0 if again else sum(item.minutes for item in made.items if item.cut),
        notes=tuple(notes(made, leading.titles)),
    )


def _hint(leading: Leading, meeting: Meeting, item: Item) -> str:
    """Say what the leader does, where the page says it in no other place."""
    key: str = item.kind
    if key == "looking-back" and meeting.tried:
        key = "looking-back-tried"
    if key == "summing-up" and item.place:
        key = "summing-up-kept"
    return leading.scene.words.get(f"guide_do.{key}", "")


def _lines(leading: Leading, meeting: Meeting, item: Item) -> str:
    """Say what the leader does where the group reads there, and nothing of what stands above."""
    if item.kind in ("excerpt", "telling"):
        return _hint(leading, meeting, item)
    if item.kind == "step" and item.protocol == JIGSAW and not _is_wished(meeting):
        return dict(leading.scene.house.protocols)[JIGSAW].steps[item.step or 0].leader
    return ""


def _is_wished(meeting: Meeting) -> bool:
    return any(block.protocol and block.protocol.id == JIGSAW for block in meeting.blocks)


def led_protocol(leading: Leading, name: str, asked: int) -> LedProtocol | None:
    """Show a protocol with the leader's lines; None where there is none.

    `asked` is how many questions there are that its steps can ask.
    """
    front: ProtocolFront | None = dict(leading.scene.house.protocols).get(name)
    if front is None or not front.steps:
        return None
    words = leading.scene.words
    return LedProtocol(
        title=front.title or name,
        summary=front.summary,
        source=front.source,
        steps=tuple(
            LedStep(
                title=step.title,
                minutes=step.minutes,
                each=step.minutes_each,
                role="" if step.role == "all" else words.get(f"guide_role.{step.role}", step.role),
                question=step.question if step.question <= asked else 0,
                leader=step.leader,
                participants=step.participants,
            )
            for step in front.steps
        ),
    )
