"""What the schema makes of front matter: records, defaults, places."""

from datetime import date, datetime, time
from typing import Any, TypeVar

import pytest

from builder.front import (
    CalendarFront,
    CheckupFront,
    GlossaryFront,
    Material,
    ModuleFront,
    MomentFront,
    PageFront,
    PartFront,
    PlanFront,
    PortalFront,
    ProtocolFront,
    Question,
)
from builder.read.frontmatter import parse_yaml
from builder.read.schema import read_front
from builder.source import START, Span, Spans

F = TypeVar("F")

PORTAL = "title: P\norganisation: O\nlanguage: sv\nlicence: L\ncontact: {name: N}\n"
MODULE = (
    "title: T\nsummary: S\npurpose: P\nschool_forms: [GR]\naudiences: [teachers]\n"
    "licence: L\nstatus: draft\nupdated: 2026-10-01\n"
)


def read(kind: type[F], text: str) -> F:
    value, _, faults = read_of(kind, text)
    assert faults == ()
    assert value is not None
    return value


def read_of(kind: type[F], text: str) -> tuple[F | None, Spans, tuple[Any, ...]]:
    node, faults = parse_yaml(text, "f.md", 2)
    assert faults == ()
    return read_front(kind, node, "f.md", 1)


def test_nothing_at_all_gives_the_defaults_where_no_key_is_required() -> None:
    assert read(MomentFront, "") == MomentFront()
    assert read(PageFront, "# tomt\n") == PageFront()
    page = read(PageFront, "")
    assert (page.title, page.order, page.role, page.ignore) == ("", 0, "", ())


def test_a_key_with_nothing_after_it_is_as_good_as_left_out() -> None:
    assert read(MomentFront, "title:\nminutes:\nquestions:\nmaterials: ''\n") == MomentFront()


def test_a_moment_from_the_format() -> None:
    moment = read(
        MomentFront,
        "title: Samtala om texten\n"
        "minutes: 90\n"
        "materials:\n"
        "  - article: ../articles/lasaren.md\n"
        "  - film: https://example.org/film\n"
        '    length: "7:04"\n'
        "    captions: true\n"
        "  - audio: ../media/inlast.mp3\n"
        '    length: "1:02:03"\n'
        "  - book: Textsamtal i praktiken\n"
        "    authors: [Språkgruppen, {name: Läsrådet, affiliation: Ängskolan}]\n"
        "    pages: 34–52\n"
        "questions:\n"
        "  - Vad utmanar?\n"
        "  - text: Vilka tecken såg ni?\n"
        "    follow_up: [Vad grundar du det på?]\n"
        "    minutes: 15\n"
        "    optional: true\n"
        "pitfalls: [{when: Tystnad, then: Tala i par.}]\n",
    )
    article, film, audio, book = moment.materials
    assert article == Material(kind="article", value="../articles/lasaren.md")
    assert (film.kind, film.length, film.captions) == ("film", 424, True)
    assert audio.length == 3723
    assert (book.kind, book.value, book.pages) == ("book", "Textsamtal i praktiken", (34, 52))
    assert [author.name for author in book.authors] == ["Språkgruppen", "Läsrådet"]
    assert moment.questions[0] == Question(text="Vad utmanar?")
    assert moment.questions[1] == Question(
        text="Vilka tecken såg ni?",
        follow_up=("Vad grundar du det på?",),
        minutes=15,
        optional=True,
    )


def test_text_is_what_is_written() -> None:
    part = read(PartFront, "title: 1984\naim: no\nsummary: 16.10\nkeywords: [12:30, true, 010]\n")
    assert (part.title, part.aim, part.summary) == ("1984", "no", "16.10")
    assert part.keywords == ("12:30", "true", "010")


def test_a_module_with_all_that_is_required() -> None:
    module = read(ModuleFront, MODULE)
    assert (module.cycle, module.revision, module.updated) == (
        "collegial",
        1,
        date(2026, 10, 1),
    )
    assert (module.hours, module.group_size, module.funding) == (0, None, None)


