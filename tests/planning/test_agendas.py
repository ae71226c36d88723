"""Agendas word for word: what one who leads for the first time is given."""

import pytest

from builder.front import MomentFront, Question
from builder.planning.agenda import agenda
from builder.planning.clock import clock
from builder.planning.meeting import Ask, Block, Exercise, Matter, Meeting
from builder.planning.module_meetings import meetings
from tests.planning.given import cycles
from tests.planning.led import fronts, laid, module, named, one, refused, talk, told


def test_the_usual_meeting() -> None:
    """A round asks the first question, which says no minutes; the others share what is left."""
    assert told(laid(one(talk("rounds")))) == [
        "4 arrival",
        "6 looking-back",
        "2 rounds/0 1",
        "12 rounds/1 1",
        "6 rounds/2 1",
        "3 rounds/3 1",
        "13 question 2",
        "13 question 3",
        "23 planning",
        "4 summing-up",
        "4 next-time",
    ]


def test_a_first_meeting_begins_with_purpose_and_agreement() -> None:
    assert told(laid(one(talk("pairs", (10, 10)), first=True)))[:3] == [
        "4 arrival",
        "6 purpose",
        "11 agreement",
    ]


def test_a_follow_up_begins_with_what_was_tried_and_plans_nothing() -> None:
    made = told(laid(one(talk("pairs", (10, 10), kind="follow_up"))))
    assert made[1] == "10 looking-back"
    assert made[-2:] == ["13 summing-up", "4 next-time"]
    assert not any("planning" in each for each in made)


def test_the_last_meeting_ends_the_module() -> None:
    made = told(laid(one(talk("rounds", kind="follow_up"), last=True)))
    assert made[-1].endswith("ending")


def test_a_learning_conversation_asks_a_question_in_four_of_its_steps() -> None:
    made = told(laid(one(talk("learning-conversation", (4, 6, 4, 7), kind="follow_up"))))
    assert [each.partition(" ")[2] for each in made[2:-2]] == [
        "learning-conversation/0",
        "learning-conversation/1 1",
        "question 1",
        "learning-conversation/2 2",
        "question 2",
        "learning-conversation/3 3",
        "question 3",
        "learning-conversation/4",
        "learning-conversation/5 4",
        "question 4",
    ]


def test_a_round_about_something_else_asks_no_question() -> None:
    made = laid(one(talk("rounds", (0, 0), about="Var sin berättelse")))
    steps = [item for item in made.items if item.kind == "step"]
    assert {(item.title, item.number) for item in steps} == {("Var sin berättelse", None)}
    assert [each for each in told(made) if "question" in each] == ["13 question 1", "13 question 2"]


def test_exercises_stand_where_the_author_puts_them() -> None:
    exercises = (
        Exercise(0, "Läs", 8, "first"),
        Exercise(1, "Kartan", 12, "between"),
        Exercise(2, "Bladet", 9, "last"),
    )
    made = told(laid(one(talk("pairs", (6, 6), exercises=exercises))))
    kinds = [each.partition(" ")[2] for each in made]
    assert kinds[1:3] == ["looking-back", "exercise 1"]
    assert kinds.index("exercise 2") == kinds.index("question 1") + 1
    assert kinds.index("exercise 3") == kinds.index("question 2") + 1


def test_an_exercise_that_opens_a_follow_up_looks_back() -> None:
    exercises = (Exercise(0, "Läs", 8, "first"),)
    made = told(laid(one(talk("pairs", (6, 6), kind="follow_up", exercises=exercises))))
    assert made[1].partition(" ")[2] == "exercise 1"
    # Before a protocol gives way in another meeting, it does without looking back.
    full = talk("learning-conversation", (5, 5, 5, 5), exercises=(Exercise(0, "Se", 4, "first"),))
    assert not laid(one(full)).instead
    assert not [each for each in told(laid(one(full))) if "looking-back" in each]


@pytest.mark.parametrize(
    ("people", "minutes", "taken", "because"),
    [
        (6, 90, "final-word", ""),
        (8, 90, "final-word", ""),  # at two tables of four
        (7, 90, "double-log", "people"),  # four and three are too uneven for it
        (6, 75, "double-log", "time"),
        (6, 60, "rounds", "time"),
        (6, 50, "think-pair-share", "time"),
        (6, 45, "pairs", "time"),
        (3, 90, "double-log", "people"),
    ],
)
def test_a_protocol_gives_way_to_what_fits(
    people: int, minutes: int, taken: str, because: str
) -> None:
    made = laid(one(talk("final-word", (5, 5, 6))), people, minutes)
    assert {item.protocol for item in made.items} - {""} == {taken}
    told_ = [(each.wished, each.taken, each.because) for each in made.instead]
    assert told_ == ([("final-word", taken, because)] if because else [])


