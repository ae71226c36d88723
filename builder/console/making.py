"""`new` and `clean`: what they write and remove, and what they refuse to touch."""

import re
import shutil
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import click

from builder.console.refusal import DISK, FINE, USAGE, Refusal
from builder.console.settings import settings_of
from builder.console.work import project_at, refusing, shown
from builder.editors import SETTINGS
from builder.engine.output import LIST, claim, prune
from builder.engine.write import discard
from builder.project import Project
from builder.read.slug import slug as slugged
from builder.scaffold import NewModule, module_files, part_files, portal_files

_PART = re.compile(r"([0-9]+)-.")


def new_portal(  # noqa: PLR0913 - what the command line asks for
    said: Mapping[str, str],
    folder: Path,
    *,
    title: str,
    organisation: str,
    service: str,
    today: date,
) -> int:
    """Begin a portal in a folder that has none."""
    project = Project(folder)
    if project.portal_file.exists():
        raise Refusal(USAGE, said["wrong.exists"].format(path=shown(project.portal_file)))
    name = title or folder.absolute().name
    made = portal_files(
        name, organisation or name, said["program.language"], today.isoformat(), service
    )
    write_files(said, project, made)
    where = _quoted(shown(folder))
    step = f"cd {where}" if folder.absolute() != Path.cwd() else ""
    steps = [step, said["told.first_module"]]
    tell_next(said, [step for step in steps if step])
    return FINE


def new_module(  # noqa: PLR0913 - what the command line asks for
    said: Mapping[str, str],
    project: Path,
    slug: str,
    *,
    title: str,
    parts: int,
    cycle: str,
    today: date,
) -> int:
    """Begin a module."""
    where, settings = settings_of(said, project)
    if not slug or slug != slugged(slug):
        better = slugged(slug) or said["told.first_name"]
        raise Refusal(USAGE, said["wrong.name"].format(name=slug or '""', better=better))
    place = where.content / "modules" / slug
    if place.exists():
        raise Refusal(USAGE, said["wrong.exists"].format(path=shown(place)))
    chosen = dict(settings.cycles).get(cycle)
    if chosen is None:
        choices = ", ".join(name for name, _ in settings.cycles)
        text = said["wrong.choice"].format(value=cycle, name="--cycle", choices=choices)
        raise Refusal(USAGE, text)
    name = title or slug.replace("-", " ").capitalize()
    new = NewModule(slug, name, parts, cycle, chosen, today.isoformat())
    write_files(said, where, module_files(new, settings.front))
    tell_next(said, ["kollegium serve --drafts --open"])
    return FINE


def new_part(said: Mapping[str, str], folder: Path, module: str, title: str) -> int:
    """Add a part at the end of a module."""
    project, settings = settings_of(said, folder)
    place = project.content / "modules" / module
    if module != slugged(module) or not (place / "module.md").is_file():
        raise Refusal(USAGE, said["wrong.no_module"].format(name=module))
    found = (_PART.match(each.name) for each in place.iterdir() if each.is_dir())
    numbers = [int(match.group(1)) for match in found if match]
    cycles = dict(settings.cycles)
    cycle = cycles.get(_cycle_of(place / "module.md"), cycles["collegial"])
    number = max(numbers, default=0) + 1
    write_files(said, project, part_files(module, number, title, cycle, settings.front.language))
    tell_next(said, ["kollegium serve --drafts --open"])
    return FINE


def clean(said: Mapping[str, str], folder: Path) -> int:
    """Remove what was built: the files that a build has listed as its own, and the cache."""
    project = project_at(said, folder)
    site = project.site
    if site.exists() and not _is_ours(site):
        raise Refusal(DISK, said["wrong.not_clean"].format(path=shown(site)))
    removed = []
    with refusing(said):
        if site.exists():
            prune(site, claim(site), ())
            discard(site / LIST)
            if not any(site.iterdir()):
                site.rmdir()
            removed.append(site)
        if project.cache.exists():
            shutil.rmtree(project.cache)
            removed.append(project.cache)
    for place in removed:
        click.echo(said["told.cleaned"].format(path=shown(place)))
    if not removed:
        click.echo(said["told.nothing"])
    return FINE


def _is_ours(site: Path) -> bool:
    return site.is_dir() and ((site / LIST).exists() or not any(site.iterdir()))


def _cycle_of(module: Path) -> str:
    """Find the cycle that a module's front matter names, without judging the rest of it."""
    for line in module.read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith("cycle:"):
            return line.partition(":")[2].partition("#")[0].strip().strip("\"'")
    return "collegial"


def write_files(said: Mapping[str, str], project: Project, made: Iterable[tuple[str, str]]) -> None:
    """Write files that are not there yet, and tell each. OSError becomes a refusal."""
    told: set[Path] = set()
    with refusing(said):
        for path, text in made:
            place = project.root / path
            if place.exists():
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8", newline="\n")
            # What is the editor's is told as one: the author looks for what is there to write in.
            named = project.root / SETTINGS if path.startswith(f"{SETTINGS}/") else place
            if named not in told:
                click.echo(said["told.wrote"].format(path=shown(named)))
            told.add(named)


def tell_next(said: Mapping[str, str], commands: Iterable[str]) -> None:
    """Tell what to type next."""
    for command in commands:
        click.echo(said["told.next"].format(command=command))


def _quoted(path: str) -> str:
    """Write a path as a shell takes it; both Windows' and Unix' take double quotes."""
    return f'"{path}"' if " " in path else path
