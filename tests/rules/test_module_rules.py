"""Rules over a linked module, the portal and today, told of a small whole portal."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.rules.dates import Dated, ahead, overdue
from builder.source import START
from tests.stories.stage import Stage

Check = Callable[..., list[str]]

LASA = "content/modules/lasa"
HEAD = """\
title: Samtal
summary: Kort.
purpose: Att samtala.
school_forms: [{forms}]
audiences: [{audiences}]
licence: CC-BY-4.0
status: published
updated: 2026-10-01
{more}"""


@pytest.fixture
def check(stage: Stage) -> Check:
    stage.give("portal")
    stage.give("modul")

    def check(**files: str) -> list[str]:
        """Write keys of files of the module, named by their letters, and list what is told."""
        for name, front in files.items():
            path = f"{LASA}/module.md" if name == "module" else f"{LASA}/1-start/{name}.md"
            stage.write(path, front if front.startswith("---") else f"---\n{front}\n---\nText.")
        stage.run("kollegium check --format line")
        heads = (line.partition(": ") for line in stage.err.splitlines())
        return [
            f"{place.removeprefix(f'{LASA}/')} {said.partition('[')[2].partition(']')[0]}"
            for place, _, said in heads
        ]

    return check


def module(more: str = "", forms: str = "GR", audiences: str = "teachers") -> str:
    return HEAD.format(more=more, forms=forms, audiences=audiences)


ARTICLE = "materials: [{article: ../articles/lasaren.md}"
ASKED = "questions: [Vad utmanade er?]"


def test_the_given_module_is_clean(check: Check) -> None:
    assert check() == []


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a": "title: Läs"}, "1-start/a.md:1:1 no-material"),
        ({"b": "title: Samtala"}, "1-start/b.md:1:1 no-questions"),
        ({"d": "title: Följ upp"}, "1-start/d.md:1:1 no-questions"),
        ({"c": "title: Pröva"}, "1-start/c.md:1:1 nothing-to-observe"),
        ({"c": "---\nobserve: [Vem]\n---\n"}, "1-start/c.md:1:1 no-instructions"),
        ({"c": "---\nobserve: [Vem]\n---\n::: leader\nX\n:::"}, "1-start/c.md:1:1 no-instructions"),
    ],
)
def test_kinds_of_moment(check: Check, files: dict[str, str], expected: str) -> None:
    assert expected in check(**files)


def test_a_link_in_the_text_is_material_too(check: Check) -> None:
    assert check(a="---\ntitle: Läs\n---\nLäs [artikeln](../articles/lasaren.md).") == []


def test_the_kind_decides_and_not_the_letter(check: Check, stage: Stage) -> None:
    with (stage.root / "content/portal.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "cycles:\n  tvart:\n    moments:\n"
            "      - {letter: A, kind: activity, setting: practice}\n"
            "      - {letter: B, kind: preparation, setting: individual, minutes: 45}\n"
            "      - {letter: C, kind: discussion, setting: group, minutes: 60}\n"
            "      - {letter: D, kind: follow_up, setting: group, minutes: 60}\n"
        )
    found = check(module=module("cycle: tvart"))
    assert found == [
        "1-start/a.md:1:1 nothing-to-observe",
        "1-start/b.md:1:1 no-material",
        "1-start/c.md:1:1 no-questions",
    ]


def test_what_could_not_be_read_is_not_missing_too(check: Check) -> None:
    assert check(b="frågor: [Vad?]") == ["1-start/b.md:2:1 unknown-key"]
    assert check(b=ASKED, a="material: [x]") == ["1-start/a.md:2:1 unknown-key"]


@pytest.mark.parametrize(
    ("asked", "fits"), [((30, 30), True), ((30, 31), False), ((30, 30, "99, optional: true"), True)]
)
def test_minutes_of_questions(check: Check, asked: tuple[object, ...], fits: bool) -> None:  # noqa: FBT001
    rows = "".join(f"\n  - {{text: Vad {n}?, minutes: {x}}}" for n, x in enumerate(asked))
    found = check(b=f"minutes: 60\nquestions:{rows}")
    assert found == ([] if fits else ["1-start/b.md:4:3 questions-too-long"])


def test_minutes_of_exercises_and_of_questions_that_say_none(check: Check) -> None:
    plain = "minutes: 20\nquestions: [Vad?, Hur?, Vem?, När såg ni det?]"
    assert check(b=plain) == []
    told = ["1-start/b.md:3:12 questions-too-long"]
    assert check(b=plain.replace("?]", "?, Var syns det?]")) == told
    exercise = "\nexercises: [{title: Rita kartan, minutes: 1}]"
    assert check(b=f"{plain}{exercise}") == told
    optional = plain.replace("Vad?", "{text: Vad?, optional: true}")
    assert check(b=f"{optional}{exercise}") == []
    # What each answers alone takes the time that it takes.
    assert check(a=f"{ARTICLE}]\nminutes: 5\nquestions: [Vad tror du?, Hur vet du det?]") == []


def test_repeated_questions(check: Check) -> None:
    assert check(b="questions: [Vad hände?]") == ["1-start/d.md:3:13 repeated-question"]
    assert check(b="questions: [Vad?, vad]") == ["1-start/b.md:2:19 repeated-question"]
    assert check(b="questions: [Vad?, Vad då?]") == []


@pytest.mark.parametrize(
    ("minutes", "materials", "enough"),
    [
        (5, "", True),
        (1, ", {book: Boken, pages: 1-3}", False),  # 900 words at 180 a minute, and the article
        (6, ", {book: Boken, pages: 1-3}", True),
        (8, ', {audio: https://example.org/a.mp3, length: "7:00"}', True),
        (7, ', {audio: https://example.org/a.mp3, length: "6:01"}', False),
        (20, ", {link: https://example.org/, minutes: 20}", False),
    ],
)
def test_preparation(check: Check, minutes: int, materials: str, enough: bool) -> None:  # noqa: FBT001
    found = check(a=f"minutes: {minutes}\n{ARTICLE}{materials}]")
    assert found == ([] if enough else ["1-start/a.md:2:10 preparation-too-short"])


def test_an_article_read_aloud_is_read_or_heard(check: Check, stage: Stage) -> None:
    stage.write(f"{LASA}/media/las.mp3", "ljud")
    aloud = "---\ntitle: Läsaren\naudio: ../media/las.mp3\n---\nKort."
    stage.write(f"{LASA}/articles/lasaren.md", aloud)
    heard = ', {audio: ../media/las.mp3, length: "19:10"}'
    assert check(a=f"minutes: 5\n{ARTICLE}{heard}]") == []
    stage.write(f"{LASA}/articles/lasaren.md", aloud.replace("las.mp3", "fel.mp3"))
    assert "articles/lasaren.md:3:8 broken-link" in check()


@pytest.mark.parametrize(("minutes", "fits"), [(210, True), (211, False)])
def test_meetings(check: Check, minutes: int, fits: bool) -> None:  # noqa: FBT001
    found = check(b=f"minutes: {minutes}\n{ASKED}")
    assert found == ([] if fits else ["1-start/b.md:2:10 meeting-too-long"])


@pytest.mark.parametrize(
    ("size", "fine"), [("4-8", True), ("5", True), ("3-8", False), ("4-9", False)]
)
def test_group_size(check: Check, size: str, fine: bool) -> None:  # noqa: FBT001
    assert check(module=module(f"group_size: {size}")) == (
        [] if fine else ["module.md:10:13 group-size"]
    )


@pytest.mark.parametrize(
    ("protocol", "code"),
    [
        ("rounds", ""),
        ("final-word", ""),  # for four to six, but its shorter ones take more
        ("fem", "protocol-group"),
        ("fem-kort", ""),
        ("lang", "protocol-too-long"),
        ("lang-kort", ""),
        ("uppfoljning", "protocol-moment"),
        ("vad-som-helst", ""),
    ],
)
def test_protocols(check: Check, stage: Stage, protocol: str, code: str) -> None:
    own = {
        "fem": "title: X\ngroup: 4-5",
        "fem-kort": "title: X\ngroup: 4-5\nshorter: [rounds]",
        "lang": "title: X\nsteps: [{title: Y, minutes_each: 23}]",
        "lang-kort": "title: X\nshorter: [pairs]\nsteps: [{title: Y, minutes_each: 23}]",
        "uppfoljning": "title: X\nfits: [follow_up]",
        "vad-som-helst": "title: X",
    }
    for name, text in own.items():
        stage.write(f"content/protocols/{name}.yaml", text)
    found = check(b=f"protocol: {protocol}\n{ASKED}")
    assert found == ([f"1-start/b.md:2:11 {code}"] if code else [])


def test_orphans(check: Check, stage: Stage) -> None:
    stage.write(f"{LASA}/media/mall.pdf", "x")
    stage.write(f"{LASA}/articles/mer.md", "---\ntitle: Mer\n---\nMer.")
    orphans = ["articles/mer.md:1:1 orphan-file", "media/mall.pdf:1:1 orphan-file"]
    assert check() == orphans
    # Where the link is only misspelt, that alone is told.
    linked = "Läs [mallen](../media/mal.pdf) och [en artikel](../articles/mer.md)."
    found = check(b=f"---\n{ASKED}\n---\n{linked}")
    assert found == ["1-start/b.md:4:14 broken-link"]
    assert check(b=f"---\n{ASKED}\n---\n{linked.replace('mal.', 'mall.')}") == []
    # A moment that could not be used may have named the article.
    assert check(b="frågor: [x]") == ["1-start/b.md:2:1 unknown-key", orphans[1]]


def test_media_of_free_pages(check: Check, stage: Stage) -> None:
    stage.write("content/pages/media/mall.pdf", "x")
    assert check() == ["content/pages/media/mall.pdf:1:1 orphan-file"]
    stage.write("content/pages/om.md", "---\ntitle: Om\n---\n[Mallen](media/mall.pdf)")
    assert check() == []


def test_usual_hours(check: Check, stage: Stage) -> None:
    for number in (2, 3, 4):
        for letter in ("part", *"abcd"):
            text = (stage.root / f"{LASA}/1-start/{letter}.md").read_text(encoding="utf-8")
            stage.write(f"{LASA}/{number}-del/{letter}.md", text)
    assert check() == []  # four parts of a school's module have no usual hours
    portal = (stage.root / "content/portal.yaml").read_text(encoding="utf-8")
    stage.write("content/portal.yaml", portal.replace("school_forms: [GR]", "school_forms: [FS]"))
    preschool = module("", "FS", "preschool-teachers")
    assert check(module=preschool) == []  # four times 225 minutes are 15 hours
    assert check(module=preschool, b=f"minutes: 89\n{ASKED}") == ["module.md:2:8 below-usual-hours"]


def test_link_in_another_case(check: Check) -> None:
    found = check(b=f"---\n{ASKED}\n---\nLäs [artikeln](../articles/Lasaren.md).")
    assert found == ["1-start/b.md:4:16 link-case"]


DAY = date(2026, 11, 1)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.sampled_from(("updated", "review_by")))
def test_dates_against_today(day: date, key: str) -> None:
    dates = (Dated("content/x.md", START, key, day),)
    assert bool(list(overdue(dates, DAY))) == (key == "review_by" and day < DAY)
    assert bool(list(ahead(dates, DAY))) == (key == "updated" and day > DAY)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2025, 10, 31), "old-accessibility"),
        (date(2025, 11, 1), ""),
        (DAY, ""),
        (date(2026, 11, 2), "future-date"),
    ],
)
def test_age_of_the_statement(day: date, code: str) -> None:
    dates = (Dated("content/portal.yaml", START, "assessed", day),)
    found = [fault.code for rule in (overdue, ahead) for fault in rule(dates, DAY)]
    assert found == ([code] if code else [])


def test_today_is_asked_anew_where_nothing_changed(stage: Stage) -> None:
    stage.give("portal")
    stage.give("modul")
    stage.run("kollegium build --today 2026-10-02")
    assert stage.err == ""
    stage.run("kollegium build --today 2027-10-02 --format line")
    assert "warning[old-accessibility]" in stage.err
    stage.run("kollegium build --today 2026-09-30 --format line")
    assert stage.err.count("warning[future-date]") == 1
