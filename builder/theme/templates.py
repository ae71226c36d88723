"""Templates compiled: an environment per theme and process; faults as diagnostics at their line.

Content reaches templates only as values, which autoescaping writes as text: it is never a template.
"""

from functools import lru_cache
from pathlib import Path

from jinja2 import DictLoader, Environment, StrictUndefined, TemplateSyntaxError

from builder.diagnostics import Diagnostic, diagnose
from builder.engine.digest import Sealed
from builder.front import PortalFront
from builder.planning.duration import clock, say
from builder.read.find import CONTENT
from builder.source import Span
from builder.theme.files import Theme, read_theme, theme_folders
from builder.theme.words import Words, host


@lru_cache(maxsize=2)
def environment(theme: Sealed[Theme]) -> Environment:
    """Make the environment of a theme; templates are compiled as they are first used."""
    value = theme.value
    words = Words(value.language, dict(value.strings))
    made = Environment(
        loader=DictLoader(dict(value.templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        keep_trailing_newline=True,
    )
    made.globals.update(
        words=words,
        t=words.text,
        n=words.number,
        day=words.day,
        size=words.size,
        iso=lambda day: day.isoformat(),
        duration=say,
        length=clock,
        host=host,
    )
    return made


def template_problems(theme: Theme, project: Path) -> tuple[Diagnostic, ...]:
    """Parse every template of a theme; one diagnostic for each that is broken."""
    parser = Environment(autoescape=True)
    problems = []
    for name, source in theme.templates:
        try:
            parser.parse(source, name)
        except TemplateSyntaxError as error:
            shown = _shown(project, theme.name, name)
            line = error.lineno
            place = Span(line, 1, line, 1)
            problems.append(diagnose("template-error", shown, place, message=error.message or ""))
    return tuple(problems)


def read_checked_theme(
    project: Path, front: PortalFront
) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """Read the theme that a portal asks for; None where there is none of that name."""
    name = front.theme.name
    try:
        theme, faults = read_theme(project, name, front.language)
    except FileNotFoundError:
        return None, (diagnose("unknown-theme", f"{CONTENT}/portal.yaml", name=name),)
    return theme, faults + template_problems(theme, project)


def _shown(project: Path, theme: str, name: str) -> str:
    """Find the folder that a template came from, as the project's path of it."""
    for folder in reversed(theme_folders(project, theme)):
        if (folder / "templates" / name).is_file():
            return f"themes/{folder.name}/templates/{name}"
    return f"themes/{theme}/templates/{name}"
