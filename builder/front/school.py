"""The keys of a school's own files: calendars and plans."""

from typing import Literal

from builder.front.form import (
    Clock,
    Count,
    Day,
    Days,
    Id,
    Later,
    MeetingForm,
    Minutes,
    Noted,
    PartRef,
    Repeat,
    SchoolForm,
    SchoolYear,
    TermCount,
    Text,
    Url,
    Week,
    Weekday,
    Weeks,
    When,
    key,
    record,
)


@record
class CalendarSource:
    """Where a calendar's dates were taken from."""

    text: Text = key("Who decided or published it.", "Göteborgs Stad", alone=True)
    date: Day | None = key("When.", "2026-02-01", default=None)
    url: Url = key("Where it can be read.", "https://example.org/lasar", default="")


@record
class Terms:
    """A school year's two terms, first to last day."""

    autumn: Days | None = key("The autumn term.", "2026-08-17 – 2026-12-18", default=None)
    spring: Days | None = key("The spring term.", "2027-01-11 – 2027-06-11", default=None)


@record
class Break:
    """A break: whole weeks, or days."""

    name: Text = key("What it is called.", "läslov")
    weeks: Weeks | None = key("Its ISO weeks.", "v44", default=None)
    dates: Days | None = key("Its days.", "2027-03-29 – 2027-04-02", default=None)


@record
class HalfDay:
    """A day that ends early."""

    date: Day = key("The day.", "2026-12-18")
    ends: Clock = key("When it ends.", '"12:00"')


@record
class CalendarFront(Noted):
    """`calendars/*.yaml`: a school year."""

    title: Text = key("Whose year it is.", "Göteborg, läsåret 2026/27", default="")
    school_year: SchoolYear = key("The school year.", "2026-27", default="")
    school_forms: tuple[SchoolForm, ...] = key("School forms it holds for.", "[GR]", default=())
    source: CalendarSource | None = key(
        "Where the dates come from.", "{text: Göteborgs Stad, date: 2026-02-01}", default=None
    )
    terms: Terms | None = key("The terms.", "{autumn: 2026-08-17 – 2026-12-18}", default=None)
    breaks: tuple[Break, ...] = key("Breaks.", "[{name: läslov, weeks: v44}]", default=())
    days_off: tuple[Day, ...] = key("Days without school.", "[2027-05-07]", default=())
    staff_days: tuple[Day, ...] = key(
        "Days without pupils on which staff can meet.", "[2026-09-21]", default=()
    )
    half_days: tuple[HalfDay, ...] = key(
        "Days that end early.", '[{date: 2026-12-18, ends: "12:00"}]', default=()
    )
    year: Days | None = key(
        "First to last day where it is open all year.", "2026-08-10 – 2027-06-30", default=None
    )
    closed: tuple[Weeks, ...] = key("Weeks when it is closed.", "[v28–31]", default=())
    planning_days: tuple[Day, ...] = key("Days best kept for meetings.", "[2026-09-21]", default=())
    updated: Day | None = key(
        "When it was last changed; calendar programs take what is newer.",
        "2026-11-03",
        default=None,
    )


@record
class Group:
    """A group that meets."""

    id: Id = key("Its id; else made from the name.", "lag-7-9", default="")
    name: Text = key("What it is called.", "Lag 7–9")
    participants: Count = key("How many take part.", "7", default=0)
    weekday: Literal["", Weekday] = key("The day it meets.", "tuesday", default="")
    time: Clock | None = key("When the meeting begins.", '"14:30"', default=None)
    minutes: Minutes = key("How long a meeting is.", "90", default=0)
    place: Text = key("Where.", "Biblioteket", default="")
    form: Literal["", MeetingForm] = key("How it meets.", "on-site", default="")
    leader: Text = key("The leader's role; no name is needed.", "handledare 1", default="")
    week: Count = key("Which of the cell's weeks it meets in.", "2", default=0)


@record
class PlanFront(Noted):
    """`plans/*.yaml`: a school's plan."""

    title: Text = key("Whose plan it is.", "Ängskolan 2026/27", default="")
    unit: Text = key("The school.", "Ängskolan", default="")
    area: Text = key("What the organiser's overview sorts it under.", "Norr", default="")
    modules: tuple[Id, ...] = key("Modules, one after the other.", "[samtal-om-texter]", default=())
    parts: tuple[PartRef, ...] = key("Single parts instead of modules.", "[lasa/1]", default=())
    calendars: tuple[Id, ...] = key("Calendars, in order.", "[2026-27-goteborg]", default=())
    pace: Id = key("The pace.", "three-week", default="")
    start: Week | None = key("The week to start in.", "v36", default=None)
    terms: TermCount = key("How many terms to spread it over.", "1", default=0)
    skip: tuple[Weeks, ...] = key("Weeks to leave free.", "[v20]", default=())
    groups: tuple[Group, ...] = key(
        "Groups that meet.", '[{name: Lag 7–9, weekday: tuesday, time: "14:30"}]', default=()
    )
    spare_weekdays: tuple[Weekday, ...] = key("Weekdays to fall back on.", "[thursday]", default=())
    moved: tuple[tuple[Text, When], ...] = key(
        "Meetings moved by hand, as group/meeting.", "{lag-7-9/5: 2027-02-03 13:00}", default=()
    )
    again: tuple[Count, ...] = key(
        "Parts whose activity and follow-up are run once more.", "[3]", default=()
    )
    checkins: Repeat = key("How often leader and principal talk.", "every 2 parts", default=0)
    follow_ups: tuple[Later, ...] = key(
        "What keeps the work alive afterwards.", "[2 months, 6 months]", default=()
    )
    updated: Day | None = key(
        "When it was last changed; calendar programs take what is newer.",
        "2026-11-03",
        default=None,
    )
