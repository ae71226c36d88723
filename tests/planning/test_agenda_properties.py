"""What holds for every agenda, of any meeting; with second opinions on what is chosen in it."""

from itertools import combinations, pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import example, given, settings

from builder.planning.agenda import (
    LONGEST,
    MOST,
    SHORTEST,
    Agenda,
    NoAgenda,
    agenda,
    with_questions,
)
from builder.planning.cut import QUARTER, to_cut
from builder.planning.item import Item, Slot
from builder.planning.meeting import Ask, Block, Exercise, Meeting
from builder.planning.pauses import pauses
from builder.planning.seating import seats
from builder.planning.share import shared
from builder.planning.size import USUAL
from tests.planning.led import fronts, led, named, one, protocols, talk

MANY = settings(max_examples=100, deadline=None)
people_of = st.integers(3, 12)
minutes_of = st.integers(30, 240)
TWENTY = one(talk("final-word", (0,) * 20))
CROWDED = Meeting(1, tuple(Block((at, "D"), "follow_up") for at in range(20)), first=True)
LONG = one(talk("lesson-study", (1440, 5), exercises=(Exercise(0, "Verkstad", 1440, "last"),)))


@given(meeting=led(), people=people_of, minutes=minutes_of, unread=st.booleans())
@example(meeting=TWENTY, people=8, minutes=45, unread=False)
@example(meeting=CROWDED, people=8, minutes=45, unread=False)
@example(meeting=LONG, people=4, minutes=240, unread=True)
@MANY
def test_an_agenda_comes_to_its_minutes_without_gap_or_overlap(
    meeting: Meeting, people: int, minutes: int, *, unread: bool
) -> None:
    made = agenda(meeting, people, minutes, unread=unread)
    if isinstance(made, NoAgenda):
        assert minutes < SHORTEST
        return
    assert sum(item.minutes for item in made.items) == minutes == made.minutes
    assert all(item.minutes > 0 for item in made.items)
    assert made.items[0].start == 0
    for before, after in pairwise(made.items):
        assert before.start + before.minutes == after.start
    cut = sum(item.minutes for item in made.items if item.cut)
    assert cut >= QUARTER if minutes >= 60 else cut == 0


@given(
    meeting=led(),
    people=st.integers(*USUAL),
    minutes=st.integers(SHORTEST, LONGEST),
    unread=st.booleans(),
)
@MANY
def test_the_usual_group_is_never_refused(
    meeting: Meeting, people: int, minutes: int, *, unread: bool
) -> None:
    assert isinstance(agenda(meeting, people, minutes, unread=unread), Agenda)


@given(led(), people_of, minutes_of)
@MANY
def test_what_is_left_out_is_told_and_all_else_is_there(
    meeting: Meeting, people: int, minutes: int
) -> None:
    made = agenda(meeting, people, minutes)
    if isinstance(made, NoAgenda):
        return
    there = {(item.place, item.kind, item.number) for item in made.items}
    left = {(each.place, each.kind, each.number) for each in made.left_out}
    for block in meeting.blocks:
        for ask in block.questions:
            asked = {(block.place, kind, ask.number) for kind in ("question", "step")}
            assert bool(asked & there) != ((block.place, "question", ask.number) in left)
        for exercise in block.exercises:
            key = (block.place, "exercise", exercise.number)
            assert (key in there) != (key in left)
        steps = {item.protocol for item in made.items if item.place == block.place} - {""}
        gone = [each for each in made.instead if each.place == block.place]
        if block.protocol and block.protocol.front.steps and not gone:
            assert block.protocol.id in steps


