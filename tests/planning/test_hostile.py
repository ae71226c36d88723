"""Calendars and plans that no school has: rows or errors with a place, never a traceback."""

import json
from pathlib import Path

import pytest

from tests.console.transcript import say
from tests.site import faults, tree

CALENDAR = """\
terms: {autumn: 2026-08-17 – 2026-12-18, spring: 2027-01-11 – 2027-06-11}
"""
PLAN = "modules: [lasa]\ncalendars: [ar]\n"
GROUP = 'groups: [{name: A, weekday: tuesday, time: "14:30"}]\n'
PACES = """\
paces:
  evig: {weeks: 53}
  ojamn: {weeks: [1, 53]}
  bakvand: {weeks: 1, autumn: {first: 50, last: 35}, spring: {first: 22, last: 2}}
  langar: {weeks: 1, autumn: {first: 40, last: 53}}
  vintern: {weeks: 2, autumn: {first: 40, last: 53}, spring: {first: 1, last: 53}}
"""
CALENDARS = {
    "a weekend": "terms: {autumn: 2026-08-15 – 2026-08-16}",
    "a day": "terms: {autumn: 2026-08-17}",
    "the spring alone": "terms: {spring: 2027-01-11 – 2027-06-11}",
    "all broken off": f"{CALENDAR}breaks: [{{name: allt, weeks: v34–47}}, "
    "{name: mer, weeks: v48–7}, {name: mest, weeks: v8–20}, {name: sist, weeks: v21–30}]",
    "all closed": "year: 2026-08-10 – 2027-06-30\nclosed: [v33–45, v46–5, v6–18, v19–27]",
    "two years": "year: 2026-01-01 – 2027-06-30",
    "a year in one": "year: 2026-01-01 – 2026-12-31",
    "long ago": "year: 1990-08-01 – 1991-06-30",
    "far off": "year: 2089-08-01 – 2090-06-30",
    "farther": "year: 9999-08-01 – 9999-12-31",
    "years apart": f"{CALENDAR}staff_days: [0001-01-01, 9999-12-31]\ndays_off: [0001-01-01]",
    "breaks apart": f"{CALENDAR}breaks: [{{name: x, dates: 0001-01-01 – 0001-01-05}}, "
    "{name: y, dates: 9999-12-27 – 9999-12-31}]",
}
PLANS = {
    "nothing": PLAN,
    "one group": PLAN + GROUP,
    "every week skipped": f"{PLAN}{GROUP}skip: [v1–53]",
    "weeks past the year": f"{PLAN}{GROUP}skip: [v40–30]",
    "no end": f"{PLAN}{GROUP}pace: evig",
    "no end in part": f"{PLAN}{GROUP}pace: ojamn\ncheckins: every part\nfollow_ups: [99 months]",
    "a window backwards": f"{PLAN}{GROUP}pace: bakvand",
    "a window across the year": f"{PLAN}{GROUP}pace: vintern\nstart: v53",
    "weeks that few years have": f"{PLAN}{GROUP}pace: langar\nagain: [1, 2, 3, 4]\nterms: 12",
    "on staff days": f"{PLAN}{GROUP}pace: planning-days\nstart: v3\nfollow_ups: [1 week, 99 weeks]",
    "many terms": f"{PLAN}{GROUP}terms: 12",
    "a whole day": PLAN + 'groups: [{name: A, weekday: sunday, time: "00:00", minutes: 1440}]',
    "moved far": f"{PLAN}{GROUP}moved: {{a/1: 9999-12-31 23:59, a/2: 0001-01-01 00:00, a/0: "
    "2026-12-18 12:00, a/99999999999999999999: 2026-12-18 12:00}",
    "the same calendar twice": PLAN.replace("[ar]", "[ar, ar]") + GROUP,
    "no calendar": "modules: [lasa]\n" + GROUP + "checkins: every part\nfollow_ups: [2 months]",
    "no calendar and nothing left": f"modules: [lasa]\n{GROUP}skip: [v1–53]\nstart: v53\nterms: 3\n"
    "checkins: every part\nfollow_ups: [99 weeks, 99 months]\nmoved: {a/1: 2026-12-18 12:00}",
    "no calendar and staff days": f"modules: [lasa]\n{GROUP}pace: planning-days\nstart: v3\n"
    "skip: [v4]\nterms: 2\ncheckins: every part\nfollow_ups: [2 months]",
    "no calendar and no end": f"modules: [lasa]\n{GROUP}pace: evig\ncheckins: every part\n"
    "follow_ups: [2 months]",
    "parts twice": "parts: [lasa/1, lasa/1, lasa/2]\ncalendars: [ar]\nagain: [1, 1, 3]\n" + GROUP,
    "an empty name": PLAN + "groups: [{name: '…', weekday: friday}]",
    "empty names": PLAN + "groups: [{name: '…'}, {name: '!', weekday: friday}]",
    "names of further pages": PLAN + "groups: [{name: Sida 2}, {name: Grupp sida 2}, {name: p}]",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile")
    assert say(["new", "portal", str(root)]).code == 0
    assert say(["new", "module", "lasa", "--parts", "4", "--project", str(root)]).code == 0
    settings = root / "content" / "portal.yaml"
    text = settings.read_text(encoding="utf-8")
    assert "outputs: [portal]" in text
    text = text.replace("outputs: [portal]", "outputs: [portal, schedules]")
    settings.write_text(text + PACES, encoding="utf-8")
    for folder in ("calendars", "plans"):
        (root / "content" / folder).mkdir()
    return root


def put(project: Path, calendar: str, plan: str) -> None:
    content = project / "content"
    (content / "calendars" / "ar.yaml").write_text(calendar, encoding="utf-8")
    (content / "plans" / "p.yaml").write_text(plan, encoding="utf-8")


def shown(project: Path) -> None:
    for form in ("json", "text", "csv", "ics"):
        said = say(
            ["schedule", "--plan", "p", "--drafts", "--format", form, "--project", str(project)]
        )
        assert said.code in (0, 1), said.text
        assert "Traceback" not in said.text
    told = say(["build", "--drafts", "--jobs", "1", "--format", "json", "--project", str(project)])
    assert told.code in (0, 1), told.text
    assert json.loads(told.text)["summary"]["modules"] == 1
    if told.code == 0:
        assert faults(tree(project / "site")) == []
        assert (project / "site" / "planer" / "p" / "index.html").is_file()


@pytest.mark.parametrize("text", CALENDARS.values(), ids=CALENDARS.keys())
def test_an_odd_calendar(project: Path, text: str) -> None:
    put(project, text, PLAN + GROUP + "follow_ups: [2 months]\ncheckins: every part\n")
    shown(project)


@pytest.mark.parametrize("text", PLANS.values(), ids=PLANS.keys())
def test_an_odd_plan(project: Path, text: str) -> None:
    put(project, CALENDAR, text)
    shown(project)
