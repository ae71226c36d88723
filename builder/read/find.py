"""Stage 1: what files there are. The folders say what a file is; nothing is opened here.

Files come in groups that are read, cached and later made together: a module is one, the free pages
are one, and what holds for the whole portal (`portal.yaml`, protocols, calendars …) is one.
"""

import os
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from builder.diagnostics import Diagnostic, diagnose
from builder.read.slug import slug
from builder.value import value

CONTENT = "content"


class Kind(StrEnum):
    """What a file is, by where it lies."""

    PORTAL = "portal"
    MODULE = "module"
    PART = "part"
    MOMENT = "moment"
    ARTICLE = "article"
    PAGE = "page"
    MEDIUM = "medium"
    PROTOCOL = "protocol"
    CALENDAR = "calendar"
    PLAN = "plan"
    CHECKUP = "checkup"
    GLOSSARY = "glossary"
    DEFAULTS = "defaults"


@value
class File:
    """A file of content: its path within the project (forward slashes), kind, date and size."""

    path: str
    kind: Kind
    mtime_ns: int
    size: int


@value
class Group:
    """Files read and made together: `modules/lasa`, `pages` or `settings`."""

    name: str
    files: tuple[File, ...]


@value
class Found:
    """All content, in order, and what lies where nothing belongs."""

    groups: tuple[Group, ...]
    diagnostics: tuple[Diagnostic, ...]

    def group(self, name: str) -> Group:
        """Get the group of that name, empty where there is none."""
        return next((group for group in self.groups if group.name == name), Group(name, ()))

    @property
    def modules(self) -> tuple[Group, ...]:
        """Get the modules' groups, in order of their names."""
        return tuple(group for group in self.groups if group.name.startswith("modules/"))


def _patterns(*pairs: tuple[Kind, str]) -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in pairs)


# The first pattern that fits says what a file is; paths are below content/.
_PART = r"[0-9]+-[^/]+"
_KINDS: Mapping[str, tuple[tuple[Kind, re.Pattern[str]], ...]] = MappingProxyType(
    {
        "modules": _patterns(
            (Kind.PART, rf"modules/[^/]+/{_PART}/part\.md"),
            (Kind.MOMENT, rf"modules/[^/]+/{_PART}/[^/]+\.md"),
            (Kind.ARTICLE, r"modules/[^/]+/(?:articles|media)/[^/]+\.md"),
            (Kind.MEDIUM, r"modules/[^/]+/media/.+"),
            (Kind.MODULE, r"modules/[^/]+/module\.md"),
        ),
        "pages": _patterns((Kind.PAGE, r"pages/[^/]+\.md"), (Kind.MEDIUM, r"pages/media/.+")),
    }
)
_ELSEWHERE = _patterns(
    (Kind.PORTAL, r"portal\.yaml"),
    (Kind.GLOSSARY, r"glossary\.yaml"),
    (Kind.PROTOCOL, r"protocols/[^/]+\.yaml"),
    (Kind.CALENDAR, r"calendars/[^/]+\.yaml"),
    (Kind.PLAN, r"plans/[^/]+\.yaml"),
    (Kind.CHECKUP, r"checkups/[^/]+\.yaml"),
)
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# What systems and editors leave behind.
_DROPPING = re.compile(
    r"\..*|~\$.*|.*~|#.*#|Thumbs\.db|desktop\.ini|.*\.(?:tmp|swp|bak)", re.IGNORECASE
)


def find(project: Path) -> Found:
    """Walk `content/` of a project and tell what is there; OSError only for `content/` itself."""
    diagnostics: list[Diagnostic] = []
    groups: dict[str, list[File]] = {}
    for file in _files(project, diagnostics):
        groups.setdefault(group_of(file.path), []).append(file)
    names = sorted(groups, key=lambda name: (name.startswith("modules/"), name))
    return Found(
        groups=tuple(Group(name, tuple(groups[name])) for name in names),
        diagnostics=tuple(diagnostics),
    )


def kind_of(below: str) -> Kind | None:
    """Tell what a file is, by its path below `content/`; None where nothing belongs."""
    kinds = _KINDS.get(below.partition("/")[0], _ELSEWHERE)
    return next((kind for kind, pattern in kinds if pattern.fullmatch(below)), None)


def is_dropping(name: str) -> bool:
    """Tell whether a system or an editor leaves files of this name behind."""
    return _DROPPING.fullmatch(name) is not None


def group_of(path: str) -> str:
    """Name the group that a path of the project below `content/` belongs to."""
    folders = path.split("/")[1:]
    if folders[0] == "modules":
        return "/".join(folders[:2])
    return "pages" if folders[0] == "pages" else "settings"


def _files(project: Path, diagnostics: list[Diagnostic]) -> Iterator[File]:
    root = os.path.realpath(project)
    for entry, path in _walk(str(project / CONTENT), CONTENT, root, diagnostics):
        below = path.removeprefix(f"{CONTENT}/")
        kind = kind_of(below)
        if kind is None:
            diagnostics.append(diagnose("unknown-file", path, name=below))
            continue
        wrong = None if kind is Kind.MEDIUM else _wrong_name(below)
        if wrong:
            better = slug(wrong) or "namn"
            diagnostics.append(
                diagnose("not-a-name", path, hint="better", name=wrong, better=better)
            )
            continue
        facts = entry.stat()
        yield File(path, kind, facts.st_mtime_ns, facts.st_size)


def _wrong_name(below: str) -> str | None:
    """Find the first folder or file name that cannot be an address."""
    stem = below.rpartition(".")[0]
    return next((name for name in stem.split("/") if not _NAME.fullmatch(name)), None)


def _walk(
    folder: str, path: str, root: str, diagnostics: list[Diagnostic]
) -> Iterator[tuple["os.DirEntry[str]", str]]:
    """Yield the regular files below a folder, in order of their names."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        if path == CONTENT:
            raise
        diagnostics.append(diagnose("unreadable-file", path, reason=error.strerror or str(error)))
        return
    for entry in entries:
        below = f"{path}/{entry.name}"
        if is_dropping(entry.name):
            continue
        if entry.is_symlink() and not _stays_inside(entry.path, folder, root):
            diagnostics.append(diagnose("link-outside", below, target=entry.name))
        elif entry.is_dir():
            yield from _walk(entry.path, below, root, diagnostics)
        elif entry.is_file():
            yield entry, below


def _stays_inside(path: str, folder: str, root: str) -> bool:
    """Tell whether a symbolic link leads to another place within the project, and not in a loop."""
    real = os.path.realpath(path)
    inside = real.startswith(root + os.sep)
    return inside and not os.path.realpath(folder).startswith(real)
