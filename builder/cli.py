"""The command line: commands, options, exit codes; what they do stands elsewhere.

Heavy imports are late, so that `--help` and a build with nothing to do answer at once.

Exit codes: 0 fine · 1 the content has errors (or warnings with `--strict`) · 2 usage ·
3 environment or disk · 4 a bug of ours · 130 interrupted.
"""

import gc
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

import click

from builder import __version__
from builder.console.commands import Command, Group, command_path, without_command, worded
from builder.console.options import flag, language, project, text, today, word
from builder.console.pack_command import pack
from builder.console.plan_commands import (
    document,
    guide,
    new_calendar,
    new_plan,
    new_protocol,
    schedule,
)
from builder.console.reference import explain_command, schema_command
from builder.console.refusal import (
    BUG,
    DISK,
    FINE,
    INTERRUPTED,
    USAGE,
    Refusal,
    refuse_unless,
)
from builder.console.serve_command import serve_command
from builder.console.status import status
from builder.console.words import project_of, spoken, words

_SERVICES = ("github", "gitlab")
_FORMATS = ("text", "line", "json", "github", "sarif")


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the program and exit with its code."""
    # Hardly anything here refers to itself, so a build takes no more memory without the collector,
    # which would go through a hundred thousand values again and again.
    gc.disable()
    given = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        # A Windows console that knows no å shall show something else, not a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    code = run(given)
    # Taking a hundred thousand values apart one by one, only to leave, takes a tenth of the time of
    # a small build. Nothing waits for the interpreter's own end: workers and files are closed.
    with suppress(OSError, ValueError):
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    os._exit(code)


def run(arguments: list[str]) -> int:  # noqa: PLR0911 - one for each way to end
    """Run a command line and return the exit code; a bug of ours shows its traceback."""
    said = words(spoken(arguments, project_of(arguments)))
    top = program(said)
    try:
        result = top.main(arguments, prog_name="kollegium", standalone_mode=False)
    except click.UsageError as error:
        if error.ctx and without_command(error):
            click.echo(error.ctx.get_help(), err=True)
            return USAGE
        command = command_path(error, top, arguments)
        click.echo(worded(error, said), err=True)
        click.echo(said["usage.try"].format(command=f"{command} --help"), err=True)
        return USAGE
    except Refusal as refusal:
        click.echo(refusal.text, err=True)
        return refusal.code
    except (KeyboardInterrupt, click.Abort):
        click.echo(said["wrong.interrupted"], err=True)
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # Who reads us has left (click's word for it is an exit), and there is nobody to flush to.
        sys.stdout = None
        return FINE
    except OSError as error:
        sys.stdout = None  # a full disk behind it cannot be flushed to either
        reason = error.strerror or type(error).__name__
        click.echo(said["wrong.disk"].format(path=error.filename or "", reason=reason), err=True)
        return DISK
    except Exception:  # noqa: BLE001 - the one place where a bug is told as such
        import traceback

        traceback.print_exc()
        click.echo(said["wrong.bug"], err=True)
        return BUG
    return result if isinstance(result, int) else FINE


def program(said: Mapping[str, str]) -> Group:
    """Make the commands in the language of these words."""
    top = Group("kollegium", said=said, help=said["program.help"])
    top.params += [
        language(said),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_version,
            help=said["option.version"],
        ),
    ]
    new = Group("new", said=said, help=said["command.new"])
    new.params.append(language(said))
    new.add_command(_new_portal(said))
    new.add_command(_new_module(said))
    new.add_command(_new_part(said))
    new.add_command(new_calendar(said))
    new.add_command(new_plan(said))
    new.add_command(new_protocol(said))
    explain = explain_command(said, language(said))
    schema = schema_command(said, project(said), language(said))
    working = (_build(said), _check(said), serve_command(said))
    plans, taking = (schedule(said), guide(said)), (document(said), pack(said))
    telling = (status(said), explain, schema)
    for command in (*working, new, *plans, *taking, *telling, _clean(said)):
        top.add_command(command)
    return top


def _show_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:  # noqa: FBT001
    if wanted and not ctx.resilient_parsing:
        click.echo(f"kollegium {__version__}")
        ctx.exit()


def _working(
    said: Mapping[str, str], name: str, action: Callable[..., int], *options: click.Parameter
) -> Command:
    """Make a command that looks at the content: the options that all of these have."""

    def callback(**given: Any) -> int:
        return action(said, **given)

    common = (
        project(said),
        click.Option(
            ["--format", "form"],
            type=click.Choice(_FORMATS),
            default="text",
            metavar=said["usage.format"],
            help=said["option.format"],
        ),
        language(said),
        flag(said, "strict"),
        flag(said, "drafts"),
        today(said),
        click.Option(
            ["--jobs"], type=click.IntRange(0), default=0, metavar="N", help=said["option.jobs"]
        ),
    )
    return Command(
        name,
        said=said,
        callback=callback,
        params=[*common, *options],
        help=said[f"command.{name}"],
    )


def _build(said: Mapping[str, str]) -> Command:
    return _working(said, "build", _do_build, flag(said, "force"), flag(said, "why"))


def _check(said: Mapping[str, str]) -> Command:
    flags = (flag(said, name) for name in ("fix", "yes", "watch", "poll"))
    return _working(said, "check", _do_check, *flags)


def _do_build(said: Mapping[str, str], **given: Any) -> int:
    from builder.console.work import Request, work

    return work(said, Request(only_check=False, **given))


def _do_check(  # the ways to check
    said: Mapping[str, str], *, fix: bool, yes: bool, watch: bool, poll: bool, **given: Any
) -> int:
    from builder.console.work import Request, work

    request = Request(only_check=True, **given)
    refuse_unless(said, "wrong.alone", not yes or fix, "--yes", "--fix")
    refuse_unless(said, "wrong.alone", not poll or watch, "--poll", "--watch")
    refuse_unless(said, "wrong.together", not (fix and watch), "--fix", "--watch")
    if watch:
        spoken = request.form in ("text", "line")
        refuse_unless(said, "wrong.together", spoken, "--watch", f"--format {request.form}")
        from builder.console import watch as watching

        return watching.watch(said, request, poll=poll)
    if fix:
        from builder.console import mending

        return mending.fix(said, request, yes=yes)
    return work(said, request)


def _clean(said: Mapping[str, str]) -> Command:
    def callback(project: Path) -> int:
        from builder.console.making import clean

        return clean(said, project)

    return Command(
        "clean",
        said=said,
        callback=callback,
        params=[project(said), language(said)],
        help=said["command.clean"],
    )


def _new_portal(said: Mapping[str, str]) -> Command:
    def callback(today: str, ci: str | None, **given: Any) -> int:
        from builder.console.making import new_portal
        from builder.console.today import date_of

        return new_portal(said, today=date_of(said, today), service=ci or "", **given)

    return Command(
        "portal",
        said=said,
        callback=callback,
        params=[
            click.Argument(
                ["folder"], type=click.Path(path_type=Path), metavar=word(said, "folder")
            ),
            text(said, "title"),
            text(said, "organisation"),
            click.Option(["--ci"], type=click.Choice(_SERVICES), help=said["option.ci"]),
            today(said),
            language(said),
        ],
        help=said["command.new_portal"],
    )


def _new_module(said: Mapping[str, str]) -> Command:
    def callback(today: str, **given: Any) -> int:
        from builder.console.making import new_module
        from builder.console.today import date_of

        return new_module(said, today=date_of(said, today), **given)

    return Command(
        "module",
        said=said,
        callback=callback,
        params=[
            click.Argument(["slug"], metavar=word(said, "address")),
            text(said, "title"),
            click.Option(
                ["--parts"],
                type=click.IntRange(1, 99),
                default=4,
                metavar="N",
                help=said["option.parts"],
            ),
            click.Option(["--cycle"], default="collegial", metavar="ID", help=said["option.cycle"]),
            today(said),
            project(said),
            language(said),
        ],
        help=said["command.new_module"],
    )


def _new_part(said: Mapping[str, str]) -> Command:
    def callback(project: Path, module: str, title: str) -> int:
        from builder.console.making import new_part

        return new_part(said, project, module, title)

    return Command(
        "part",
        said=said,
        callback=callback,
        params=[
            click.Argument(["module"], metavar=word(said, "module")),
            text(said, "title"),
            project(said),
            language(said),
        ],
        help=said["command.new_part"],
    )