def test_free_keys_keep_their_order_as_pairs() -> None:
    portal = read(
        PortalFront,
        PORTAL + "words: {leader: handledare, participant: kollega}\n"
        "cycles:\n"
        "  kort:\n"
        "    moments:\n"
        "      - {letter: b, kind: discussion, setting: group, title: Möts, minutes: 60}\n"
        "      - {letter: A, kind: activity, setting: practice, title: Pröva, counted: false}\n"
        "    meetings: [[B], [A]]\n"
        "paces:\n"
        "  lugn: {weeks: 4, reading: in-meeting, autumn: {last: v50}}\n"
        "  snabb: {weeks: [1, 2], reading: 30}\n",
    )
    assert portal.words == (("leader", "handledare"), ("participant", "kollega"))
    ((name, cycle),) = portal.cycles
    assert (name, cycle.meetings) == ("kort", (("B",), ("A",)))
    assert [(each.letter, each.counted) for each in cycle.moments] == [("B", True), ("A", False)]
    (_, slow), (_, quick) = portal.paces
    assert (slow.weeks, slow.reading, slow.autumn.last) == ((4,), "in-meeting", 50)
    assert (quick.weeks, quick.reading, quick.spring.first) == ((1, 2), 30, None)


def test_what_may_be_written_short() -> None:
    portal = read(PortalFront, PORTAL + "subjects: [svenska, {id: slojd, title: Slöjd}]\n")
    assert [(each.id, each.title) for each in portal.subjects] == [
        ("svenska", ""),
        ("slojd", "Slöjd"),
    ]


def test_a_glossary_is_a_list_or_a_mapping() -> None:
    listed = read(GlossaryFront, "- {term: a, text: b}\n- {term: c, text: d, aliases: [e]}\n")
    assert listed == read(
        GlossaryFront, "terms: [{term: a, text: b}, {term: c, text: d, aliases: [e]}]\n"
    )
    assert listed.terms[1].aliases == ("e",)


def test_a_calendar() -> None:
    calendar = read(
        CalendarFront,
        "school_year: 2026-27\n"
        "source: {text: Staden, date: 2026-02-01}\n"
        "terms: {autumn: 2026-08-17 – 2026-12-18, spring: 2027-01-11 till 2027-06-11}\n"
        "breaks:\n"
        "  - {name: läslov, weeks: v44}\n"
        "  - {name: jullov, weeks: v. 52–1}\n"
        "  - {name: påsklov, dates: 2027-03-29–2027-04-02}\n"
        "  - {name: ledigt, dates: 2027-05-07}\n"
        'half_days: [{date: 2026-12-18, ends: "12:00"}]\n'
        "closed: [v28–31, vecka 33, w34]\n",
    )
    assert calendar.terms is not None
    assert calendar.terms.spring == (date(2027, 1, 11), date(2027, 6, 11))
    assert [each.weeks for each in calendar.breaks] == [(44, 44), (52, 1), None, None]
    assert calendar.breaks[3].dates == (date(2027, 5, 7), date(2027, 5, 7))
    assert calendar.half_days[0].ends == time(12)
    assert calendar.closed == ((28, 31), (33, 33), (34, 34))


def test_a_plan() -> None:
    plan = read(
        PlanFront,
        "modules: [samtal]\nparts: [samtal/1]\nstart: v36\nskip: [v20]\n"
        'groups: [{name: Lag 7–9, weekday: tuesday, time: "14:30", form: on-site, week: 2}]\n'
        "spare_weekdays: [thursday]\nmoved: {lag-7-9/5: 2027-02-03 13:00}\nagain: [3]\n"
        "checkins: every 2 parts\nfollow_ups: [2 months, 6 weeks, 1 month]\n",
    )
    assert (plan.start, plan.skip, plan.checkins) == (36, ((20, 20),), 2)
    assert plan.groups[0].time == time(14, 30)
    assert plan.moved == (("lag-7-9/5", datetime(2027, 2, 3, 13)),)  # noqa: DTZ001  local by nature
    assert plan.follow_ups == ((2, "months"), (6, "weeks"), (1, "months"))