@given(led(), people_of, minutes_of)
@MANY
def test_questions_and_steps_have_the_time_they_need(
    meeting: Meeting, people: int, minutes: int
) -> None:
    made = agenda(meeting, people, minutes)
    blocks = {block.place: block for block in meeting.blocks}
    for item in made.items if isinstance(made, Agenda) else ():
        if item.kind == "question" and item.number is not None and item.place:
            own = blocks[item.place].questions[item.number].minutes
            assert item.minutes >= min(5, own or 5)
        if item.each and item.protocol in fronts() and item.step is not None:
            step = fronts()[item.protocol].steps[item.step]
            table = -(-people // item.tables)
            assert item.minutes == step.minutes + step.minutes_each * table


@given(led(), people_of, st.integers(20, 44))
@settings(max_examples=50, deadline=None)
def test_what_is_advised_in_a_short_meeting_succeeds(
    meeting: Meeting, people: int, minutes: int
) -> None:
    made = agenda(meeting, people, minutes)
    if isinstance(made, Agenda):
        assert not any(not each.optional for each in made.left_out)
        return
    assert not made.join
    assert not made.meetings
    if made.questions:
        assert made.questions < made.asked
        assert isinstance(agenda(with_questions(meeting, made.questions), people, minutes), Agenda)
        more = with_questions(meeting, made.questions + 1)
        assert isinstance(agenda(more, people, minutes), NoAgenda)
    if made.enough:
        longer = agenda(meeting, people, made.enough)
        assert isinstance(longer, Agenda)
        assert all(each.optional for each in longer.left_out)
    for size in set(made.groups):
        assert isinstance(agenda(meeting, size, minutes), Agenda)
    assert isinstance(agenda(meeting, people, SHORTEST), Agenda)


@given(led(), st.integers(1, 60), st.integers(20, 600))
@MANY
def test_what_is_advised_elsewhere_succeeds(meeting: Meeting, people: int, minutes: int) -> None:
    made = agenda(meeting, people, minutes)
    if isinstance(made, Agenda):
        assert minutes <= LONGEST
        return
    if made.join:
        assert people < 3
        return
    assert people > MOST or minutes > LONGEST or minutes < SHORTEST
    if people > MOST:
        assert sum(made.groups) == people
        assert max(made.groups) <= USUAL[1]
    size = max(made.groups) if people > MOST else people
    length = made.each if made.meetings else max(minutes, SHORTEST)
    assert isinstance(agenda(meeting, size, length), Agenda)
    if made.meetings:
        assert made.meetings * made.each >= minutes


@given(meeting=led(), people=people_of, minutes=minutes_of, unread=st.booleans())
@settings(max_examples=60, deadline=None)
def test_the_same_meeting_gives_the_same_agenda(
    meeting: Meeting, people: int, minutes: int, *, unread: bool
) -> None:
    every = [agenda(meeting, people, minutes, unread=unread) for _ in range(2)]
    assert every[0] == every[1]


@given(led(), people_of, st.integers(SHORTEST, LONGEST))
@MANY
def test_a_pause_parts_a_long_meeting_and_stands_between_two_things(
    meeting: Meeting, people: int, minutes: int
) -> None:
    made = agenda(meeting, people, minutes)
    assert isinstance(made, Agenda)
    kinds = [item.kind for item in made.items]
    assert kinds.count("pause") == len(pauses(minutes))
    assert bool(pauses(minutes)) == (minutes >= 105)
    assert "pause" not in (kinds[0], kinds[-1])
    assert ("pause", "pause") not in pairwise(kinds)


# --- second opinions ---

slots = st.builds(
    lambda least, wish, most, harm: Slot(
        Item("work"), least, least + wish, least + wish + most, harm
    ),
    st.integers(1, 10),
    st.integers(0, 10),
    st.integers(0, 20),
    st.integers(1, 20),
)


@given(st.lists(slots, min_size=1, max_size=8), st.data())
@MANY
def test_minutes_are_shared_alike(made: list[Slot], data: st.DataObject) -> None:
    least, wish = sum(slot.least for slot in made), sum(slot.wish for slot in made)
    most = sum(slot.most for slot in made)
    minutes = data.draw(st.integers(least, most))
    given_ = shared(minutes, made)
    assert given_ is not None
    assert sum(given_) == minutes
    for slot, each in zip(made, given_, strict=True):
        low, high = (slot.least, slot.wish) if minutes <= wish else (slot.wish, slot.most)
        from_, to = (least, wish) if minutes <= wish else (wish, most)
        exact = low + (high - low) * (minutes - from_) / ((to - from_) or 1)
        assert low <= each <= high
        assert abs(each - exact) < 1
    assert shared(least - 1, made) is None
    assert shared(most + 1, made) is None


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 9)), min_size=1, max_size=9))
@MANY
def test_what_to_cut_does_the_least_harm_of_all_choices(pairs: list[tuple[int, int]]) -> None:
    made = [Slot(Item("work"), 1, 1, 1, harm) for _, harm in pairs]
    chosen = to_cut(made, [length for length, _ in pairs])
    every = [
        (sum(pairs[at][1] for at in some), sum(pairs[at][0] for at in some))
        for size in range(len(pairs) + 1)
        for some in combinations(range(len(pairs)), size)
    ]
    enough = [each for each in every if each[1] >= QUARTER]
    if enough:
        ours = (sum(pairs[at][1] for at in chosen), sum(pairs[at][0] for at in chosen))
        assert ours[0] == min(enough)[0]
        assert ours[1] >= QUARTER
    else:
        assert chosen == frozenset()


