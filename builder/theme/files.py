"""Reading a theme: `base` is complete, and another theme replaces files of it by name."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.diagnostics import Diagnostic, diagnose

BASE = "base"
# Where the interface has no words of its own in a language, these are shown.
_LAST_RESORT = "en"


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme in one language, whole: nothing of it is looked for on disk once this is made.

    `templates` are (name, source), `strings` (dotted key, text), `assets` (name, bytes), each in
    order of their names; `paths` tell where each template came from, for messages.
    """

    name: str
    language: str
    templates: tuple[tuple[str, str], ...]
    strings: tuple[tuple[str, str], ...]
    assets: tuple[tuple[str, bytes], ...]


def themes_folder(project: Path) -> Path:
    """Find the themes: the project's own, those of this checkout, or those of the installation."""
    here = Path(__file__).resolve().parent.parent
    for folder in (project / "themes", here.parent / "themes", here / "themes"):
        if (folder / BASE / "theme.toml").is_file():
            return folder
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


def read_theme(project: Path, name: str, language: str) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """Read a theme for one language of the interface; faults in its strings are diagnostics."""
    templates: dict[str, str] = {}
    assets: dict[str, bytes] = {}
    strings: dict[str, str] = {}
    diagnostics: list[Diagnostic] = []
    for folder in theme_folders(project, name):
        for path, below in _files(folder / "templates"):
            templates[below] = path.read_text(encoding="utf-8")
        for path, below in _files(folder / "assets"):
            assets[below] = path.read_bytes()
        for code in (_LAST_RESORT, language):
            path = folder / "strings" / f"{code}.toml"
            try:
                strings.update(_flat(tomllib.loads(path.read_text(encoding="utf-8"))))
            except FileNotFoundError:
                continue
            except tomllib.TOMLDecodeError as error:
                shown = f"themes/{folder.name}/strings/{code}.toml"
                diagnostics.append(diagnose("template-error", shown, message=str(error)))
    theme = Theme(
        name,
        language,
        tuple(sorted(templates.items())),
        tuple(sorted(strings.items())),
        tuple(sorted(assets.items())),
    )
    return theme, tuple(diagnostics)


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    if folder.is_dir():
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                yield path, path.relative_to(folder).as_posix()


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
