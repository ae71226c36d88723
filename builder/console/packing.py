"""`pack`: packages written to a folder, the same bytes as the site offers for download."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import click

from builder.build import read
from builder.console.choosing import unknown_module
from builder.console.refusal import FAULTY, FINE, USAGE, Refusal, refuse_unless
from builder.console.settings import without_settings
from builder.console.telling import drawn_faults
from builder.console.work import PATIENCE, project_at, refusing, shown, waiting
from builder.diagnostics import Diagnostic, in_order
from builder.engine.lock import lock
from builder.engine.shelf import Shelf
from builder.engine.write import replace
from builder.model import Portal
from builder.modules import Shelves
from builder.outputs.archive import kept
from builder.outputs.package import Package, package_job, planned
from builder.outputs.packages import all_packages, has_leaders, module_package
from builder.outputs.plan import Plan, plan
from builder.outputs.single import has_single, single_job
from builder.problems.table import SEVERITIES, Severity
from builder.project import Project, program
from builder.theme.choice import read_theme
from builder.theme.faults import TemplateFault
from builder.theme.rehearsal import told
from builder.value import value


@value
class Asked:
    """What the command line asks for; the names are those of its options."""

    what: str
    every: bool
    form: Literal["zip", "single"]
    reader: Literal["participant", "leader"]
    out: Path
    project: Path
    drafts: bool


def write_packages(said: Mapping[str, str], asked: Asked) -> int:
    """Pack what is asked for, and print where it lies; nothing while the content has errors."""
    if bool(asked.what) == asked.every:
        raise Refusal(USAGE, said["wrong.module_or_all"])
    project = project_at(said, asked.project)
    with refusing(said), lock(project.cache, PATIENCE, waiting(said)):
        portal, faults = read(project, program(), drafts=asked.drafts)
        wrong = _written(said, asked, project, portal, faults) if portal else ()
    if portal is None:
        without_settings(said, asked.project, drafts=asked.drafts)
    drawn = drawn_faults(project, in_order(wrong), said["program.language"], "text")
    click.echo(drawn, err=True, nl=False)
    return FAULTY if wrong else FINE


def _written(
    said: Mapping[str, str],
    asked: Asked,
    project: Project,
    portal: Portal,
    faults: tuple[Diagnostic, ...],
) -> tuple[Diagnostic, ...]:
    """Plan as a build does, and write; or give the errors, and write nothing."""
    settings = portal.settings
    theme, more = read_theme(project.root, settings.front, settings.spans, project.cache, program())
    wrong = [each for each in (*faults, *more) if SEVERITIES[each.code] is Severity.ERROR]
    if wrong or theme is None:
        return tuple(wrong)
    made = plan(portal, Shelves(project.cache, program()), theme, project.root)
    job_of = single_job if asked.form == "single" else package_job
    try:
        for package in _chosen(said, asked, made):
            job = job_of(package, planned(package))
            place = asked.out / job.path.rpartition("/")[2]
            replace(place, kept(job, Shelf("", None)))
            click.echo(shown(place))
    except TemplateFault as fault:
        return (told(fault, project.root, settings.front),)
    return ()


def _chosen(said: Mapping[str, str], asked: Asked, made: Plan) -> Iterator[Package]:
    leader, single = asked.reader == "leader", asked.form == "single"
    refuse_unless(said, "wrong.together", not (leader and single), "--for leader", "--as single")
    if leader and not has_leaders(made):
        raise Refusal(USAGE, said["wrong.no_leader"])
    if asked.every:
        for _, package in all_packages(made):
            if package.label.leader == leader and (has_single(package) or not single):
                yield package
        return
    slug, _, number = asked.what.partition("/")
    modules = {entry.slug: entry for entry in made.portal.modules}
    entry = modules.get(slug)
    if entry is None:
        raise unknown_module(said, slug, modules, made.portal.unseen)
    numbers = {str(part.number): part.number for part in entry.contents}
    if number and number not in numbers:
        raise Refusal(USAGE, said["wrong.no_part"].format(module=slug, number=number))
    yield module_package(made, entry, numbers.get(number, 0), leader=leader)
