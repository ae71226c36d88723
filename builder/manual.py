"""The reference pages in `docs/`, written from the same sources as the program itself.

`python -m builder.manual` writes them, and a test compares them with what it would write. So a
key, an option or a code cannot be without its page.
"""

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

import click

from builder.cli import program
from builder.console.words import words
from builder.front import (
    ArticleFront,
    CalendarFront,
    CheckupFront,
    GlossaryFront,
    ModuleFront,
    MomentFront,
    PageFront,
    PartFront,
    PlanFront,
    PortalFront,
    ProtocolFront,
)
from builder.problems import entry
from builder.problems.table import SEVERITIES
from builder.read.blocks import BLOCKS
from builder.read.schema.reference import describe

_FILES = (
    ("content/portal.yaml", PortalFront),
    ("content/modules/MODULE/module.md", ModuleFront),
    ("content/modules/MODULE/1-PART/part.md", PartFront),
    ("content/modules/MODULE/1-PART/a.md, b.md …", MomentFront),
    ("content/modules/MODULE/articles/ARTICLE.md", ArticleFront),
    ("content/pages/PAGE.md", PageFront),
    ("content/protocols/PROTOCOL.yaml", ProtocolFront),
    ("content/calendars/CALENDAR.yaml", CalendarFront),
    ("content/plans/PLAN.yaml", PlanFront),
    ("content/checkups/CHECKUP.yaml", CheckupFront),
    ("content/glossary.yaml", GlossaryFront),
)
_MADE = "<!-- Written by `python -m builder.manual`. -->\n"


def pages() -> dict[str, str]:
    """Write every page, by its name below `docs/`."""
    return {
        "keys.md": "\n".join(_keys()) + "\n",
        "commands.md": "\n".join(_commands()) + "\n",
        "diagnostics.md": "\n".join(_diagnostics("en")) + "\n",
        "diagnostics.sv.md": "\n".join(_diagnostics("sv")) + "\n",
    }


def _keys() -> Iterator[str]:
    yield f"{_MADE}\n# Keys of the content format\n"
    yield "What may stand in each file. A key in bold is required; `[]` is an item of a list.\n"
    yield f"Fenced blocks in prose: {', '.join(f'`::: {name}`' for name in BLOCKS)}.\n"
    for path, kind in _FILES:
        yield f"## `{path}`\n"
        yield "| key | value | for | example |\n| --- | --- | --- | --- |"
        for row in describe(kind, "en"):
            key = f"**`{row.key}`**" if row.required else f"`{row.key}`"
            example = row.example.replace("|", "\\|")
            yield f"| {key} | {row.type} | {row.description} | `{example}` |"
        yield ""


def _commands() -> Iterator[str]:
    said = words("en")
    top = program(said)
    yield f"{_MADE}\n# Commands\n"
    yield "`kollegium COMMAND`, or `py -m builder COMMAND` where no command is on the path.\n"
    yield "```text\n" + _help(top, click.Context(top, info_name="kollegium")) + "\n```\n"
    for name, command in top.commands.items():
        inner = command.commands if isinstance(command, click.Group) else {"": command}
        for part, one in inner.items():
            path = f"kollegium {name} {part}".strip()
            yield f"## `{path}`\n"
            yield "```text\n" + _help(one, click.Context(one, info_name=path)) + "\n```\n"
    yield "## Exit codes\n"
    yield "| code | meaning |\n| --- | --- |"
    yield "| 0 | fine |\n| 1 | the content has errors, or warnings with `--strict` |"
    yield "| 2 | the command line cannot be used |\n| 3 | the environment or the disk |"
    yield "| 4 | a bug of ours |\n| 130 | interrupted |"


def _help(command: click.Command, context: click.Context) -> str:
    context.terminal_width = 90
    return command.get_help(context)


_ABOUT_EN = """\
# Diagnostics

What Kollegium says of content, by code. An error keeps the site from being published; a warning is
certain but does not (with `--strict` it counts as an error); advice never changes the exit code.
`kollegium explain CODE` shows the same in a terminal.

Warnings and advice can be set aside in a file, with a reason:
`ignore: [{code: top-heading, reason: A quotation.}]`.
"""
_ABOUT_SV = """\
# Felmeddelanden

Vad Kollegium säger om innehåll, efter kod. Ett fel (*error*) hindrar publicering; en varning
(*warning*) är säker men hindrar inte (med `--strict` räknas den som fel); ett råd (*advice*) ändrar
aldrig slutkoden. `kollegium explain KOD` visar detsamma i en terminal.

Varningar och råd kan läggas åt sidan i en fil, med ett skäl:
`ignore: [{code: top-heading, reason: Ett citat.}]`.
"""
_SAID = MappingProxyType(
    {
        "en": (_ABOUT_EN, "**Why.**", "Wrong:", "Right:"),
        "sv": (_ABOUT_SV, "**Varför.**", "Fel:", "Rätt:"),
    }
)


def _diagnostics(language: str) -> Iterator[str]:
    about, why, wrong, right = _SAID[language]
    yield f"{_MADE}\n{about}"
    for code in SEVERITIES:
        page = entry(code, language)
        yield f"## `{code}`\n"
        yield f"*{page.severity.value}* · {page.title}\n"
        yield f"{page.explain}\n"
        yield f"{why} {page.why}\n"
        yield f"{wrong}\n\n```text\n{page.wrong}\n```\n"
        yield f"{right}\n\n```text\n{page.right}\n```\n"


def main() -> None:
    """Write the pages into the checkout's `docs/`."""
    folder = Path(__file__).resolve().parent.parent / "docs"
    folder.mkdir(exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
