"""`document`: pages of the portal as DOCX or PDF, in a folder of their own."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from builder import addresses
from builder.build import planned
from builder.console.choosing import unknown_module
from builder.console.refusal import FAULTY, FINE, USAGE, Refusal
from builder.console.settings import without_settings
from builder.console.telling import drawn_faults
from builder.console.work import PATIENCE, project_at, refusing, shown, waiting
from builder.diagnostics import Diagnostic, in_order
from builder.engine.job import Batch, Job
from builder.engine.lock import lock
from builder.engine.shelf import open_shelf
from builder.engine.write import replace
from builder.formats.document.renderer import renderer
from builder.outputs.document import Kind, document_batches
from builder.outputs.plan import Plan
from builder.problems.table import SEVERITIES, Severity
from builder.project import Project, program
from builder.theme.faults import TemplateFault
from builder.theme.rehearsal import told
from builder.value import value


@value
class Asked:
    """What the command line asks for; the names are those of its options."""

    project: Path
    page: str
    kind: Kind
    out: Path
    drafts: bool


def make_documents(said: Mapping[str, str], asked: Asked) -> int:
    """Make the documents of a module, of a part (`lasa/1`), or of a page by its address."""
    project = project_at(said, asked.project)
    with refusing(said), lock(project.cache, PATIENCE, waiting(said)):
        by = renderer() if asked.kind == "pdf" else ""
        plan, faults = planned(project, program(), drafts=asked.drafts)
        errors = _errors(project, asked, faults)
        if plan and not errors:
            try:
                _make(said, project, asked, _jobs(said, asked, plan, by))
            except TemplateFault as fault:
                errors = (told(fault, project.root, plan.portal.settings.front),)
    if plan is None:
        without_settings(said, asked.project, drafts=asked.drafts)
    if errors:
        drawn = drawn_faults(project, errors, said["program.language"], "text")
        click.echo(drawn, err=True, nl=False)
    return FAULTY if errors else FINE


def _make(
    said: Mapping[str, str], project: Project, asked: Asked, jobs: tuple[tuple[Batch, Job], ...]
) -> None:
    for path, batch, job in _places(said, asked, jobs):
        made = job.make(open_shelf(project.cache, batch.shelf), *job.args)
        if isinstance(made, bytes):
            path.parent.mkdir(parents=True, exist_ok=True)
            replace(path, made)
        click.echo(shown(path))


def _errors(
    project: Project, asked: Asked, faults: tuple[Diagnostic, ...]
) -> tuple[Diagnostic, ...]:
    """Choose the errors of the module that is asked for; of any file for an address."""
    own = f"content/modules/{asked.page.partition('/')[0]}/"
    whole = not (project.root / own).is_dir()
    errors = in_order(
        fault
        for fault in faults
        if SEVERITIES[fault.code] is Severity.ERROR and (whole or fault.path.startswith(own))
    )
    return tuple(errors)


def _jobs(
    said: Mapping[str, str], asked: Asked, plan: Plan, by: str
) -> tuple[tuple[Batch, Job], ...]:
    portal, language = plan.portal, plan.house.value.language
    slugs = [module.slug for module in portal.modules]
    name, _, part = asked.page.strip("/").partition("/")
    if name in slugs and (not part or part.isdecimal()):
        folder = addresses.module_folder(name, language)
        exact = addresses.part_folder(name, int(part), language) if part else ""
    else:
        folder, exact = "", asked.page.strip("/").removesuffix("index.html").rstrip("/")
    found = tuple(
        (batch, job)
        for batch in document_batches(plan, asked.kind, by)
        for job in batch.plan(*batch.args)
        if _is_of(job.path, folder, exact)
    )
    if not found and "/" not in asked.page:
        raise unknown_module(said, asked.page, slugs, portal.unseen)
    if not found:
        raise Refusal(USAGE, said["wrong.no_document"].format(page=asked.page))
    return found


def _is_of(path: str, folder: str, exact: str) -> bool:
    own = path.rpartition("/")[0]
    return own == exact if exact else f"{own}/".startswith(f"{folder}/")


def _places(
    said: Mapping[str, str], asked: Asked, jobs: tuple[tuple[Batch, Job], ...]
) -> Iterator[tuple[Path, Batch, Job]]:
    """Tell where each goes: into a folder by its name, or one to the file that is named."""
    if asked.out.suffix == f".{asked.kind}":
        if len(jobs) > 1:
            text = said["wrong.many_documents"].format(page=asked.page, count=len(jobs))
            raise Refusal(USAGE, text)
        for batch, job in jobs:
            yield asked.out, batch, job
        return
    for batch, job in jobs:
        yield asked.out / job.path.rpartition("/")[2], batch, job
