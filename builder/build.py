"""Read this first: the whole build, six stages, one frozen value each.

    file → Source → Page, Module … → Portal → view → Job → bytes in site/

No stage changes what an earlier one made. A new behaviour is a new rule, a new output or a file of
the theme; this function stays as it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from shutil import rmtree

from builder.diagnostics import Diagnostic, in_order
from builder.engine.errors import MissingText
from builder.engine.run import Report, run
from builder.engine.workers import Told, Workers
from builder.link.checkups import checkup_faults
from builder.link.free import explained, link_pages
from builder.link.lacks import lacks_of_pages
from builder.link.outline import Outline, outline
from builder.link.places import Places
from builder.link.terms import needles
from builder.model import Portal, Settings
from builder.modules import Shelves, faults_of, link_modules
from builder.outcome import Counts, Outcome
from builder.outputs import listing, output, wanted
from builder.outputs.plan import Plan, plan
from builder.project import Project
from builder.read.find import Found
from builder.read.group import GroupRead, Readers, sweep
from builder.read.settings import (
    builtin_group,
    builtin_root,
    calendars_of,
    checkups_of,
    glossary_of,
    plans_of,
    settle,
)
from builder.read.trail import Trail
from builder.rules import OF_FILE, check, check_dates
from builder.suppression import set_aside
from builder.theme.choice import read_theme
from builder.theme.faults import TemplateFault
from builder.theme.rehearsal import rehearse_once, told
from builder.value import value


@value
class Options:
    """How to build: on what day, for whom (`drafts`), with how many processes (0: all), anew.

    `changed` are the only files that have changed since the last run, as absolute paths; None where
    that is not known.
    """

    today: date
    drafts: bool = False
    jobs: int = 0
    force: bool = False
    only_check: bool = False
    changed: tuple[str, ...] | None = None


def build(
    project: Project, options: Options, program: str, heard: Told | None = None
) -> tuple[Outcome, Report | None]:
    """Build a project, or check it; with errors in the content the site is left as it is.

    The caller holds the project's lock. `heard` is told how far the stages `read`, `link` and
    `make` have come. Raises OSError where the disk refuses, NotOurs where the output folder is
    somebody else's.
    """
    with Workers(options.jobs, told=heard) as workers:
        try:
            return _build(project, options, program, workers)
        except MissingText:
            _forget(project)
            return _build(project, options, program, workers)


def read(
    project: Project, program: str, *, drafts: bool
) -> tuple[Portal | None, tuple[Diagnostic, ...]]:
    """Go through the first stages alone, for commands that ask about the content.

    The caller holds the project's lock. Gives the portal, None without usable settings, and what is
    wrong, but for what files set aside. Raises as `build` does.
    """
    with Workers(1) as alone:
        try:
            return _portal(project, program, alone, drafts=drafts)
        except MissingText:
            _forget(project)
            return _portal(project, program, alone, drafts=drafts)


def planned(
    project: Project, program: str, *, drafts: bool
) -> tuple[Plan | None, tuple[Diagnostic, ...]]:
    """Go through the first stages, and get what outputs plan with, None where that cannot be had.

    For commands that make something of the content elsewhere than in the site; as `read` otherwise.
    """
    portal, faults = read(project, program, drafts=drafts)
    if portal is None:
        return None, faults
    theme, more = read_theme(
        project.root, portal.settings.front, portal.settings.spans, project.cache, program
    )
    if theme is None:
        return None, (*faults, *more)
    return plan(portal, Shelves(project.cache, program), theme, project.root), faults


def _portal(
    project: Project, program: str, workers: Workers, *, drafts: bool
) -> tuple[Portal | None, tuple[Diagnostic, ...]]:
    read = _read(project, Trail(project.cache, program).find(project.root, None), program, workers)
    if read.settings is None:
        return None, read.faults
    portal, linking = _link(read.settings, read, workers, drafts=drafts)
    faults, _ = set_aside((*read.faults, *linking, *check(portal)), read.outlines, portal)
    return portal, faults


def _build(
    project: Project, options: Options, program: str, workers: Workers
) -> tuple[Outcome, Report | None]:
    # 1 find: content/ → groups of files
    found = Trail(project.cache, program).find(project.root, options.changed)

    # 2 read: each file alone → values with places, or diagnostics; a module stays where it was read
    read = _read(project, found, program, workers)
    settings, faults = read.settings, [*found.diagnostics, *read.faults]
    if settings is None:
        return _outcome(faults, read.outlines), None

    # Compiling a theme that is new takes as long as a hundred pages, so it begins meanwhile.
    theme_of = workers.beside(
        read_theme, project.root, settings.front, settings.spans, project.cache, program
    )

    # 3 link: all together → the portal; with each module go the rules over it
    portal, more = _link(settings, read, workers, drafts=options.drafts)
    faults += more

    # 4 check: rules over the portal, templates compiled
    faults += (*check(portal), *check_dates(portal, options.today))
    theme, more = theme_of()
    faults += more
    outcome = _outcome(faults, read.outlines, portal)
    if options.only_check or outcome.failed or theme is None:
        return outcome, None

    # 5 plan: every output yields batches of jobs
    shared = plan(portal, Shelves(project.cache, program), theme, project.root)
    batches = [batch for name in wanted(portal) for batch in output(name)(shared)]

    # 6 make: what is out of date is written
    workers.enter("make")
    try:
        rehearse_once(project.root, settings.front, theme, batches, project.cache, workers)
        report = run(
            batches,
            project.site,
            project.cache,
            version=program,
            force=options.force,
            workers=workers,
            last=listing(shared),
        )
    except TemplateFault as fault:
        faults.append(told(fault, project.root, settings.front))
        return _outcome(faults, read.outlines, portal), None
    sweep(project.cache, [read.builtin.name, *(each.name for each in read.outlines)])
    return replace(outcome, counts=_counts(portal, report)), report


def _forget(project: Project) -> None:
    """Forget what was kept of the content, of which somebody has taken a part away."""
    for folder in ("read", "modules"):
        rmtree(project.cache / folder, ignore_errors=True)


@value
class _Read:
    """What was read: outlines of all groups, and whole what stands beside the modules.

    `settings` is None without a usable `portal.yaml`, and `own` what the content says beside it.
    """

    readers: Readers
    builtin: GroupRead
    own: GroupRead
    pages: GroupRead
    outlines: tuple[Outline, ...]
    settings: Settings | None
    faults: tuple[Diagnostic, ...]


def _read(project: Project, found: Found, program: str, workers: Workers) -> _Read:
    workers.enter("read")
    readers = Readers(project.root, project.cache, program, OF_FILE)
    # First, so that workers begin with what reading needs already at hand.
    builtin = replace(readers, root=builtin_root()).whole(builtin_group())
    outlines = readers.outlines(outline, found.groups, workers)
    own, pages = readers.whole(found.group("settings")), readers.whole(found.group("pages"))
    settings, more = settle(builtin, own)
    faults = (*(fault for each in outlines for fault in each.faults), *more)
    return _Read(readers, builtin, own, pages, outlines, settings, faults)


def _link(
    settings: Settings, read: _Read, workers: Workers, *, drafts: bool
) -> tuple[Portal, tuple[Diagnostic, ...]]:
    workers.enter("link")
    places = Places(read.outlines, drafts=drafts)
    glossary, checkups = glossary_of(read.own), checkups_of(read.own)
    sought = needles(glossary)
    modules = link_modules(read.readers, settings, sought, places, workers)
    pages, media, faults = link_pages((read.pages,), places)
    if sought:
        pages = explained(pages, read.readers.cache, sought, settings.front.language)
    portal = Portal(
        settings=settings,
        modules=tuple(each.entry for each in modules),
        unseen=places.unseen,
        pages=pages,
        media=media,
        lacks=lacks_of_pages(pages, read.pages),
        calendars=calendars_of(read.own),
        plans=plans_of(read.own),
        checkups=checkups,
        glossary=glossary,
        whole=not read.pages.broken,
    )
    more = checkup_faults(checkups, places)
    return portal, (*faults_of(modules), *faults, *more)


def _outcome(
    faults: Iterable[Diagnostic], outlines: Sequence[Outline], portal: Portal | None = None
) -> Outcome:
    kept, aside = set_aside(faults, outlines, portal)
    return Outcome(in_order(kept), _counts(portal, None) if portal else Counts(), aside)


def _counts(portal: Portal, report: Report | None) -> Counts:
    return Counts(
        modules=len(portal.modules),
        parts=sum(module.parts for module in portal.modules),
        moments=sum(module.moments for module in portal.modules),
        made=len(report.made) if report else 0,
        kept=report.kept if report else 0,
        removed=len(report.removed) if report else 0,
    )
