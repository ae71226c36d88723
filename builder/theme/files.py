"""Reading a theme: `base` is complete, and another theme replaces files of it by name."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from builder.diagnostics import Diagnostic, diagnose
from builder.value import value

BASE = "base"
# Where the interface has no words of its own in a language, these are shown.
_LAST_RESORT = "en"


@value
class ThemeFiles:
    """A theme as written, in one language: all its files, in order of their names.

    `templates` are (name, source), `origins` (name, folder of the theme it came from), `strings`
    (dotted key, text). Assets are no part of it: pages do not change with them.
    """

    language: str
    templates: tuple[tuple[str, str], ...]
    origins: tuple[tuple[str, str], ...]
    strings: tuple[tuple[str, str], ...]

    def path_of(self, template: str) -> str:
        """Tell where a template stands, as messages name it."""
        return f"themes/{dict(self.origins)[template]}/templates/{template}"


@value
class Theme:
    """A theme ready for use: `codes` are (name, compiled template, as `marshal` writes it)."""

    language: str
    strings: tuple[tuple[str, str], ...]
    codes: tuple[tuple[str, bytes], ...]


def themes_folder(project: Path) -> Path:
    """Find the themes: the project's own, else the program's."""
    own = project / "themes"
    return own if (own / BASE / "theme.toml").is_file() else own_base().parent


def own_base() -> Path:
    """Find the program's own base theme: that of this checkout, or that of the installation."""
    here = Path(__file__).resolve().parent.parent
    for folder in (here.parent / "themes", here / "themes"):
        if (folder / BASE / "theme.toml").is_file():
            return folder / BASE
    msg = f"no base theme beside {here}"
    raise FileNotFoundError(msg)


def theme_folders(project: Path, name: str) -> tuple[Path, ...]:
    """List a theme's folders, the base first; FileNotFoundError for a theme that is not there."""
    base = themes_folder(project) / BASE
    if name == BASE:
        return (base,)
    for folder in (project / "themes" / name, base.parent / name):
        if (folder / "theme.toml").is_file():
            return (base, folder)
    raise FileNotFoundError(name)


def read_files(
    folders: tuple[Path, ...], language: str
) -> tuple[ThemeFiles, tuple[Diagnostic, ...]]:
    """Read a theme's files, later folders over earlier ones; broken strings are diagnostics."""
    templates: dict[str, str] = {}
    origins: dict[str, str] = {}
    strings: dict[str, str] = {}
    faults: list[Diagnostic] = []
    for folder in folders:
        for path, below in _files(folder / "templates"):
            templates[below] = path.read_text(encoding="utf-8")
            origins[below] = folder.name
        for code in dict.fromkeys((_LAST_RESORT, language)):
            path = folder / "strings" / f"{code}.toml"
            try:
                strings.update(_said(path.read_text(encoding="utf-8")))
            except FileNotFoundError:
                continue
            except tomllib.TOMLDecodeError as error:
                shown = f"themes/{folder.name}/strings/{code}.toml"
                faults.append(diagnose("template-error", shown, message=str(error)))
    pairs = (tuple(sorted(each.items())) for each in (templates, origins, strings))
    written, came_from, said = pairs
    return ThemeFiles(language, written, came_from, said), tuple(faults)


def read_assets(project: Path, name: str) -> tuple[tuple[str, bytes], ...]:
    """Read the files that a theme publishes as they are: (name, bytes), the base theme's first.

    So a style sheet that a theme adds comes after those that it builds on.
    """
    assets: dict[str, bytes] = {}
    for folder in theme_folders(project, name):
        assets.update((below, path.read_bytes()) for path, below in _files(folder / "assets"))
    return tuple(assets.items())


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Give the files below a folder, in order of their paths' parts, and their names below it.

    Gone through at every save, so names stay text until they are wanted.
    """
    root = str(folder)
    found = (
        f"{above}{os.sep}{name}"
        for above, _, names in os.walk(root)
        for name in names
        if not name.startswith(".")
    )
    below = (path[len(root) + 1 :].split(os.sep) for path in found)  # noqa: PTH206
    for parts in sorted(below):
        path = folder.joinpath(*parts)
        if path.is_file():
            yield path, "/".join(parts)


@lru_cache(maxsize=4)
def _said(text: str) -> tuple[tuple[str, str], ...]:
    """Read strings by dotted key; a preview asks again at every save, mostly with the same text.

    Raises TOMLDecodeError.
    """
    return tuple(_flat(tomllib.loads(text)))


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, each in table.items():
        if isinstance(each, dict):
            yield from _flat(each, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(each)