def test_eight_people_take_the_final_word_at_two_tables() -> None:
    made = laid(one(talk("final-word", (5, 5, 6))), 8)
    turn = next(item for item in made.items if item.each)
    assert (turn.minutes, turn.tables, made.tables) == (4 * 8, 2, ())


def test_twelve_people_talk_at_two_tables_and_share() -> None:
    made = laid(one(talk("rounds")), 12, 120)
    assert made.tables == (6, 6)
    assert {item.tables for item in made.items if item.kind in ("step", "question")} == {2}
    assert [item.kind for item in made.items if item.kind == "sharing"] == ["sharing"]


def test_a_group_that_has_not_read_reads_for_ten_minutes() -> None:
    made = laid(one(talk("final-word", (5, 5, 6))), unread=True)
    assert made.unread
    assert {item.protocol for item in made.items} - {""} == {"jigsaw-reading"}
    assert made.instead[0].because == "unread"
    short = told(laid(one(talk("final-word", (5, 5, 6))), minutes=45, unread=True))
    assert short[2:4] == ["10 excerpt", "6 telling"]


def test_what_nobody_had_to_read_need_not_be_read_there() -> None:
    follow_up = one(talk("rounds", kind="follow_up"))
    assert not laid(follow_up, unread=True).unread
    assert laid(follow_up, unread=True) == laid(follow_up)


def test_a_long_meeting_hears_another_colleague() -> None:
    made = laid(one(talk("critical-friends", (5, 5), kind="follow_up")), minutes=180)
    assert [item.time for item in made.items if item.step == 0] == [1, 2]
    kinds = [item.kind for item in made.items]
    assert (
        kinds.index("pause") == next(at for at, item in enumerate(made.items) if item.time == 2) - 1
    )


def test_a_long_meeting_gives_a_weighty_question_a_protocol_of_its_own() -> None:
    made = laid(one(talk("final-word", (5, 9, 6))), minutes=240)
    more = [item for item in made.items if item.protocol == "rounds"]
    assert {item.number for item in more} == {1}


def test_what_fills_a_long_meeting_is_cut_by_a_quarter_of_an_hour_alone() -> None:
    made = laid(one(talk("rounds")), minutes=240)
    filling = [item for item in made.items if item.kind == "preparing"]
    assert [item.cut for item in filling] == [False, True]
    assert filling[1].minutes == 15


def test_what_is_cut_is_neither_the_start_nor_the_plan() -> None:
    for name in fronts():
        for minutes in (60, 75, 90, 120):
            made = laid(one(talk(name, (6, 6, 7, 5))), minutes=minutes)
            cut = {item.kind for item in made.items if item.cut}
            assert not cut & {"arrival", "planning", "next-time", "pause", "step"}, name


def test_reading_and_film_in_the_meeting() -> None:
    here = (Matter(0, "article", 6), Matter(1, "film", 7))
    read = Block((2, "A"), "preparation", 50, named("jigsaw-reading"), here=here)
    made = laid(Meeting(2, (read, talk("pairs"))), minutes=120)
    assert [each for each in told(made) if "reading 1" in each or "film" in each] == [
        "12 reading 1",
        "7 film 2",
    ]


def test_a_film_that_is_longer_than_the_meeting_is_seen_for_ten_minutes() -> None:
    seen = Block((2, "A"), "preparation", 90, here=(Matter(0, "film", 100),))
    made = laid(Meeting(2, (seen, talk("pairs"))), minutes=60)
    assert any(item.kind == "film" and item.minutes < 30 for item in made.items)


def test_a_moment_that_only_its_text_tells_of_has_time_of_its_own() -> None:
    made = laid(Meeting(2, (Block((1, "B"), "discussion", 60),)))
    assert any(item.kind == "work" and item.place == (1, "B") for item in made.items)


def test_exercises_go_before_there_are_no_questions_left_and_questions_come_back() -> None:
    """Something larger had to go, so the small ones that went before it need not."""
    exercise = (Exercise(0, "Verkstad", 40, "last"),)
    made = laid(one(talk("pairs", (5, 5, 5), exercises=exercise)), minutes=45)
    assert [(each.kind, each.number) for each in made.left_out] == [("exercise", 0)]


def test_the_first_and_the_last_question_stay_longest() -> None:
    lost = {
        minutes: [
            each.number for each in laid(one(talk("pairs", (8,) * 5)), minutes=minutes).left_out
        ]
        for minutes in (55, 50, 45)
    }
    assert lost == {55: [], 50: [3], 45: [2, 3]}


