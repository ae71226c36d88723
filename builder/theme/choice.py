"""The theme that a portal asks for, ready for use."""

from pathlib import Path

from builder.diagnostics import Diagnostic, diagnose
from builder.engine.cache import load_pickle, save_pickle
from builder.engine.digest import Sealed, digest
from builder.front import PortalFront
from builder.read.find import CONTENT
from builder.theme.files import Theme, read_files, theme_folders


def read_theme(
    project: Path, front: PortalFront, cache: Path, version: str
) -> tuple[Sealed[Theme] | None, tuple[Diagnostic, ...]]:
    """Read the theme that a portal asks for, sealed by what its files say.

    Compiling takes as long as a hundred pages, so the cache keeps a theme without faults. None
    where there is no theme of that name, or where it is broken.
    """
    try:
        folders = theme_folders(project, front.theme.name)
    except FileNotFoundError:
        path = f"{CONTENT}/portal.yaml"
        return None, (diagnose("unknown-theme", path, name=front.theme.name),)
    files, faults = read_files(folders, front.language)
    seal = digest(files)
    place = cache / "theme.pickle"
    known = load_pickle(place, f"{version} {seal}")
    if isinstance(known, Theme):
        return Sealed(known, seal), faults
    from builder.theme.templates import compiled

    theme, more = compiled(files)
    if faults or more:
        return None, faults + more
    save_pickle(place, f"{version} {seal}", theme)
    return Sealed(theme, seal), ()
