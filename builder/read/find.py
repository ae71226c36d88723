"""Stage 1: what files there are. The folders say what a file is; nothing is opened here.

Files come in groups that are read, cached and later made together: a module is one, the free pages
are one, and what holds for the whole portal (`portal.yaml`, protocols, calendars …) is one.
"""

import marshal
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from builder.diagnostics import Diagnostic, diagnose
from builder.engine.digest import content_digest
from builder.read.names import Names, readable
from builder.read.walk import unreadable, walk
from builder.value import value

CONTENT = "content"
_MARSHAL = 2  # the form of marshal that depends on values alone


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
    """Files read and made together: `modules/lasa`, `pages` or `settings`.

    `facts` is the digest of what they look like from outside, `latest` the latest of their dates in
    ns. The files themselves are packed: of a group that nobody has changed, none is looked at.
    """

    name: str
    facts: str
    latest: int
    packed: bytes

    @staticmethod
    def of(name: str, files: Iterable[File]) -> "Group":
        """Put files together, in this order."""
        plain = [(each.path, each.kind.value, each.mtime_ns, each.size) for each in files]
        packed = marshal.dumps(plain, _MARSHAL)
        latest = max((mtime for _, _, mtime, _ in plain), default=0)
        return Group(name, content_digest(packed), latest, packed)

    @property
    def files(self) -> tuple[File, ...]:
        """List the files, in order."""
        plain = marshal.loads(self.packed)  # noqa: S302 - packed above
        return tuple([File(path, Kind(kind), *facts) for path, kind, *facts in plain])


@value
class Found:
    """All content, in order, and what lies where nothing belongs."""

    groups: tuple[Group, ...]
    diagnostics: tuple[Diagnostic, ...]

    def group(self, name: str) -> Group:
        """Get the group of that name, empty where there is none."""
        return next((group for group in self.groups if group.name == name), Group.of(name, ()))

    @property
    def modules(self) -> tuple[Group, ...]:
        """Get the modules' groups, in order of their names."""
        return tuple(group for group in self.groups if group.name.startswith("modules/"))


def _patterns(*pairs: tuple[Kind, str]) -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern, re.DOTALL)) for kind, pattern in pairs)


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


def find(project: Path) -> Found:
    """Walk `content/` of a project and tell what is there; OSError only for `content/` itself."""
    diagnostics: list[Diagnostic] = []
    groups: dict[str, list[File]] = {}
    for file in _files(project, diagnostics):
        groups.setdefault(group_of(file.path), []).append(file)
    names = sorted(groups, key=lambda name: (name.startswith("modules/"), name))
    return Found(
        groups=tuple(Group.of(name, groups[name]) for name in names),
        diagnostics=tuple(diagnostics),
    )


def kind_of(below: str) -> Kind | None:
    """Tell what a file is, by its path below `content/`; None where nothing belongs."""
    kinds = _KINDS.get(below.partition("/")[0], _ELSEWHERE)
    return next((kind for kind, pattern in kinds if pattern.fullmatch(below)), None)


def group_of(path: str) -> str:
    """Name the group that a path of the project below `content/` belongs to."""
    folders = path.split("/")[1:]
    if folders[0] == "modules":
        return "/".join(folders[:2])
    return "pages" if folders[0] == "pages" else "settings"


def _files(project: Path, diagnostics: list[Diagnostic]) -> Iterator[File]:
    names = Names(diagnostics)
    for entry, path in walk(str(project / CONTENT), CONTENT, diagnostics):
        below = path.removeprefix(f"{CONTENT}/")
        kind = kind_of(below)
        if kind is None:
            shown = readable(below)
            diagnostics.append(diagnose("unknown-file", f"{CONTENT}/{shown}", name=shown))
        elif names.fit(path, _names_of_media(below, kind)):
            try:
                facts = entry.stat()
            except OSError as error:
                diagnostics.append(unreadable(path, error))
            else:
                yield File(path, kind, facts.st_mtime_ns, facts.st_size)


def _names_of_media(below: str, kind: Kind) -> int:
    """Count the names after `media/`: they stand in no page's address."""
    return 0 if kind is not Kind.MEDIUM else below.partition("/media/")[2].count("/") + 1
