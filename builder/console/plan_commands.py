"""The commands for planning, `document`, and `new calendar`, `new plan`, `new protocol`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from builder.console.commands import Command
from builder.console.options import flag, language, project, text, today, word

_SHEETS = ("text", "csv", "json", "ics")
_AGENDAS = ("text", "json")


def schedule(said: Mapping[str, str]) -> Command:
    """Make `schedule`: a module's, or a plan's."""

    def callback(minutes: int | None, **given: Any) -> int:
        from builder.console.scheduling import Asked, print_schedule

        return print_schedule(said, Asked(minutes=minutes or 0, **given))

    return Command(
        "schedule",
        said=said,
        callback=callback,
        params=[
            click.Argument(
                ["module"], default="", required=False, metavar=word(said, "module_optional")
            ),
            text(said, "plan", "ID"),
            text(said, "pace", "ID"),
            click.Option(["--calendar"], multiple=True, metavar="ID", help=said["option.calendar"]),
            text(said, "start", word(said, "week")),
            text(said, "winter_break", word(said, "week")),
            text(said, "weekday", word(said, "weekday")),
            text(said, "time", word(said, "time")),
            click.Option(
                ["--minutes"],
                type=click.IntRange(1, 1440),
                metavar="N",
                help=said["option.minutes"],
            ),
            text(said, "group", "ID"),
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


def guide(said: Mapping[str, str]) -> Command:
    """Make `guide`: a meeting's agenda."""

    def callback(minutes: int | None, **given: Any) -> int:
        from builder.console.guiding import Asked, print_guide

        return print_guide(said, Asked(minutes=minutes or 0, **given))

    return Command(
        "guide",
        said=said,
        callback=callback,
        params=[
            click.Argument(["module"], metavar=word(said, "module")),
            click.Option(
                ["--meeting"],
                type=int,
                metavar="N",
                help=said["option.meeting"],
            ),
            click.Option(
                ["--participants"],
                type=click.IntRange(1),
                default=6,
                metavar="N",
                help=said["option.participants"],
            ),
            click.Option(
                ["--minutes"],
                type=click.IntRange(1, 1440),
                metavar="N",
                help=said["option.meeting_minutes"],
            ),
            click.Option(
                ["--start"], default="", metavar=said["usage.time"], help=said["option.begins"]
            ),
            flag(said, "unread"),
            click.Option(
                ["--format", "form"],
                type=click.Choice(_AGENDAS),
                default="text",
                help=said["option.agenda"],
            ),
            project(said),
            language(said),
            flag(said, "drafts"),
        ],
        help=said["command.guide"],
    )


def document(said: Mapping[str, str]) -> Command:
    """Make `document`: pages as DOCX or PDF."""

    def callback(**given: Any) -> int:
        from builder.console.documents import Asked, make_documents

        return make_documents(said, Asked(**given))

    return Command(
        "document",
        said=said,
        callback=callback,
        params=[
            click.Argument(["page"], metavar=word(said, "page")),
            click.Option(
                ["--as", "kind"],
                type=click.Choice(("docx", "pdf")),
                default="docx",
                help=said["option.as"],
            ),
            click.Option(
                ["--out"],
                type=click.Path(path_type=Path),
                default=Path("dist"),
                metavar=said["usage.folder"],
                help=said["option.out_document"],
            ),
            project(said),
            language(said),
            flag(said, "drafts"),
        ],
        help=said["command.document"],
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
            text(said, "county", "ID"),
            text(said, "school_year", word(said, "school_year")),
            text(said, "winter_break", word(said, "week")),
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

    def callback(today: str, **given: Any) -> int:
        from builder.console.making_plans import AskedPlan, write_plan
        from builder.console.today import date_of

        return write_plan(said, AskedPlan(today=date_of(said, today), **given))

    return Command(
        "plan",
        said=said,
        callback=callback,
        params=[
            click.Argument(["slug"], metavar=word(said, "address")),
            text(said, "title"),
            text(said, "module", "ID"),
            text(said, "pace", "ID"),
            click.Option(["--calendar"], multiple=True, metavar="ID", help=said["option.calendar"]),
            today(said),
            project(said),
            language(said),
        ],
        help=said["command.new_plan"],
    )


def new_protocol(said: Mapping[str, str]) -> Command:
    """Make `new protocol`."""

    def callback(project: Path, slug: str, title: str) -> int:
        from builder.console.making_plans import write_protocol

        return write_protocol(said, project, slug, title)

    return Command(
        "protocol",
        said=said,
        callback=callback,
        params=[
            click.Argument(["slug"], metavar=word(said, "address")),
            text(said, "title"),
            project(said),
            language(said),
        ],
        help=said["command.new_protocol"],
    )
