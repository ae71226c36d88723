"""The portal as the commands read it that neither build nor check: found, read, linked."""

from collections.abc import Mapping
from pathlib import Path

from builder.build import read
from builder.console.refusal import FAULTY, USAGE, Refusal
from builder.console.work import PATIENCE, Request, refusing, shown, waiting, work
from builder.diagnostics import Diagnostic
from builder.engine.lock import lock
from builder.model import Portal
from builder.project import Project, program


def read_portal(
    said: Mapping[str, str], folder: Path, *, drafts: bool
) -> tuple[Portal, tuple[Diagnostic, ...]]:
    """Read and link a project's content; with what is wrong in its files.

    Without usable settings there is no portal: what is wrong with them is told, and that ends it.
    """
    project = Project(folder)
    if not project.portal_file.exists():
        raise Refusal(USAGE, said["wrong.no_portal"].format(path=shown(project.portal_file)))
    with refusing(said), lock(project.cache, PATIENCE, waiting(said)):
        portal, faults = read(project, program(), drafts=drafts)
    if portal is None:
        work(said, Request(folder, "text", strict=False, drafts=drafts, jobs=1, only_check=True))
        raise Refusal(FAULTY, "")
    return portal, faults
