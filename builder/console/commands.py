"""Click's commands in our words: its help page and what it says of a wrong command line.

Click words these itself, in English. Overriding how a command shows itself and wording its
exceptions here keeps both languages whole, without setting a language for the whole process.
"""

from ast import literal_eval
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

import click

# Words that a Swede may try before the commands' and options' own.
_SWEDISH: Mapping[str, str] = MappingProxyType(
    {
        "bygg": "build",
        **dict.fromkeys(("granska", "kolla", "kontrollera"), "check"),
        **dict.fromkeys(("visa", "förhandsgranska", "servera", "preview"), "serve"),
        **dict.fromkeys(("ny", "nytt", "skapa"), "new"),
        **dict.fromkeys(("förklara", "forklara", "hjälp", "hjalp"), "explain"),
        **dict.fromkeys(("läget", "laget", "läge"), "status"),
        **dict.fromkeys(("rensa", "städa", "stada"), "clean"),
        "modul": "module",
        "del": "part",
        "kalender": "calendar",
        **dict.fromkeys(("samtalsmodell", "protokoll"), "protocol"),
        **dict.fromkeys(("--ratta", "--rätta"), "--fix"),
        "--ja": "--yes",
        **dict.fromkeys(("--bevaka", "--vakta"), "--watch"),
        "--utkast": "--drafts",
        **dict.fromkeys(("--öppna", "--oppna"), "--open"),
        **dict.fromkeys(("--språk", "--sprak"), "--lang"),
        "--projekt": "--project",
        **dict.fromkeys(("--hjälp", "--hjalp"), "--help"),
        "--titel": "--title",
        "--delar": "--parts",
        "--kalender": "--calendar",
        "--takt": "--pace",
        "--grupp": "--group",
        "--läsår": "--school-year",
        "--sportlov": "--winter-break",
        "--veckodag": "--weekday",
        "--dag": "--weekday",
        "--tid": "--time",
        "--minuter": "--minutes",
        **dict.fromkeys(("dagordning", "handledning", "vägledning", "träff"), "guide"),
        **dict.fromkeys(("dokument", "word", "pdf"), "document"),
        "--som": "--as",
        **dict.fromkeys(("--träff", "--traff"), "--meeting"),
        **dict.fromkeys(("--deltagare", "--antal"), "--participants"),
        **dict.fromkeys(("--minuter", "--tid"), "--minutes"),
        **dict.fromkeys(("--börjar", "--klockan"), "--start"),
        **dict.fromkeys(("--oläst", "--inte-läst"), "--unread"),
        "--län": "--county",
        "--varför": "--why",
        **dict.fromkeys(("packa", "paket"), "pack"),
        **dict.fromkeys(("--alla", "--allt"), "--all"),
        **dict.fromkeys(("--för", "--for-vem"), "--for"),
    }
)


