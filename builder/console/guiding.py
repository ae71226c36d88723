"""`guide`: the agenda of a module's meeting, for as many people and minutes as there are."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

import click

from builder.console.choosing import chosen_time, unknown_module
from builder.console.reading import read_module
from builder.console.refusal import FAULTY, FINE, USAGE, Refusal
from builder.console.telling import drawn_faults
from builder.formats.agenda import as_data, as_lines
from builder.formats.titles import Titles
from builder.formats.words import words
from builder.planning.agenda import MOST, SHORTEST, Agenda, NoAgenda, agenda
from builder.planning.clock import DAY
from builder.planning.meeting import USUAL_START, Meeting
from builder.planning.module_meetings import meetings
from builder.project import Project
from builder.value import value

GuideForm = Literal["text", "json"]


@value
class Asked:
    """What the command line asks for; the names are those of its options."""

    project: Path
    module: str
    meeting: int | None
    participants: int
    minutes: int
    start: str
    unread: bool
    form: GuideForm
    drafts: bool


def print_guide(said: Mapping[str, str], asked: Asked) -> int:
    """Print a meeting's agenda, or tell what would fit where there is none."""
    begins = _begins(said, asked)
    found = read_module(said, asked.project, asked.module, drafts=asked.drafts)
    if found.module is None and not found.faults:
        raise unknown_module(said, asked.module, found.names, found.unseen)
    if found.faults:
        language = said["program.language"]
        drawn = drawn_faults(Project(asked.project), found.faults, language, "text")
        click.echo(drawn, err=True, nl=False)
    if found.module is None:
        return FAULTY
    protocols = found.settings.protocols
    every = meetings(found.module, dict(protocols))
    meeting = _chosen(said, asked, every)
    made = agenda(meeting, asked.participants, asked.minutes, begins, unread=asked.unread)
    if isinstance(made, NoAgenda):
        raise Refusal(FAULTY, "\n".join(_refused(said, made)))
    if begins + made.minutes > DAY:
        raise Refusal(USAGE, said["wrong.value"].format(value=asked.start, name="--start"))
    titles = Titles(found.module, protocols, words(said["program.language"]))
    lines = (
        as_lines(made, meeting, titles, len(every)) if asked.form == "text" else _json(made, titles)
    )
    for line in lines:
        click.echo(line)
    if asked.unread and not made.unread:
        click.echo(said["told.nothing_to_read"], err=True)
    return FAULTY if found.faults else FINE


def _chosen(said: Mapping[str, str], asked: Asked, every: Sequence[Meeting]) -> Meeting:
    if asked.meeting is None:
        raise Refusal(USAGE, said["wrong.which_meeting"].format(last=len(every)))
    if not 1 <= asked.meeting <= len(every):
        text = said["wrong.no_meeting"].format(number=asked.meeting, last=len(every))
        raise Refusal(USAGE, text)
    return every[asked.meeting - 1]


def _json(made: Agenda, titles: Titles) -> Iterator[str]:
    yield json.dumps(as_data(made, titles), ensure_ascii=False, indent=2)


def _begins(said: Mapping[str, str], asked: Asked) -> int:
    """Tell when the meeting begins, in minutes after midnight."""
    start = chosen_time(said, "--start", asked.start)
    return start.hour * 60 + start.minute if start else USUAL_START


def _refused(said: Mapping[str, str], none: NoAgenda) -> Iterator[str]:
    """Say why there is no agenda, and what would fit."""
    sizes = ", ".join(map(str, none.groups))
    if none.join:
        yield said["refused.join"].format(people=none.people)
    elif none.people > MOST:
        yield said["refused.many"].format(people=none.people, groups=len(none.groups), sizes=sizes)
    elif none.meetings:
        yield said["refused.long"].format(minutes=none.minutes)
    else:
        yield said["refused.time"].format(people=none.people, minutes=none.minutes)
    if none.questions:
        yield said["refused.questions"].format(questions=none.questions, asked=none.asked)
    if none.groups and none.people <= MOST:
        yield said["refused.groups"].format(groups=len(none.groups), sizes=sizes)
    if none.meetings:
        yield said["refused.meetings"].format(meetings=none.meetings, each=none.each)
    elif not none.join and none.minutes < SHORTEST:
        if none.enough:
            yield said["refused.enough"].format(enough=none.enough)
        if not none.enough or none.enough > SHORTEST:
            yield said["refused.shortest"].format(shortest=SHORTEST)
