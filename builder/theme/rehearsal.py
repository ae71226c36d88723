"""A theme of one's own is tried on the whole portal before anything published is replaced.

The program's own theme has been tried by its tests. What another asks for that is not there shows
only when a page is made, so all pages are made once, and thrown away, when the theme has changed.
"""

from collections.abc import Sequence
from pathlib import Path

from builder.diagnostics import Diagnostic, diagnose
from builder.engine.errors import MissingText
from builder.engine.job import Batch
from builder.engine.rehearse import rehearse
from builder.engine.stored import Stored, store
from builder.engine.workers import Workers
from builder.front import PortalFront
from builder.source import Span
from builder.theme.faults import TemplateFault
from builder.theme.files import Theme, own_base, theme_folders


def rehearse_once(  # noqa: PLR0913, PLR0917 - what it depends on
    project: Path,
    front: PortalFront,
    theme: Stored[Theme],
    batches: Sequence[Batch],
    cache: Path,
    workers: Workers,
) -> None:
    """Make all pages with a theme that has not been tried as it is; raises TemplateFault."""
    if theme_folders(project, front.theme.name) == (own_base(),):
        return
    tried: Stored[bool] = Stored(cache / "rehearsed.pickle", theme.version, theme.digest)
    try:
        tried.load()
    except MissingText:
        rehearse(batches, cache, workers)
        store(tried.place, tried.version, tried.digest, thing=True)


def told(fault: TemplateFault, project: Path, front: PortalFront) -> Diagnostic:
    """Tell where the fault of a template stands."""
    folders = theme_folders(project, front.theme.name)
    own = (each for each in reversed(folders) if (each / "templates" / fault.template).is_file())
    path = f"themes/{next(own, folders[0]).name}/templates/{fault.template}"
    place = Span(fault.line, 1, fault.line, 1)
    return diagnose("template-failed", path, place, message=fault.message)
