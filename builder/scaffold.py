"""What `kollegium new` writes: beginnings that build without a warning, and say what comes next.

Pure but for reading its own texts, which lie in `defaults/scaffold/` in each language: a function
gives paths below the project and their contents, and the caller writes them.
"""

import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from string import Template
from types import MappingProxyType

from builder.editors import vscode_files
from builder.front import Cycle, PortalFront
from builder.planning.season import school_year_name
from builder.planning.suggestion import open_days, suggestion
from builder.value import value

_JOBS = MappingProxyType({"github": ".github/workflows/kollegium.yml", "gitlab": ".gitlab-ci.yml"})
Files = Iterator[tuple[str, str]]
_LANGUAGES = ("sv", "en")
_FIRST_PAGE = MappingProxyType({"sv": "om", "en": "about"})
_PART = MappingProxyType({"sv": "Del {number}", "en": "Part {number}"})
_FOLDER = MappingProxyType({"sv": "{number}-del", "en": "{number}-part"})
_ARTICLE = MappingProxyType({"sv": "Artikel till del {number}", "en": "Article for part {number}"})
_SLUG = MappingProxyType({"sv": "del-{number}", "en": "part-{number}"})


@value
class NewModule:
    """What a new module begins with; `today` is a date as `2026-10-01`."""

    slug: str
    title: str
    parts: int
    cycle_name: str
    cycle: Cycle
    today: str


def portal_files(
    title: str, organisation: str, language: str, today: str, service: str = ""
) -> Files:
    """Write a portal: its settings, a first page, what version control and editors are told.

    `service` is where a job shall check every change: `github`, `gitlab` or nowhere; `today` is a
    date as `2026-10-01`.
    """
    spoken = _spoken(language)
    values = {"title": _quoted(title), "organisation": _quoted(organisation), "today": today}
    yield "content/portal.yaml", _text(spoken, "portal.yaml", **values)
    yield f"content/pages/{_FIRST_PAGE[spoken]}.md", _text(spoken, "page.md")
    yield ".gitignore", "site/\n.kollegium/\n"
    yield from vscode_files(spoken)
    if service:
        yield _JOBS[service], job(service)


def module_files(new: NewModule, portal: PortalFront) -> Files:
    """Write a module with its parts."""
    folder = f"content/modules/{new.slug}"
    yield (
        f"{folder}/module.md",
        _text(
            _spoken(portal.language),
            "module.md",
            title=_quoted(new.title),
            cycle=new.cycle_name,
            school_form=portal.school_forms[0] if portal.school_forms else "GR",
            audience=portal.audiences[0].id if portal.audiences else "teachers",
            licence=_quoted(portal.licence),
            today=new.today,
        ),
    )
    for number in range(1, new.parts + 1):
        yield from part_files(new.slug, number, "", new.cycle, portal.language)


def part_files(module: str, number: int, title: str, cycle: Cycle, language: str) -> Files:
    """Write a part with the moments of its cycle, and the article that it reads."""
    spoken = _spoken(language)
    module_folder = f"content/modules/{module}"
    folder = f"{module_folder}/{_FOLDER[spoken].format(number=number)}"
    article = f"articles/{_SLUG[spoken].format(number=number)}.md"
    heading = title or _PART[spoken].format(number=number)
    yield f"{folder}/part.md", _text(spoken, "part.md", title=_quoted(heading))
    yield (
        f"{module_folder}/{article}",
        _text(
            spoken,
            "article.md",
            title=_quoted(_ARTICLE[spoken].format(number=number)),
            number=str(number),
        ),
    )
    for moment in cycle.moments:
        text = _text(spoken, f"{moment.kind}.md", article=f"../{article}")
        yield f"{folder}/{moment.letter.lower()}.md", text


def job(service: str) -> str:
    """Write the job of a service that checks and builds at every change."""
    folder = files("builder") / "defaults" / "jobs"
    return (folder / f"{service}.yml").read_text(encoding="utf-8")


@value
class NewCalendar:
    """What a new calendar holds; `winter` is the week of the winter break.

    `weeks` are those that occur in the `county`, as printed, or in the whole country where none was
    named; `source` and `known` tell who says so, and of which school year. `today` is a date as
    `2026-10-01`.
    """

    slug: str
    title: str
    year: int
    autumn: int
    winter: int
    county: str
    weeks: str
    source: str
    known: str
    today: str


def calendar_file(new: NewCalendar, language: str) -> tuple[str, str]:
    """Write a school year with terms, as a suggestion."""
    days = suggestion(new.year)
    text = _text(
        _spoken(language),
        "calendar.yaml",
        title=_quoted(new.title),
        school_year=school_year_name(new.year),
        autumn=_days(*days.autumn),
        spring=_days(*days.spring),
        easter=_days(*days.easter),
        day_off=days.day_off.isoformat(),
        autumn_break=str(new.autumn),
        winter_break=str(new.winter),
        county=new.county,
        weeks=new.weeks,
        source=new.source,
        known=new.known,
        today=new.today,
    )
    return f"content/calendars/{new.slug}.yaml", text


def open_calendar_file(
    slug: str, title: str, year: int, today: str, language: str
) -> tuple[str, str]:
    """Write the year of a place that is open all year, as a suggestion."""
    text = _text(
        _spoken(language),
        "calendar-all-year.yaml",
        title=_quoted(title),
        school_year=school_year_name(year),
        days=_days(*open_days(year)),
        today=today,
    )
    return f"content/calendars/{slug}.yaml", text


@value
class NewPlan:
    """What a new plan names; `today` is a date as `2026-10-01`."""

    slug: str
    title: str
    module: str
    pace: str
    calendars: tuple[str, ...]
    today: str


def plan_file(new: NewPlan, language: str) -> tuple[str, str]:
    """Write a plan with one group to begin with; without calendars it stands in weeks."""
    text = _text(
        _spoken(language),
        "plan.yaml" if new.calendars else "plan-in-weeks.yaml",
        slug=new.slug,
        title=_quoted(new.title),
        module=new.module,
        pace=new.pace,
        calendars=", ".join(new.calendars),
        today=new.today,
    )
    return f"content/plans/{new.slug}.yaml", text


def protocol_file(slug: str, title: str, language: str) -> tuple[str, str]:
    """Write a conversation protocol that can be led as it stands."""
    text = _text(_spoken(language), "protocol.yaml", slug=slug, title=_quoted(title))
    return f"content/protocols/{slug}.yaml", text


def _days(first: date, last: date) -> str:
    return f"{first.isoformat()} – {last.isoformat()}"


def _spoken(language: str) -> str:
    return language if language in _LANGUAGES else "en"


def _quoted(text: str) -> str:
    """Write a text so that YAML reads it as it is; JSON's quotes are also YAML's."""
    return json.dumps(text, ensure_ascii=False)


def _text(language: str, name: str, **values: str) -> str:
    source = files("builder") / "defaults" / "scaffold" / language / name
    return Template(source.read_text(encoding="utf-8")).substitute(values)
