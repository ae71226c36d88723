"""The agendas of the portal's own modules: what is written fits, as it is written."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.build import read
from builder.model import Module
from builder.modules import Shelves
from builder.planning.agenda import Agenda, agenda
from builder.planning.meeting import Block, Meeting
from builder.planning.module_meetings import meetings
from builder.project import Project, program

CONTENT = Path(__file__).resolve().parents[2] / "content"


@pytest.fixture(scope="module")
def led(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Module, Meeting]]:
    """Read every module's meetings."""
    project = Project(tmp_path_factory.mktemp("portal"))
    shutil.copytree(CONTENT, project.content)
    portal, _ = read(project, program(), drafts=False)
    assert portal
    shelves = Shelves(project.cache, program())
    protocols = dict(portal.settings.protocols)
    modules = [shelves.module(entry).load() for entry in portal.modules]
    return [(module, meeting) for module in modules for meeting in meetings(module, protocols)]


def laid(meeting: Meeting, people: int, minutes: int = 0) -> Agenda:
    made = agenda(meeting, people, minutes)
    assert isinstance(made, Agenda), made
    return made


def test_the_group_that_texts_are_written_for_hinders_nothing(
    led: list[tuple[Module, Meeting]],
) -> None:
    """Six people, or eight in the half-days, take up all of it, in the meeting's own time."""
    assert len(led) > 50
    for module, meeting in led:
        people = 8 if module.page.front.cycle == "sessions" else 6
        made = laid(meeting, people)
        where = (module.slug, meeting.number)
        assert not [each for each in made.left_out if not each.optional], where
        assert not made.instead, where


@pytest.mark.parametrize("people", [4, 5, 6, 7, 8])
@pytest.mark.parametrize("minutes", [45, 60, 75, 90, 120, 180, 240])
def test_other_groups_can_be_led_too(
    led: list[tuple[Module, Meeting]], people: int, minutes: int
) -> None:
    for module, meeting in led:
        made = laid(meeting, people, minutes)
        where = (module.slug, meeting.number)
        asked = {item.number for item in made.items if item.kind in ("question", "step")}
        assert asked - {None}, where
        plans = [item.minutes for item in made.items if item.kind == "planning"]
        assert all(8 <= length <= 35 for length in plans), where
        for block, question, minutes_ in _talks(meeting, made):
            own = block.questions[question].minutes
            assert min(5, own or 5) <= minutes_ <= max(25, own), where


def _talks(meeting: Meeting, made: Agenda) -> Iterator[tuple[Block, int, int]]:
    blocks = {block.place: block for block in meeting.blocks}
    for item in made.items:
        if item.kind == "question" and item.place and item.number is not None:
            yield blocks[item.place], item.number, item.minutes
