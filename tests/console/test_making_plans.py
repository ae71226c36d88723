"""`new calendar` and `new plan`: what they write is checked without a word, and can be shown."""

import json
from pathlib import Path

import pytest

from builder.console.refusal import FINE, USAGE
from tests.console.transcript import say
from tests.planning.given import BREAKS

COUNTIES = [county.id for county in BREAKS.counties]


def at(project: Path, *arguments: str) -> str:
    said = say([*arguments, "--project", str(project)])
    assert said.code == FINE, said.text
    return said.text


def faults(project: Path) -> list[object]:
    found: list[object] = json.loads(at(project, "check", "--format", "json", "--jobs", "1"))[
        "diagnostics"
    ]
    return found


def publish(project: Path) -> None:
    module = project / "content" / "modules" / "lasa" / "module.md"
    text = module.read_text(encoding="utf-8").replace("status: draft", "status: published")
    module.write_text(text, encoding="utf-8")


def calendar(project: Path, name: str) -> str:
    return (project / "content" / "calendars" / f"{name}.yaml").read_text(encoding="utf-8")


def test_every_county_s_calendar_is_a_school_year_without_a_remark(portal: Path) -> None:
    for county in COUNTIES:
        at(portal, "new", "calendar", "--county", county, "--school-year", "2026-27")
        at(portal, "new", "calendar", "--county", county, "--school-year", "2031-32")
    assert faults(portal) == []
    assert len(list((portal / "content" / "calendars").iterdir())) == 2 * 21


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_whole_plan_can_be_begun_in_both_languages(language: str, tmp_path: Path) -> None:
    assert say(["new", "portal", str(tmp_path), "--lang", language]).code == FINE
    at(tmp_path, "new", "module", "lasa", "--parts", "8")
    publish(tmp_path)
    at(tmp_path, "new", "calendar", "i-ar", "--school-year", "2026-27", "--winter-break", "v9")
    at(tmp_path, "new", "calendar", "forskolan", "--school-year", "2026-27", "--all-year")
    at(tmp_path, "new", "plan", "ang", "--module", "lasa", "--calendar", "i-ar")
    assert faults(tmp_path) == []
    rows = json.loads(at(tmp_path, "schedule", "--plan", "ang", "--format", "json"))
    assert [row["date"] for row in rows if row["kind"] == "meeting"][:2] == [
        "2026-09-15",
        "2026-09-29",
    ]
    assert [row["weeks"] for row in rows if row["kind"] == "break"] == ["44", "9", "13"]
    assert at(tmp_path, "schedule", "--plan", "ang", "--format", "ics").startswith("BEGIN:VCAL")


def test_a_plan_is_begun_with_the_newest_calendar_of_the_module_s_school_forms(
    portal: Path,
) -> None:
    at(portal, "new", "module", "lasa", "--parts", "4")
    at(portal, "new", "calendar", "a-nyast", "--school-year", "2027-28")
    at(portal, "new", "calendar", "b", "--school-year", "2026-27")
    at(portal, "new", "calendar", "forskolan", "--school-year", "2028-29", "--all-year")
    at(portal, "new", "plan", "ang")
    text = (portal / "content" / "plans" / "ang.yaml").read_text(encoding="utf-8")
    assert "calendars: [a-nyast]\n" in text


def test_a_plan_is_not_begun_at_a_pace_that_does_not_fit(portal: Path) -> None:
    at(portal, "new", "module", "lasa", "--parts", "4", "--cycle", "lesson-study")
    said = say(["new", "plan", "ang", "--pace", "three-week", "--project", str(portal)])
    assert said.code == USAGE
    assert "three-week" in said.text
    assert not (portal / "content" / "plans").exists()
    at(portal, "new", "plan", "ang")
    assert "pace: fortnightly" in (portal / "content/plans/ang.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_plan_can_be_begun_before_there_is_a_calendar(language: str, tmp_path: Path) -> None:
    assert say(["new", "portal", str(tmp_path), "--lang", language]).code == FINE
    at(tmp_path, "new", "module", "lasa", "--parts", "4")
    publish(tmp_path)
    at(tmp_path, "new", "plan", "ang")
    assert faults(tmp_path) == []
    rows = json.loads(at(tmp_path, "schedule", "--plan", "ang", "--format", "json"))
    assert [row["weeks"] for row in rows if row["kind"] == "meeting"][:2] == ["38", "39–40"]
    assert [row["weeks"] for row in rows if row["kind"] == "checkin"] == ["45", "51"]


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (("--county", "skane", "--today", "2026-11-25"), "2026-27-skane"),
        (("--county", "skane", "--today", "2027-03-01"), "2027-28-skane"),
        (("--school-year", "2026/27"), "2026-27"),
        (("--school-year", "2026"), "2026-27"),
        (("egen", "--school-year", "2026"), "egen"),
        (("--county", "Västra Götalands län", "--school-year", "2026"), "2026-27-vastra-gotaland"),
    ],
)
def test_a_calendar_is_named_by_year_and_county(
    portal: Path, arguments: tuple[str, ...], name: str
) -> None:
    at(portal, "new", "calendar", *arguments)
    assert f"school_year: {name[:7] if name[0] == '2' else '2026-27'}" in calendar(portal, name)


