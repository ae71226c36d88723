"""The portal as the commands read it that neither build nor check: found, read, linked."""

from collections.abc import Mapping
from pathlib import Path

from builder.build import read
from builder.console.settings import without_settings
from builder.console.work import PATIENCE, project_at, refusing, waiting
from builder.diagnostics import Diagnostic
from builder.engine.lock import lock
from builder.model import Portal
from builder.project import program


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
