"""`explain` and `schema`: what the format and its diagnostics are, for people and for editors."""

from collections.abc import Mapping
from pathlib import Path

import click

from builder.console.commands import Command
from builder.console.refusal import FINE, USAGE, Refusal


def explain_command(said: Mapping[str, str], *options: click.Option) -> Command:
    """Make `explain [CODE]`."""

    def callback(code: str) -> int:
        return explain(said, code)

    argument = click.Argument(["code"], required=False, default="", metavar=said["usage.code"])
    return Command(
        "explain",
        said=said,
        callback=callback,
        params=[argument, *options],
        help=said["command.explain"],
    )


def schema_command(said: Mapping[str, str], *options: click.Option) -> Command:
    """Make `schema [--out DIR]`."""

    def callback(project: Path, out: Path | None) -> int:
        return write_schemas(said, project, out)

    folder = click.Option(
        ["--out"],
        type=click.Path(path_type=Path),
        metavar=said["usage.folder"],
        help=said["option.out"],
    )
    return Command(
        "schema",
        said=said,
        callback=callback,
        params=[folder, *options],
        help=said["command.schema"],
    )


def explain(said: Mapping[str, str], code: str) -> int:
    """Print a code's page, or all codes; a code that is none is answered with the nearest."""
    from builder.problems import entry
    from builder.problems.table import SEVERITIES
    from builder.show.reference import draw_list, draw_page

    language = said["program.language"]
    if not code:
        click.echo(draw_list(language), nl=False)
        return FINE
    # As it is copied from a message: error[unknown-key]
    name = code.rpartition("[")[2].rstrip("]:").strip()
    if name not in SEVERITIES:
        from builder.read.nearest import nearest

        near = nearest(name, SEVERITIES)
        text = said["wrong.code_near" if near else "wrong.code"].format(name=code, near=near)
        raise Refusal(USAGE, text)
    click.echo(draw_page(entry(name, language), language), nl=False)
    return FINE


def write_schemas(said: Mapping[str, str], folder: Path, out: Path | None) -> int:
    """Write the schemas, and say where."""
    from builder.console.work import project_at, refusing, shown
    from builder.editors import SCHEMAS, schema_files
    from builder.engine.write import replace

    place = out or project_at(said, folder).root / SCHEMAS
    with refusing(said):
        for name, text in schema_files():
            replace(place / name, text.encode())
            click.echo(said["told.wrote"].format(path=shown(place / name)))
    return FINE
