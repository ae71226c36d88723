"""The theme that a portal asks for, ready for use."""

import sys
from contextlib import suppress
from functools import lru_cache
from importlib.util import cache_from_source
from pathlib import Path

from builder.diagnostics import Diagnostic, diagnose
from builder.engine.cache import safe_name
from builder.engine.digest import digest
from builder.engine.errors import MissingText
from builder.engine.stored import Stored, store
from builder.front import PortalFront
from builder.read.find import CONTENT
from builder.source import Spans
from builder.theme.files import Theme, ThemeFiles, own_base, read_files, theme_folders


def read_theme(
    project: Path, front: PortalFront, spans: Spans, cache: Path, version: str
) -> tuple[Stored[Theme] | None, tuple[Diagnostic, ...]]:
    """Read the theme that a portal asks for; it is kept in the cache by what its files say.

    Compiling takes as long as a hundred pages, and it is too large to travel with every job. The
    program's own theme is part of the program, so its code is kept where Python keeps the rest of
    it too. None where there is no theme of that name, or where it is broken. What the portal has
    chosen itself is held against it, too; `spans` are those of the settings.
    """
    try:
        folders = theme_folders(project, front.theme.name)
    except FileNotFoundError:
        path = f"{CONTENT}/portal.yaml"
        return None, (diagnose("unknown-theme", path, name=front.theme.name),)
    made, faults = _read(folders, front.language, cache, version)
    return made, (*faults, *_choice_faults(folders, front, spans))


def _read(
    folders: tuple[Path, ...], language: str, cache: Path, version: str
) -> tuple[Stored[Theme] | None, tuple[Diagnostic, ...]]:
    files, faults = read_files(folders, language)
    kept: Stored[Theme] = Stored(cache / "theme.pickle", version, digest(files))
    with suppress(MissingText, OSError):
        facts = kept.place.stat()
        _stands(kept, facts.st_mtime_ns, facts.st_size)
        return kept, faults
    bytecode = _bytecode(kept, files) if folders == (own_base(),) else None
    if bytecode:
        with suppress(MissingText):
            return store(kept.place, kept.version, kept.digest, bytecode.load()), faults
    from builder.theme.templates import compiled

    theme, more = compiled(files)
    if faults or more:
        return None, faults + more
    if bytecode and not sys.dont_write_bytecode:
        with suppress(OSError):  # as Python does where it may not write
            store(bytecode.place, bytecode.version, bytecode.digest, theme)
    return store(kept.place, kept.version, kept.digest, theme), ()


@lru_cache(maxsize=1)
def _stands(kept: Stored[Theme], _mtime_ns: int, _size: int) -> None:
    """See that a theme is in the cache, by its bytes; not again while its file is as it was.

    Raises MissingText.
    """
    kept.load()


def _choice_faults(
    folders: tuple[Path, ...], front: PortalFront, spans: Spans
) -> tuple[Diagnostic, ...]:
    """Tell what of the portal's colours and font cannot be used; most portals choose none."""
    if not (front.theme.colours or front.theme.font):
        return ()
    from builder.theme.house_style import style_faults

    try:
        return style_faults(folders, front.theme, spans)
    except ValueError as error:
        path = f"themes/{folders[-1].name}/theme.toml"
        return (diagnose("template-error", path, message=str(error)),)


def _bytecode(kept: Stored[Theme], files: ThemeFiles) -> Stored[Theme]:
    """Tell where the program's own theme is kept, compiled, in a language."""
    beside = Path(cache_from_source(__file__)).parent
    return Stored(beside / f"theme.{safe_name(files.language)}.pickle", kept.version, kept.digest)


@lru_cache(maxsize=2)
def loaded(theme: Stored[Theme]) -> Theme:
    """Load a theme, once in a process: jobs come by the hundred."""
    return theme.load()