def test_too_few_too_many_too_long() -> None:
    meeting = one(talk("rounds"))
    assert refused(meeting, 2, 90).join
    assert refused(meeting, 20, 90).groups == (7, 7, 6)
    long = refused(meeting, 6, 500)
    assert (long.meetings, long.each) == (3, 167)
    every = refused(meeting, 20, 20)
    assert (every.groups, every.enough > 20) == ((7, 7, 6), True)


def test_too_short() -> None:
    none = refused(one(talk("rounds", (8, 8, 8, 8))), 6, 30)
    assert (none.asked, none.questions, none.enough, none.groups) == (4, 2, 36, ())
    assert refused(one(talk("rounds", (8, 8, 8, 8))), 12, 34).groups == ()
    assert refused(one(talk("rounds", (5, 5, 5))), 12, 33).groups == (6, 6)


def test_a_clock_goes_round() -> None:
    assert [clock(at) for at in (0, 870, 1439, 1440, 1500)] == [
        *("00:00", "14:30", "23:59", "00:00", "01:00"),
    ]


# --- the meetings of a module ---


def places(cycle: str, parts: int) -> list[str]:
    made = meetings(module(cycles()[cycle], parts), fronts())
    return [
        " ".join(f"{part}{letter}" for part, letter in each)
        for meeting in made
        for each in ([block.place for block in meeting.blocks],)
    ]


def test_meetings_as_the_cycle_pairs_them() -> None:
    assert places("collegial", 2) == ["1B", "1D", "2B", "2D"]
    assert places("lesson-study", 2) == ["1A 1B", "1D", "1F", "2A 2B", "2D", "2F"]


def test_where_one_meets_once_a_part_one_begins_with_the_part_before() -> None:
    assert places("sessions", 3) == ["1A 1B", "1D 2A 2B", "2D 3A 3B", "3D"]


def test_what_is_between_meetings() -> None:
    first, second, third, last = meetings(module(cycles()["collegial"], 2), fronts())
    assert (first.alone, first.tried, first.plans) == (((1, "A"),), (), ((1, "C"),))
    assert (second.alone, second.tried, second.plans) == ((), ((1, "C"),), ())
    assert (second.next_alone, second.next_minutes) == (((2, "A"),), 45)
    assert [each.number for each in (first, second, third, last)] == [1, 2, 3, 4]
    assert [each.first for each in (first, second, third, last)] == [True, False, False, False]
    assert [each.last for each in (first, second, third, last)] == [False, False, False, True]


def test_what_is_between_meetings_of_other_cycles() -> None:
    sessions = meetings(module(cycles()["sessions"], 2), fronts())
    assert [each.plans for each in sessions] == [((1, "C"),), ((2, "C"),), ()]
    assert [each.tried for each in sessions] == [(), ((1, "C"),), ((2, "C"),)]
    study = meetings(module(cycles()["lesson-study"], 1), fronts())
    assert [each.plans for each in study] == [((1, "C"),), ((1, "E"),), ()]


@pytest.mark.parametrize("cycle", ["collegial", "leadership", "sessions", "lesson-study"])
def test_every_moment_has_its_place(cycle: str) -> None:
    found = module(cycles()[cycle], 3)
    made = meetings(found, fronts())
    met = [block.place for each in made for block in each.blocks]
    alone = [place for each in made for place in each.alone]
    planned = [place for each in made for place in each.plans]
    every = [(part.number, one.phase.letter) for part in found.parts for one in part.moments]
    assert sorted(met + alone + planned) == sorted(every)


def test_reading_may_be_done_in_the_meeting() -> None:
    first = meetings(module(cycles()["collegial"], 1), fronts(), reading_here=True)[0]
    assert ([block.place for block in first.blocks], first.alone) == ([(1, "A"), (1, "B")], ())


def test_a_meeting_takes_its_own_minutes() -> None:
    made = meetings(module(cycles()["sessions"], 1), fronts())
    assert [each.minutes for each in made] == [150, 60]
    assert Meeting(1, ()).minutes == 90


def test_questions_and_protocols_arrive() -> None:
    front = MomentFront(
        protocol="rounds",
        questions=(Question(text="Vad?", minutes=9), Question(text="Hur?", optional=True)),
    )
    block = meetings(module(cycles()["collegial"], 1, {"B": front}), fronts())[0].blocks[0]
    assert block.protocol
    assert block.protocol.id == "rounds"
    assert [each.id for each in block.protocol.shorter] == ["think-pair-share", "pairs"]
    assert block.questions == (Ask(0, 9), Ask(1, 0, optional=True))


def test_an_unknown_protocol_is_none() -> None:
    front = MomentFront(protocol="finns-inte")
    made = meetings(module(cycles()["collegial"], 1, {"B": front}), fronts())
    assert made[0].blocks[0].protocol is None
    assert agenda(made[0])
