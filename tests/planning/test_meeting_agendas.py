"""What a meeting's page loads is what the agenda engine lays out, item by item."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import hypothesis.strategies as st
from hypothesis import given, settings

from builder.engine.shelf import Shelf
from builder.front import Exercise, Material, MomentFront, Pitfall, Question
from builder.look.agendas import SIZES, agendas_script, laid, lengths, usual_minutes
from builder.look.meeting_texts import Told, teller, told
from builder.model import Module, Target
from builder.planning.agenda import LONGEST, SHORTEST
from builder.planning.meeting import USUAL_PEOPLE, Block, Meeting
from builder.planning.module_meetings import meetings
from tests.planning.given import cycles
from tests.planning.led import fronts, led, module

NOTES = (("planning", "Vem prövar vad?"),)
HIDDEN = "Ledarens eget"
FRONT = MomentFront(
    questions=tuple(Question(text=f"Fråga {at}?", follow_up=(f"Hur {at}?",)) for at in range(9)),
    exercises=tuple(Exercise(title=f"Övning {at}", minutes=9) for at in range(3)),
    materials=tuple(Material(kind="article", value=f"{at}.md") for at in range(2)),
    observe=("vem som talar",),
    pitfalls=(Pitfall(when=HIDDEN, then=HIDDEN),),
)

Row = tuple[int, bool, tuple[Any, ...]]


def written(parts: int) -> Module:
    """Make a module in which all moments have texts enough for any meeting."""
    made = module(cycles()["collegial"], parts, dict.fromkeys("ABCD", FRONT))
    titled = tuple(
        replace(
            part,
            number=part.number - 1,
            moments=tuple(
                replace(each, materials=(Target(title="Artikeln"), Target()))
                for each in part.moments
            ),
        )
        for part in made.parts
    )
    return replace(made, parts=titled)


@st.composite
def meant(draw: st.DrawFn) -> Told:
    """Draw a meeting; a protocol that somebody wrote has a name of its own in each moment."""
    meeting = draw(led())
    blocks = tuple(own(block, at) for at, block in enumerate(meeting.blocks))
    return told(replace(meeting, blocks=blocks), written(5), NOTES, "sv")


def own(block: Block, at: int) -> Block:
    if block.protocol is None or block.protocol.id != "own":
        return block
    return replace(block, protocol=replace(block.protocol, id=f"own{at}"))


def unpacked(script: bytes) -> dict[tuple[int, int], list[Row]]:
    """Read the script as its page does: items by people and minutes."""
    found = re.fullmatch(r"kollegium\.agendas\((.*)\);\n", script.decode(), re.DOTALL)
    assert found
    data = json.loads(found[1])
    texts = data["texts"]

    def item(number: int) -> tuple[Any, ...]:
        title, text, note, points, deeper, each, tables, phase, least = data["items"][number]
        said = (texts[title], texts[text], texts[note], tuple(texts[at] for at in points))
        return (*said, texts[deeper], each, tables, texts[phase], least)

    def rows(plan: str) -> Iterator[Row]:
        order, signs = plan.split(" ")
        each = re.findall(r"(!?)(z*)([0-9a-y])", signs)
        assert "".join("".join(one) for one in each) == signs
        for number, (cut, full, last) in zip(data["orders"][int(order)], each, strict=True):
            yield 35 * len(full) + int(last, 36), bool(cut), item(number)

    return {
        (people, minutes): list(rows(plan))
        for people, plans in zip(data["sizes"], data["plans"], strict=True)
        for minutes, plan in zip(data["lengths"], plans.split(","), strict=True)
    }


def laid_out(of: Told, people: int, minutes: int) -> list[Row]:
    says = teller(of)
    rows = []
    for item in laid(of.meeting, people, minutes).items:
        what = says.shown(item)
        said = (what.title, what.text, what.note, what.points, what.deeper)
        rows.append(
            (item.minutes, item.cut, (*said, what.each, what.tables, what.phase, what.least))
        )
    return rows


@settings(max_examples=8, deadline=None)  # each is two hundred agendas
@given(meant())
def test_what_is_packed_is_what_the_engine_lays_out(of: Told) -> None:
    found = unpacked(agendas_script(Shelf("", None), of))
    assert found.keys() == {(n, m) for n in SIZES for m in lengths(of.meeting)}
    for (people, minutes), rows in found.items():
        assert rows == laid_out(of, people, minutes)
        assert sum(row[0] for row in rows) == minutes


@given(led())
def test_there_is_an_agenda_for_the_usual_group(meeting: Meeting) -> None:
    usual = usual_minutes(meeting)
    assert SHORTEST <= usual <= LONGEST
    assert usual in lengths(meeting)
    assert {SHORTEST, 60, 75, 90, LONGEST} <= set(lengths(meeting))
    assert {*range(4, 9)} <= set(SIZES)
    assert sum(item.minutes for item in laid(meeting, USUAL_PEOPLE, usual).items) == usual


def test_nothing_of_the_leaders_is_packed() -> None:
    known = {
        name: replace(front, steps=tuple(replace(each, leader=HIDDEN) for each in front.steps))
        for name, front in fronts().items()
    }
    front = replace(FRONT, protocol="rounds", minutes=90, materials=())
    made = module(cycles()["collegial"], 1, dict.fromkeys("ABCD", front))
    for meeting in meetings(made, known):
        of = told(meeting, made, NOTES, "sv")
        assert HIDDEN not in repr(of)
        assert HIDDEN.encode() not in agendas_script(Shelf("", None), of)


def test_items_say_what_a_group_needs() -> None:
    front = replace(FRONT, protocol="rounds", minutes=90, materials=())
    made = module(cycles()["collegial"], 1, dict.fromkeys("ABCD", front))
    first, second = meetings(made, fronts())
    of = told(first, made, NOTES, "sv")
    rows = [row[2] for row in laid_out(of, 7, 180)]
    asked = [row for row in rows if row[0].startswith("Fråga ")]
    assert asked
    assert all(row[1].endswith("?") and row[4] == "follow" for row in asked)
    steps = [row for row in rows if row[0].startswith("Laget runt: ")]
    assert {row[1] for row in steps} == {"Fråga 0?"}
    assert all(row[2] for row in steps)
    planning = next(row for row in rows if row[2] == "Vem prövar vad?")
    assert (planning[3], planning[4]) == (("vem som talar",), "look")
    assert laid_out(told(second, made, NOTES, "sv"), 7, 90)