def test_a_calendar_says_that_it_is_a_suggestion_and_where_it_is_from(portal: Path) -> None:
    at(portal, "new", "calendar", "--county", "vastra-gotaland", "--school-year", "2026-27")
    text = calendar(portal, "2026-27-vastra-gotaland")
    assert text.startswith("# Ett förslag: kommunen, eller skolans huvudman, beslutar")
    assert "Västra Götalands län: v. 7–10 (" in text
    assert "läsåret 2020-21)" in text
    assert "{name: sportlov, weeks: v7}" in text


@pytest.mark.parametrize(
    "arguments",
    [
        ("calendar", "--county", "skona"),
        ("calendar", "--school-year", "2026-28"),
        ("calendar", "--school-year", "9999"),
        ("calendar", "--winter-break", "v54"),
        ("calendar", "--winter-break", "v9", "--all-year"),
        ("calendar", "--school-year", "2026-1927"),
        ("calendar", "Å"),
        ("calendar", "../a"),
        ("plan", "ang"),
        ("plan", "ang", "--module", "finns-inte"),
        ("plan", "../ang"),
    ],
)
def test_what_cannot_be_made_is_refused(portal: Path, arguments: tuple[str, ...]) -> None:
    said = say(["new", *arguments, "--project", str(portal)])
    assert said.code == USAGE, said.text
    assert not (portal / "content" / "calendars").exists()
    assert not (portal / "content" / "plans").exists()


def test_what_is_there_is_left_alone(portal: Path) -> None:
    at(portal, "new", "calendar", "egen", "--school-year", "2026")
    before = calendar(portal, "egen")
    assert say(["new", "calendar", "egen", "--project", str(portal)]).code == USAGE
    assert calendar(portal, "egen") == before


@pytest.fixture
def planned(portal: Path) -> Path:
    """A portal with a published module, a calendar and a plan."""
    at(portal, "new", "module", "lasa", "--parts", "8")
    publish(portal)
    at(portal, "new", "calendar", "i-ar", "--school-year", "2026-27", "--winter-break", "v9")
    at(portal, "new", "plan", "ang", "--module", "lasa", "--calendar", "i-ar")
    return portal


def test_a_meeting_is_the_same_whether_or_not_the_usual_pace_is_named(planned: Path) -> None:
    asked = ("schedule", "lasa", "--calendar", "i-ar", "--weekday", "tuesday", "--time", "14:30")
    usual = at(planned, *asked, "--format", "ics")
    assert usual.count("UID:") == 16
    assert at(planned, *asked, "--format", "ics", "--pace", "three-week") == usual


def test_a_schedule_is_silent_about_what_its_plan_sets_aside(planned: Path) -> None:
    plan = planned / "content" / "plans" / "ang.yaml"
    text = plan.read_text(encoding="utf-8").replace("participants: 6", "participants: 3")
    plan.write_text(text, encoding="utf-8")
    assert (
        "advice[group-small]" in say(["schedule", "--plan", "ang", "--project", str(planned)]).text
    )
    aside = "ignore: [{code: group-small, reason: En liten skola.}]\n"
    plan.write_text(text + aside, encoding="utf-8")
    told = say(["schedule", "--plan", "ang", "--project", str(planned)]).text
    assert "group-small" not in told
    assert "unused-ignore" not in told
