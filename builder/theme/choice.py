"""The theme that a portal asks for, ready for use."""

from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from builder.diagnostics import Diagnostic, diagnose
from builder.engine.digest import digest
from builder.engine.errors import MissingText
from builder.engine.stored import Stored, store
from builder.front import PortalFront
from builder.read.find import CONTENT
from builder.theme.files import Theme, read_files, theme_folders


def read_theme(
    project: Path, front: PortalFront, cache: Path, version: str
) -> tuple[Stored[Theme] | None, tuple[Diagnostic, ...]]:
    """Read the theme that a portal asks for; it is kept in the cache by what its files say.

    Compiling takes as long as a hundred pages, and it is too large to travel with every job. None
    where there is no theme of that name, or where it is broken.
    """
    try:
        folders = theme_folders(project, front.theme.name)
    except FileNotFoundError:
        path = f"{CONTENT}/portal.yaml"
        return None, (diagnose("unknown-theme", path, name=front.theme.name),)
    files, faults = read_files(folders, front.language)
    kept: Stored[Theme] = Stored(cache / "theme.pickle", version, digest(files))
    with suppress(MissingText):
        kept.load()
        return kept, faults
    from builder.theme.templates import compiled

    theme, more = compiled(files)
    if faults or more:
        return None, faults + more
    return store(kept.place, kept.version, kept.digest, theme), ()


@lru_cache(maxsize=2)
def loaded(theme: Stored[Theme]) -> Theme:
    """Load a theme, once in a process: jobs come by the hundred."""
    return theme.load()
