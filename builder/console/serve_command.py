"""The command line of `serve`: what may be asked for, and what is asked for unless it is."""

import os
from collections.abc import Mapping
from pathlib import Path

import click

from builder.console.commands import Command
from builder.console.options import flag, language, project, today

_PORT = 8000
_EDITOR_VARIABLE = "KOLLEGIUM_EDITOR"


def serve_command(said: Mapping[str, str]) -> Command:
    """Make `serve`."""

    def callback(  # noqa: PLR0913 - one for each option
        *, project: Path, drafts: bool, today: str, jobs: int, port: int, editor: str, **flags: bool
    ) -> int:
        from builder.console.serving import EDITOR, Preview, serve
        from builder.console.work import Request

        request = Request(
            project=project,
            form="text",
            strict=False,
            drafts=drafts,
            jobs=jobs,
            only_check=False,
            today=today,
        )
        wanted = editor or os.environ.get(_EDITOR_VARIABLE, "") or EDITOR
        return serve(said, request, Preview(port=port, editor=wanted, **flags))

    params = [
        project(said),
        language(said),
        flag(said, "drafts"),
        flag(said, "open"),
        click.Option(
            ["--port"],
            type=click.IntRange(1, 65_535),
            default=_PORT,
            metavar="N",
            help=said["option.port"],
        ),
        flag(said, "poll"),
        click.Option(
            ["--editor"],
            default="",
            metavar=said["usage.link"],
            help=said["option.editor"],
        ),
        today(said),
        click.Option(
            ["--jobs"], type=click.IntRange(0), default=0, metavar="N", help=said["option.jobs"]
        ),
    ]
    return Command("serve", said=said, callback=callback, params=params, help=said["command.serve"])
