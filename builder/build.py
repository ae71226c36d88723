"""Read this first: the whole build, six stages, one frozen value each.

    file → Source → Page, Module … → Portal → view → Job → bytes in site/

No stage changes what an earlier one made. A new behaviour is a new rule, a new output or a file of
the theme; this function stays as it is.
"""

from collections.abc import Iterable
from dataclasses import replace
from shutil import rmtree

from builder.diagnostics import Diagnostic, in_order
from builder.engine.digest import Sealed
from builder.engine.errors import MissingText
from builder.engine.job import Batch
from builder.engine.run import Report, run
from builder.engine.workers import Workers
from builder.link import link
from builder.model import Portal
from builder.outcome import Counts, Outcome
from builder.outputs import ALL
from builder.outputs.plan import plan
from builder.project import Project
from builder.read.find import Group, find
from builder.read.group import GroupRead, Readers, sweep
from builder.read.settings import builtin_group, builtin_root, settle
from builder.rules import check
from builder.theme.choice import read_theme
from builder.theme.files import Theme
from builder.value import value


@value
class Options:
    """How to build: for whom (`drafts`), with how many processes (0: all cores), from scratch."""

    drafts: bool = False
    jobs: int = 0
    force: bool = False
    only_check: bool = False


def build(project: Project, options: Options, program: str) -> tuple[Outcome, Report | None]:
    """Build a project, or check it; with errors in the content the site is left as it is.

    The caller holds the project's lock. Raises OSError where the disk refuses, NotOurs where the
    output folder is somebody else's.
    """
    with Workers(options.jobs) as workers:
        try:
            return _build(project, options, program, workers)
        except MissingText:
            # Somebody has taken a shelf away; what it held is rendered again, once.
            rmtree(project.cache / "read", ignore_errors=True)
            return _build(project, options, program, workers)


def _build(
    project: Project, options: Options, program: str, workers: Workers
) -> tuple[Outcome, Report | None]:
    # 1 find: content/ → groups of files
    found = find(project.root)

    # 2 read: each file alone → values with places, or diagnostics
    builtin, settings_files, groups = _read(project, found.groups, program, workers)
    faults = [*found.diagnostics, *(fault for group in groups for fault in group.diagnostics)]
    settings, more = settle(builtin, settings_files)
    faults += more
    if settings is None:
        return _outcome(faults), None

    # 3 link: all together → the portal
    portal, more = link(settings, groups, drafts=options.drafts)
    faults += more

    # 4 check: rules over the portal, templates compiled
    faults += check(portal)
    theme, more = read_theme(project.root, settings.front, project.cache, program)
    faults += more
    outcome = _outcome(faults, portal)
    if options.only_check or outcome.failed or theme is None:
        return outcome, None

    # 5 plan: every output yields batches of jobs
    batches = _plan(project, portal, theme)

    # 6 make: what is out of date is written
    report = run(
        batches,
        project.site,
        project.cache,
        version=program,
        force=options.force,
        workers=workers,
    )
    sweep(project.cache, [group.name for group in (builtin, *groups)])
    return replace(outcome, counts=_counts(portal, report)), report


def _read(
    project: Project, groups: Iterable[Group], program: str, workers: Workers
) -> tuple[GroupRead, GroupRead, tuple[GroupRead, ...]]:
    """Read the built-in data, the settings, and all groups (the settings among them)."""
    own = Readers(project.root, project.cache, program)
    (builtin,) = Readers(builtin_root(), project.cache, program).read([builtin_group()], workers)
    reads = own.read(groups, workers)
    none = GroupRead("settings", ())
    return builtin, next((each for each in reads if each.name == "settings"), none), reads


def _plan(project: Project, portal: Portal, theme: Sealed[Theme]) -> list[Batch]:
    shared = plan(portal, theme, project.root)
    wanted = {"portal", *portal.settings.front.outputs}
    return [batch for name, output in ALL.items() if name in wanted for batch in output(shared)]


def _outcome(faults: Iterable[Diagnostic], portal: Portal | None = None) -> Outcome:
    return Outcome(in_order(faults), _counts(portal, None) if portal else Counts())


def _counts(portal: Portal, report: Report | None) -> Counts:
    parts = [part for module in portal.modules for part in module.parts]
    return Counts(
        modules=len(portal.modules),
        parts=len(parts),
        moments=sum(len(part.moments) for part in parts),
        made=len(report.made) if report else 0,
        kept=report.kept if report else 0,
        removed=len(report.removed) if report else 0,
    )
