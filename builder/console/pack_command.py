"""The command `pack`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from builder.console.commands import Command
from builder.console.options import flag, language, project, word

_FORMS = ("zip", "single")
_READERS = ("participant", "leader")


def pack(said: Mapping[str, str]) -> Command:
    """Make `pack`: a module, a part, or everything, to be carried along."""

    def callback(**given: Any) -> int:
        from builder.console.packing import Asked, write_packages

        return write_packages(said, Asked(**given))

    return Command(
        "pack",
        said=said,
        callback=callback,
        params=[
            click.Argument(["what"], default="", required=False, metavar=word(said, "package")),
            click.Option(["--all", "every"], is_flag=True, help=said["option.all"]),
            click.Option(
                ["--as", "form"],
                type=click.Choice(_FORMS),
                default="zip",
                help=said["option.packed"],
            ),
            click.Option(
                ["--for", "reader"],
                type=click.Choice(_READERS),
                default="participant",
                help=said["option.for"],
            ),
            click.Option(
                ["--out"],
                type=click.Path(path_type=Path),
                default=Path("dist"),
                metavar=said["usage.folder"],
                help=said["option.dist"],
            ),
            project(said),
            language(said),
            flag(said, "drafts"),
        ],
        help=said["command.pack"],
    )
