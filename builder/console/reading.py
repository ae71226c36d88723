"""The portal as the commands read it that neither build nor check: found, read, linked."""

from collections.abc import Mapping
from pathlib import Path

from builder.build import read
from builder.console.settings import without_settings
from builder.console.work import PATIENCE, project_at, refusing, waiting
from builder.diagnostics import Diagnostic, in_order
from builder.engine.lock import lock
from builder.model import Module, Portal, Settings
from builder.modules import Shelves
from builder.problems.table import SEVERITIES, Severity
from builder.project import program
from builder.value import value


@value
class ModuleRead:
    """A module, None where there is none to be used, with the names of all that there are.

    `unseen` are the names of those that readers do not see yet; `faults` the errors in its files.
    """

    settings: Settings
    module: Module | None
    names: tuple[str, ...]
    unseen: tuple[str, ...]
    faults: tuple[Diagnostic, ...]


def read_portal(
    said: Mapping[str, str], folder: Path, *, drafts: bool
) -> tuple[Portal, tuple[Diagnostic, ...]]:
    """Read and link a project's content; with what is wrong in its files.

    Without usable settings there is no portal: what is wrong with them is told, and that ends it.
    """
    project = project_at(said, folder)
    with refusing(said), lock(project.cache, PATIENCE, waiting(said)):
        portal, faults = read(project, program(), drafts=drafts)
    if portal is None:
        without_settings(said, folder, drafts=drafts)
    return portal, faults


def read_module(said: Mapping[str, str], folder: Path, slug: str, *, drafts: bool) -> ModuleRead:
    """Read and link a project's content, and take out a module; ends as `read_portal` does."""
    project = project_at(said, folder)
    module = None
    with refusing(said), lock(project.cache, PATIENCE, waiting(said)):
        portal, faults = read(project, program(), drafts=drafts)
        for entry in portal.modules if portal else ():
            if entry.slug == slug:
                # As long as we hold the lock, nobody throws away what was just linked.
                module = Shelves(project.cache, program()).module(entry).load()
    if portal is None:
        without_settings(said, folder, drafts=drafts)
    own = f"content/modules/{slug}/"
    errors = (
        fault
        for fault in faults
        if fault.path.startswith(own) and SEVERITIES[fault.code] is Severity.ERROR
    )
    names = tuple(entry.slug for entry in portal.modules)
    return ModuleRead(portal.settings, module, names, portal.unseen, in_order(errors))