@given(protocols(), st.integers(1, 16))
@MANY
def test_people_sit_at_as_few_tables_as_a_protocol_takes(protocol: object, people: int) -> None:
    if protocol is None:
        return
    low, high = protocol.front.group or (1, 8)  # type: ignore[attr-defined]
    possible = [
        tables
        for tables in range(1, people + 1)
        if people // tables >= low and -(-people // tables) <= min(high, 8)
    ]
    found = seats(protocol, people)  # type: ignore[arg-type]
    assert len(found) == min(possible, default=0)
    if found:
        assert sum(found) == people
        assert max(found) - min(found) <= 1


FRAME = {"discussion": 2 + 2 + 8 + 2 + 2, "follow_up": 2 + 3 + 3 + 2}


@given(
    st.sampled_from([name for name in fronts() if "discussion" in fronts()[name].fits]),
    st.lists(st.integers(1, 15), min_size=1, max_size=5),
    st.integers(4, 8),
    st.integers(45, 100),
    st.sampled_from(["discussion", "follow_up"]),
)
@MANY
def test_the_first_protocol_that_fits_is_taken(
    name: str, asked: list[int], people: int, minutes: int, kind: str
) -> None:
    """Reckon it anew, for a meeting of one moment whose questions say their minutes."""
    meeting = one(talk(name, tuple(asked), kind=kind))  # type: ignore[arg-type]
    made = agenda(meeting, people, minutes)
    assert isinstance(made, Agenda)
    pause = 10 if minutes >= 105 else 0
    room = minutes - pause - FRAME[kind] - sum(min(5, each) for each in asked)
    taken = {item.protocol for item in made.items if item.kind == "step"}
    for each in (name, *fronts()[name].shorter):
        front = fronts()[each]
        low, high = front.group or (1, 8)
        tables = next((n for n in (1, 2) if low <= people // n and -(-people // n) <= high), 0)
        if not tables:
            continue
        table = -(-people // tables)
        length = sum(step.minutes + step.minutes_each * table for step in front.steps)
        if length <= room:
            assert each in taken
            return
    assert made.left_out or not taken


def test_more_time_never_leaves_out_more() -> None:
    for name in ("rounds", "final-word", "learning-conversation", "reflecting-team"):
        meeting = one(talk(name, (6, 7, 9, 7, 5)))
        lost = [
            len([each for each in made.left_out if not each.optional])
            for minutes in range(45, 241)
            if isinstance(made := agenda(meeting, 6, minutes), Agenda)
        ]
        assert lost == sorted(lost, reverse=True), name


@pytest.mark.parametrize("people", range(3, 13))
def test_questions_share_what_is_left_by_their_minutes(people: int) -> None:
    made = agenda(one(talk("pairs", (5, 10))), people, 75)
    assert isinstance(made, Agenda)
    short, long = (item.minutes for item in made.items if item.kind == "question")
    assert abs(long - 2 * short) <= 2


def test_optional_questions_go_first() -> None:
    asks = tuple(Ask(at, 5, optional=at == 1) for at in range(4))
    meeting = one(Block((1, "B"), "discussion", 90, named("pairs"), questions=asks))
    lost = [
        [each.number for each in made.left_out]
        for minutes in range(45, 61)
        if isinstance(made := agenda(meeting, 6, minutes), Agenda)
    ]
    assert lost[0] == [1]
    assert lost[-1] == []
