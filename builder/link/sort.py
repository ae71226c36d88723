"""A module's files sorted by what they are, before anything is resolved."""

from collections.abc import Iterator
from typing import TypeVar

from builder.addresses import part_number
from builder.diagnostics import Diagnostic, diagnose
from builder.front import ArticleFront, ModuleFront, MomentFront, PartFront
from builder.model import Page
from builder.read.find import CONTENT, Kind
from builder.read.group import GroupRead
from builder.value import value

F = TypeVar("F")


@value
class Sorted:
    """A module's pages by kind, parts in order, each with its moments."""

    page: Page[ModuleFront]
    parts: tuple[tuple[Page[PartFront], tuple[Page[MomentFront], ...]], ...]
    articles: tuple[Page[ArticleFront], ...]


def sort(group: GroupRead) -> Sorted | None:
    """Sort a module's pages; None where `module.md` is missing or could not be used."""
    module = next(iter(fronts(group, ModuleFront)), None)
    if not module:
        return None
    moments: dict[str, list[Page[MomentFront]]] = {}
    for moment in fronts(group, MomentFront):
        moments.setdefault(moment.id.rpartition("/")[0], []).append(moment)
    parts = _parts(group)
    return Sorted(
        module,
        tuple((part, tuple(moments.get(part.id.rpartition("/")[0], ()))) for part in parts),
        tuple(fronts(group, ArticleFront)),
    )


def structure(group: GroupRead) -> Iterator[Diagnostic]:
    """Find what is wrong with a module's folders and numbers."""
    module = next(iter(fronts(group, ModuleFront)), None)
    if not module:
        if not group.has(Kind.MODULE):
            path = f"{CONTENT}/{group.name}"
            yield diagnose("no-module-file", path, name=group.name.rpartition("/")[2])
        return
    if not group.has(Kind.PART):
        yield diagnose("no-parts", module.path, module=module.front.title)
    yield from _numbers(group)
    yield from _folders(group)


def number(page_id: str) -> int:
    """Read a part's number from the id of its page."""
    return part_number(page_id.split("/")[2])


def fronts(group: GroupRead, kind: type[F]) -> list[Page[F]]:
    """List the pages whose front matter is of a kind."""
    return [page for page in group.pages if isinstance(page.front, kind)]


def _parts(group: GroupRead) -> list[Page[PartFront]]:
    return sorted(fronts(group, PartFront), key=lambda page: number(page.id))


def _numbers(group: GroupRead) -> Iterator[Diagnostic]:
    seen: dict[int, str] = {}
    for part in _parts(group):
        own = number(part.id)
        if own in seen:
            yield diagnose("duplicate-number", part.path, number=own, other=seen[own])
        seen.setdefault(own, part.id.split("/")[2])


def _folders(group: GroupRead) -> Iterator[Diagnostic]:
    """Find parts that have moments and no file of their own."""
    kinds: dict[str, set[Kind]] = {}
    for read in group.files:
        if read.file.kind in (Kind.PART, Kind.MOMENT):
            kinds.setdefault(read.file.path.rpartition("/")[0], set()).add(read.file.kind)
    for folder, found in kinds.items():
        if Kind.PART not in found:
            yield diagnose("no-part-file", folder, name=folder.rpartition("/")[2])
