"""What the rest of a portal sees of a group of files: names and questions, not text.

Worked out where the group is read, and remembered with it, so that a module nobody has touched is
neither loaded nor linked again.
"""

import unicodedata
from collections.abc import Container, Iterator, Mapping
from typing import Any, NamedTuple

from builder.diagnostics import Diagnostic, Wish
from builder.engine.digest import digest
from builder.engine.packed import Packed
from builder.front import ModuleFront, Noted, PartFront
from builder.front.form import Status
from builder.front.status import is_for_readers
from builder.link.sort import fronts, structure
from builder.model import Page
from builder.read.find import CONTENT
from builder.read.group import GroupRead
from builder.read.page import Data
from builder.references import BROKEN, Place, Question, question, references_of
from builder.value import value


class Face(NamedTuple):
    """A module by its page: id, title, state of life, what it builds on, what it translates."""

    id: str
    title: str
    status: Status
    prerequisites: tuple[str, ...]
    original: str


@value
class Outline:
    """A group by its name. `digest` is of all its files' bytes: of everything linking looks at.

    `places` are what stands at its own paths, `questions` what it asks of other groups, `faults`
    what is wrong with its files, each alone and as a module, `wishes` what the files say to live
    with. `module` is None for what is none; `coming`: some of its parts are not published yet.
    """

    name: str
    digest: str
    module: Face | None
    coming: bool
    places: Packed[Mapping[str, Place]]
    files: Packed[tuple[str, ...]]
    questions: tuple[Question, ...]
    faults: tuple[Diagnostic, ...]
    wishes: tuple[Wish, ...] = ()


def outline(group: GroupRead) -> Outline:
    """Outline a group."""
    own = places(group)
    asked = (
        question(page.path, reference) for page in group.pages for reference in references_of(page)
    )
    outside = dict.fromkeys(each for each in asked if each and each.path not in own)
    return Outline(
        name=group.name,
        digest=digest(tuple((each.file.path, each.digest) for each in group.files)),
        module=next((_face(page) for page in fronts(group, ModuleFront)), None),
        coming=any(place.coming for place in own.values()),
        places=Packed.of(dict(own)),
        files=Packed.of(tuple(each.file.path for each in group.files)),
        questions=tuple(outside),
        faults=(*group.diagnostics, *(structure(group) if group.is_module else ())),
        wishes=tuple(_wishes(group)),
    )


def _wishes(group: GroupRead) -> Iterator[Wish]:
    read: tuple[Page[Any] | Data, ...] = (*group.pages, *(data for _, data in group.data))
    for each in read:
        if isinstance(each.front, Noted):
            for number, said in enumerate(each.front.ignore):
                place = each.spans.of(f"ignore.{number}.code")
                yield Wish(each.path, said.code, said.reason, place)


def places(group: GroupRead) -> Mapping[str, Place]:
    """Tell what stands at each path of a group."""
    coming = {
        part.path.rpartition("/")[0]
        for part in fronts(group, PartFront)
        if not is_for_readers(part.front.status)
    }
    return {
        **{_composed(path): Place(state=BROKEN) for path in group.broken},
        **{_composed(f"{CONTENT}/{medium.id}"): Place(medium=medium.id) for medium in group.media},
        **{page.path: _place(page, coming) for page in group.pages},
    }


def _composed(path: str) -> str:
    """Spell a path as references are: macOS takes `å` in names apart, and authors do not."""
    return path if path.isascii() else unicodedata.normalize("NFC", path)


def _face(page: Page[ModuleFront]) -> Face:
    front = page.front
    return Face(page.id, front.title, front.status, front.prerequisites, front.translation_of)


def _place(page: Page[Any], coming: Container[str]) -> Place:
    return Place(
        page=page.id,
        title=getattr(page.front, "title", ""),
        anchors=page.body.anchors,
        coming=page.path.rpartition("/")[0] in coming,
    )
