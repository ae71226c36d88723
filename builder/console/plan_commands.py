"""The commands for planning: `schedule`, `new calendar`, `new plan`."""

from collections.abc import Mapping
from typing import Any

import click

from builder.console.commands import Command
from builder.console.options import flag, language, project, text, today, word

_SHEETS = ("text", "csv", "json", "ics")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def schedule(said: Mapping[str, str]) -> Command:
    """Make `schedule`: a module's, or a plan's."""

    def callback(weekday: str | None, minutes: int | None, **given: Any) -> int:
        from builder.console.scheduling import Asked, print_schedule

        asked = Asked(weekday=weekday or "", minutes=minutes or 0, **given)
        return print_schedule(said, asked)

    return Command(
        "schedule",
        said=said,
        callback=callback,
        params=[
            click.Argument(
                ["module"], default="", required=False, metavar=word(said, "module_optional")
            ),
            *_texts(said, "plan", "pace", metavar="ID"),
            click.Option(["--calendar"], multiple=True, metavar="ID", help=said["option.calendar"]),
            *_texts(said, "start", "winter_break", metavar=said["usage.week"]),
            click.Option(
                ["--weekday"],
                type=click.Choice(_WEEKDAYS),
                metavar=said["usage.weekday"],
                help=said["option.weekday"],
            ),
            *_texts(said, "time", metavar=said["usage.time"]),
            click.Option(
                ["--minutes"],
                type=click.IntRange(1, 1440),
                metavar="N",
                help=said["option.minutes"],
            ),
            *_texts(said, "group", metavar="ID"),
            click.Option(
                ["--format", "form"],
                type=click.Choice(_SHEETS),
                default="text",
                help=said["option.sheet"],
            ),
            project(said),
            language(said),
            flag(said, "drafts"),
        ],
        help=said["command.schedule"],
    )


def new_calendar(said: Mapping[str, str]) -> Command:
    """Make `new calendar`."""

    def callback(today: str, **given: Any) -> int:
        from builder.console.making_plans import AskedCalendar, write_calendar
        from builder.console.today import date_of

        return write_calendar(said, AskedCalendar(today=date_of(said, today), **given))

    return Command(
        "calendar",
        said=said,
        callback=callback,
        params=[
            click.Argument(
                ["slug"], default="", required=False, metavar=word(said, "address_optional")
            ),
            *_texts(said, "county", metavar="ID"),
            *_texts(said, "school_year", metavar=word(said, "school_year")),
            *_texts(said, "winter_break", metavar=word(said, "week")),
            flag(said, "all_year"),
            text(said, "title"),
            today(said),
            project(said),
            language(said),
        ],
        help=said["command.new_calendar"],
    )


def new_plan(said: Mapping[str, str]) -> Command:
    """Make `new plan`."""

    def callback(**given: Any) -> int:
        from builder.console.making_plans import AskedPlan, write_plan

        return write_plan(said, AskedPlan(**given))

    return Command(
        "plan",
        said=said,
        callback=callback,
        params=[
            click.Argument(["slug"], metavar=word(said, "address")),
            text(said, "title"),
            *_texts(said, "module", "pace", metavar="ID"),
            click.Option(["--calendar"], multiple=True, metavar="ID", help=said["option.calendar"]),
            project(said),
            language(said),
        ],
        help=said["command.new_plan"],
    )


def _texts(said: Mapping[str, str], *names: str, metavar: str) -> list[click.Parameter]:
    return [
        click.Option(
            [f"--{name.replace('_', '-')}"],
            default="",
            metavar=metavar,
            help=said[f"option.{name}"],
        )
        for name in names
    ]