def test_a_protocol_and_a_checkup() -> None:
    protocol = read(
        ProtocolFront,
        "fits: [discussion, follow_up]\ngroup: 3 till 8\n"
        "steps: [{title: Tyst, minutes: 2, role: all}, {title: Runda, minutes_each: 2}]\n",
    )
    assert (protocol.group, protocol.steps[1].minutes_each) == ((3, 8), 2)
    checkup = read(CheckupFront, "scale: [sällan, ofta]\nareas: [{title: K, statements: [A.]}]\n")
    assert checkup.areas[0].statements == ("A.",)


@pytest.mark.parametrize(
    ("written", "value"),
    [("4-8", (4, 8)), ("4–8", (4, 8)), ("4 till 8", (4, 8)), ("4 - 8", (4, 8)), ("6", (6, 6))],
)
def test_ranges(written: str, value: tuple[int, int]) -> None:
    assert read(ModuleFront, f"{MODULE}group_size: {written}\n").group_size == value


@pytest.mark.parametrize("written", ["4", "4.7", "16.10", "4.b", "17"])
def test_goals_of_agenda_2030_keep_their_digits(written: str) -> None:
    assert read(ModuleFront, f"{MODULE}sdg: [{written}]\n").sdg == (written,)


def test_records_are_frozen_and_hashable() -> None:
    moment = read(MomentFront, "questions: [A?]\n")
    assert hash(moment) == hash(read(MomentFront, "questions: [{text: A?}]\n"))
    with pytest.raises(AttributeError):
        moment.title = "B"  # type: ignore[misc]


def test_every_value_has_its_place_by_dotted_key() -> None:
    _, spans, _ = read_of(
        MomentFront,
        "title: A\nquestions:\n  - B?\n  - text: C?\nmaterials: [{book: D}, {film: ../e.mp4}]\n",
    )
    assert spans.of("title") == Span(2, 8, 2, 9)
    assert spans.of("questions.1.text") == Span(5, 11, 5, 13)
    assert spans.of("questions.0.text") == Span(4, 5, 4, 7)
    assert spans.of("materials.0.book") == Span(6, 20, 6, 21)
    assert spans.of("materials.1.value") == Span(6, 31, 6, 39)
    assert spans.of("minutes") == START


def test_places_under_free_keys_and_in_a_list_that_is_the_file() -> None:
    _, spans, _ = read_of(PortalFront, PORTAL + "paces:\n  lugn: {weeks: 4}\n")
    assert spans.of("paces.lugn.weeks") == Span(8, 17, 8, 18)
    _, spans, _ = read_of(GlossaryFront, "- {term: a, text: b}\n")
    assert spans.of("terms.0.text") == Span(2, 19, 2, 20)


def test_a_free_key_with_a_space_does_not_spoil_the_places() -> None:
    _, spans, _ = read_of(PlanFront, "moved: {Lag 7/5: 2027-02-03 13:00}\ntitle: B\n")
    assert spans.of("title") == Span(3, 8, 3, 9)
    assert spans.of("moved.Lag 7/5") == Span(2, 8, 2, 35)


def test_what_is_left_of_a_file_with_faults_can_be_used() -> None:
    moment, spans, faults = read_of(
        MomentFront,
        "title: A\nminutes: no\nmaterials:\n  - flm: x\n  - film: ../b.mp4\n    captions: ja\n"
        "questions: [B?, {minutes: 5}, {text: C?, minutes: x}]\n",
    )
    assert len(faults) == 5
    assert moment == MomentFront(
        title="A",
        materials=(Material(kind="film", value="../b.mp4"),),
        questions=(Question(text="B?"), Question(text="C?")),
    )
    assert spans.of("questions.1.text") == Span(8, 38, 8, 40)


def test_without_a_required_key_there_is_nothing_to_use() -> None:
    value, _, faults = read_of(PartFront, "title: A\n")
    assert value is None
    assert [(fault.code, fault.span[:2]) for fault in faults] == [("missing-key", (2, 1))]


def test_of_nothing_at_all_the_required_keys_are_missing_on_the_line_given() -> None:
    _, _, faults = read_of(PartFront, "")
    assert [(fault.values[0], fault.span[:2]) for fault in faults] == [
        (("key", "title"), (1, 1)),
        (("key", "aim"), (1, 1)),
    ]
