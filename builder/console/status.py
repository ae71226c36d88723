"""The command `status`: how things stand with the modules, for who looks after them."""

from collections.abc import Mapping
from pathlib import Path

import click

from builder.console.commands import Command
from builder.console.options import language, project, today

_FORMS = ("text", "json", "html")


def status(said: Mapping[str, str]) -> Command:
    """Make `status`."""

    def callback(project: Path, form: str, out: Path | None, today: str) -> int:
        from builder.console.overseeing import tell_status
        from builder.console.today import date_of

        return tell_status(said, project, form, out, date_of(said, today))

    return Command(
        "status",
        said=said,
        callback=callback,
        params=[
            click.Option(
                ["--format", "form"],
                type=click.Choice(_FORMS),
                default="text",
                help=said["option.status"],
            ),
            click.Option(
                ["--out"],
                type=click.Path(path_type=Path, dir_okay=False),
                metavar=said["usage.file"],
                help=said["option.status_out"],
            ),
            today(said),
            project(said),
            language(said),
        ],
        help=said["command.status"],
    )
