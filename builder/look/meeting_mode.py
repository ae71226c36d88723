"""The page that a group has before it in a meeting, as a view."""

from builder import addresses
from builder.look.agendas import SIZES, lengths, usual_agenda
from builder.look.meeting_texts import Told, teller
from builder.look.scene import Scene
from builder.look.views import Frame, Link
from builder.look.views.meeting_mode import MeetingModePage, ShownItem
from builder.planning.clock import clock
from builder.planning.meeting import Meeting

# What the page's script says, by the names that it has for it.
SAYS = (
    *("minutes", "each", "tables", "size", "item", "next", "last", "skipped", "follow", "look"),
    *("left", "paused", "over", "ends", "late", "early", "two", "up", "given", "longer", "caught"),
    *("start", "return", "pause", "go_on", "whole", "window", "going", "finished", "failed"),
)
# Items with a sentence on how they are done; the steps of protocols bring their own.
NOTED = (
    *("agreement", "looking-back", "excerpt", "telling", "sharing", "planning", "preparing"),
    *("writing", "summing-up", "next-time", "ending"),
)


def meeting_mode_page(scene: Scene, told: Told, total: int) -> MeetingModePage:
    """Show a meeting with the agenda of a usual group; `total` is how many the module has."""
    meeting, slug, language = told.meeting, scene.module.slug, scene.house.language
    made, says = usual_agenda(meeting), teller(told)
    module = scene.link(scene.module.page, scene.module.page.front.title)
    link = meeting_link(scene, meeting)
    every = [(item, says.shown(item)) for item in made.items]
    items = tuple(
        ShownItem(
            start=clock(made.begins + item.start),
            minutes=item.minutes,
            title=shown.title,
            own=says.titles.written(item),
            text=shown.text,
            phase=shown.phase,
        )
        for item, shown in every
    )
    asked = (each.text for each in items if each.text and each.phase)
    return MeetingModePage(
        frame=Frame(
            address=link.address,
            title=link.title,
            summary=scene.words.text("meeting_mode.lead"),
            language=link.language,
            own=link.own,
            crumbs=scene.crumbs(),
        ),
        module=module,
        guide=Link(
            scene.words.text("guide.title"),
            addresses.leading(slug, language, "meeting", meeting.number),
        ),
        number=meeting.number,
        total=total,
        people=made.people,
        minutes=made.minutes,
        start=clock(made.begins),
        end=clock(made.begins + made.minutes),
        items=items,
        questions=tuple(dict.fromkeys(asked)),
        sizes=SIZES,
        lengths=lengths(meeting),
        agendas=addresses.meeting_mode(slug, meeting.number, language, "agendas.js"),
        says=SAYS,
    )


def meeting_link(scene: Scene, meeting: Meeting) -> Link:
    """Lead to a meeting's page, named by the part that it talks about."""
    number = meeting.blocks[meeting.talk].place[0] if meeting.blocks else 0
    parts = {part.number: part.page.front.title for part in scene.module.parts}
    about = parts.get(number, "")
    return Link(
        scene.words.text("meeting_mode.title", number=meeting.number, title=about),
        addresses.meeting_mode(scene.module.slug, meeting.number, scene.house.language),
        scene.language(scene.module.page),
        about,
    )
