"""Options that several commands have, in the language of the words they carry."""

from collections.abc import Mapping
from pathlib import Path

import click

from builder.console.words import LANGUAGES


def language(said: Mapping[str, str]) -> click.Option:
    """Make `--lang`. It is read before click sees it, hence not exposed."""
    return click.Option(
        ["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=said["option.lang"]
    )


def project(said: Mapping[str, str]) -> click.Option:
    """Make `--project`."""
    return click.Option(
        ["--project"],
        type=click.Path(path_type=Path),
        default=Path(),
        metavar=said["usage.folder"],
        help=said["option.project"],
    )


def flag(said: Mapping[str, str], name: str) -> click.Option:
    """Make a flag."""
    return click.Option([typed(name)], is_flag=True, help=said[f"option.{name}"])


def text(said: Mapping[str, str], name: str, metavar: str = "") -> click.Option:
    """Make an option that takes a text; `metavar` stands for it in the help."""
    return click.Option(
        [typed(name)],
        default="",
        metavar=metavar or said["usage.text"],
        help=said[f"option.{name}"],
    )


def typed(name: str) -> str:
    """Write an option as it is typed; a `_` in its name is a `-`."""
    return f"--{name.replace('_', '-')}"


def today(said: Mapping[str, str]) -> click.Option:
    """Make `--today`, the date to go by."""
    return click.Option(
        ["--today"], default="", metavar=said["usage.date"], help=said["option.today"]
    )


def word(said: Mapping[str, str], name: str) -> str:
    """Get the word that stands for an argument in the usage line."""
    return said[f"usage.{name}"]