class Command(click.Command):
    """A command whose help is in the language of the words it carries."""

    def __init__(self, name: str, *, said: Mapping[str, str], **more: Any) -> None:
        super().__init__(name, **more, add_help_option=False)
        self.said = said
        self.params.append(help_option(said))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = [
            self.said["usage.optional"],
            *(each.make_metavar(ctx) for each in self.params if isinstance(each, click.Argument)),
        ]
        formatter.write_usage(ctx.command_path, " ".join(pieces), f"{self.said['usage.usage']} ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, under our own heading."""
        rows = _rows(ctx, self.params)
        with formatter.section(self.said["usage.options"]):
            formatter.write_dl(rows)


class Group(click.Group):
    """A group of commands, likewise."""

    def __init__(self, name: str, *, said: Mapping[str, str], **more: Any) -> None:
        super().__init__(name, **more, add_help_option=False)
        self.said = said
        self.params.append(help_option(said))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = f"{self.said['usage.optional']} {self.said['usage.command']}"
        formatter.write_usage(ctx.command_path, pieces, f"{self.said['usage.usage']} ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        rows = _rows(ctx, self.params)
        with formatter.section(self.said["usage.options"]):
            formatter.write_dl(rows)
        commands = [(name, self.commands[name].help or "") for name in self.list_commands(ctx)]
        with formatter.section(self.said["usage.commands"]):
            formatter.write_dl(commands)

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """List the commands in the order of their importance, as they were added."""
        return list(self.commands)


def _rows(ctx: click.Context, params: Iterable[click.Parameter]) -> list[tuple[str, str]]:
    """List the options; arguments are named in the usage line."""
    options = (each for each in params if isinstance(each, click.Option))
    return [row for each in options if (row := each.get_help_record(ctx))]


def help_option(said: Mapping[str, str]) -> click.Option:
    """Make `--help`."""

    def show(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:  # noqa: FBT001
        if wanted and not ctx.resilient_parsing:
            click.echo(ctx.get_help())
            ctx.exit()

    return click.Option(
        ["--help", "-h"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=said["option.help"],
    )


def command_path(error: click.UsageError, top: click.Command, arguments: Iterable[str]) -> str:
    """Name the command that was called, also where click has forgotten which."""
    if error.ctx:
        return error.ctx.command_path
    path, command = [top.name or ""], top
    for argument in arguments:
        if isinstance(command, click.Group) and argument in command.commands:
            path.append(argument)
            command = command.commands[argument]
    return " ".join(path)


def without_command(error: click.UsageError) -> bool:
    """Tell whether a group was called and no command of it, which is a question for help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return True
    group = error.ctx is not None and isinstance(error.ctx.command, click.Group)
    return type(error) is click.UsageError and group and "'" not in error.message


def worded(error: click.UsageError, said: Mapping[str, str]) -> str:
    """Say what is wrong with a command line."""
    match error:
        case click.NoSuchOption():
            params = _context(error).command.params
            known = [name for each in params for name in each.opts if name.startswith("--")]
            return _near(said, "wrong.option", error.option_name, known)
        case click.BadOptionUsage():
            key = "wrong.no_value" if "not take" in error.message else "wrong.needs_value"
            return said[key].format(name=error.option_name)
        case click.MissingParameter():
            param = error.param
            name = param.make_metavar(_context(error)) if param else ""
            return said["wrong.argument"].format(name=name)
        case click.BadParameter():
            return _bad(error, said)
    return _other(error, said)


def _bad(error: click.BadParameter, said: Mapping[str, str]) -> str:
    param = error.param
    name = (
        (param.opts[0] if isinstance(param, click.Option) else param.human_readable_name)
        if param
        else ""
    )
    # Click tells the value only within its own message, as Python writes it.
    written = error.message.partition(" is not ")[0]
    value = literal_eval(written) if written[:1] in ("'", '"') else written
    if param is not None and isinstance(param.type, click.Choice):
        choices = ", ".join(str(choice) for choice in param.type.choices)
        return said["wrong.choice"].format(value=value or '""', name=name, choices=choices)
    return said["wrong.value"].format(value=value, name=name)


def _other(error: click.UsageError, said: Mapping[str, str]) -> str:
    context = _context(error)
    quoted = error.message.split("'")
    if isinstance(context.command, click.Group) and len(quoted) > 1:
        return _near(said, "wrong.command", quoted[1], list(context.command.commands))
    if "(" in error.message:
        return said["wrong.extra"].format(name=error.message.partition("(")[2].rstrip(")."))
    return said["wrong.other"].format(message=error.message)


def _near(said: Mapping[str, str], key: str, name: str, known: list[str]) -> str:
    meant = [word for word in (_SWEDISH.get(name.lower(), ""),) if word in known]
    near = meant or get_close_matches(name, known, 1)
    if near:
        return said[f"{key}_near"].format(name=name, near=near[0])
    return said[key].format(name=name)


def _context(error: click.UsageError) -> click.Context:
    return error.ctx or click.Context(click.Command("kollegium"))
