"""A module's guide as views: what leading it means, all its meetings, and sheets to print."""

from collections.abc import Iterator

from builder import addresses
from builder.formats.words import words as terms_of
from builder.look.held import Held, group_days
from builder.look.leading import Leading
from builder.look.phases import cycle_phases
from builder.look.scene import documentation
from builder.look.views import Link, Phase, Time
from builder.look.views.guide import (
    AskedMoment,
    AskedPart,
    GroupDays,
    LeaderTime,
    MeetingRow,
    ModuleGuide,
    QuestionSheet,
    StepInPage,
)
from builder.model import Part
from builder.planning.duration import total
from builder.planning.meeting import USUAL_MINUTES, Meeting
from builder.planning.pace import closing_letters


def module_guide(
    leading: Leading,
    hours: tuple[LeaderTime, ...],
    groups: tuple[Held, ...] = (),
    *,
    plans: bool = False,
) -> ModuleGuide:
    """Show the module's guide.

    `plans`: the portal has plans, which say when groups meet; `groups` are those of this module.
    """
    scene, module = leading.scene, leading.module
    words, language, front = scene.words, scene.house.language, module.page.front
    sums = total(moment for part in module.parts for moment in part.moments)
    schedules = "schedules" in scene.house.outputs
    title = words.text("guide.module_title", module=front.title)
    summary = words.text("guide.summary", module=front.title)
    return ModuleGuide(
        frame=leading.frame(leading.guide, title, summary, inner=False),
        module=leading.link,
        voice=leading.voice,
        purpose=front.purpose,
        goals=front.goals,
        time=Time(sums.counted, sums.beside),
        parts=len(module.parts),
        group=leading.group,
        cycle=cycle_phases(front.cycle, module.cycle, words),
        leader=leading.bodies(module.page.leader, module.targets),
        meetings=tuple(_row(leading, each) for each in leading.meetings),
        closing=bool(closing_letters(module.cycle)),
        groups=tuple(_days(leading, each) for each in groups),
        hours=hours,
        schedule=(
            Link(words.text("schedule.title"), addresses.schedule(module.slug, language))
            if schedules
            else None
        ),
        plans=(
            Link(words.text("plans.title"), addresses.plans(language))
            if schedules and plans
            else None
        ),
        step_in=leading.sheet("step_in"),
        questions=leading.sheet("questions"),
        cards=leading.sheet("cards"),
        log=documentation(leading.scene),
    )


def _days(leading: Leading, of: Held) -> GroupDays:
    words, said = leading.scene.words, terms_of(leading.scene.house.language)
    return group_days(of, leading.meetings, leading.module.cycle, words, said)


def _row(leading: Leading, meeting: Meeting) -> MeetingRow:
    by_part: dict[int, list[Phase]] = {}
    for number, letter in (*meeting.alone, *(block.place for block in meeting.blocks)):
        by_part.setdefault(number, []).append(leading.phase((number, letter)))
    return MeetingRow(
        link=leading.meeting(meeting),
        number=meeting.number,
        moments=tuple((number, tuple(phases)) for number, phases in sorted(by_part.items())),
        minutes=meeting.minutes,
        alone=meeting.alone_minutes,
        tries=tuple(leading.phase(place) for place in meeting.plans),
    )


def question_sheets(leading: Leading) -> Iterator[tuple[str, QuestionSheet]]:
    """Show all questions as a sheet and as cards, each with the name of its template."""
    parts = tuple(_asked(leading, part) for part in leading.module.parts)
    asked = tuple(part for part in parts if part.moments)
    title = leading.module.page.front.title
    for name, other in (("questions", "cards"), ("cards", "questions")):
        link = leading.sheet(name)
        shown = leading.scene.words.text(f"guide_of.{name}", module=title)
        about = leading.scene.words.text(f"guide_about.{name}", module=title)
        yield (
            f"{name}.html",
            QuestionSheet(
                frame=leading.frame(link, shown, about),
                module=leading.link,
                guide=leading.guide,
                other=leading.sheet(other),
                parts=asked,
            ),
        )


def _asked(leading: Leading, part: Part) -> AskedPart:
    asked_at = {
        block.place: meeting.number for meeting in leading.meetings for block in meeting.blocks
    }
    pages = [leading.pages[part.number, each.phase.letter] for each in part.moments]
    return AskedPart(
        number=part.number,
        title=part.page.front.title,
        moments=tuple(
            AskedMoment(
                page.phase, asked_at.get((part.number, page.phase.letter), 0), page.questions
            )
            for page in pages
            if page.questions
        ),
    )


def step_in_page(leading: Leading) -> StepInPage:
    """Show what one who steps in reads."""
    front, words = leading.module.page.front, leading.scene.words
    link = leading.sheet("step_in")
    lengths = sorted(each.minutes for each in leading.meetings)
    return StepInPage(
        frame=leading.frame(
            link,
            words.text("guide_of.step_in", module=front.title),
            words.text("guide.step_in_lead"),
        ),
        module=leading.link,
        guide=leading.guide,
        voice=leading.voice,
        purpose=front.purpose,
        cycle=cycle_phases(front.cycle, leading.module.cycle, words),
        minutes=lengths[len(lengths) // 2] if lengths else USUAL_MINUTES,
        group=leading.group,
        meetings=tuple(leading.meeting(each) for each in leading.meetings),
    )
