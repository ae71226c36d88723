"""Stage 2, a group of files: read what is new, take the rest from the cache, keep the shelf.

The cache holds what each file gave, and of each group an outline with its files' dates and sizes;
where all agree, nothing of the group is opened. A file so young that it may change again within its
date's grain is compared by content.
"""

import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from builder.diagnostics import Diagnostic
from builder.engine.cache import load_pickle, load_plain, safe_name, save_pickle, save_plain
from builder.engine.packed import Packed
from builder.engine.shelf import read_shelf, sweep_shelves, write_shelf
from builder.engine.workers import Workers
from builder.engine.write import discard
from builder.model import Medium, Page
from builder.read.find import Group, Kind
from builder.read.page import Data, FileRead, FileRules, read_file
from builder.read.steps import together
from builder.value import value

R = TypeVar("R")

# Two seconds is the coarsest grain of dates in use (FAT, on USB sticks).
_GRAIN = 2_000_000_000
# Reading files one after the other in this process is quicker than starting others for so few.
_FEW_FILES = 48
_INDEX = "index"


@value
class GroupRead:
    """A group's files in order, each with what came of it."""

    name: str
    files: tuple[FileRead, ...]

    @property
    def is_module(self) -> bool:
        """Tell whether the group is a module."""
        return self.name.startswith("modules/")

    @property
    def pages(self) -> tuple[Page[Any], ...]:
        """Get the pages that could be read."""
        return tuple(one.value for one in self.files if isinstance(one.value, Page))

    @property
    def media(self) -> tuple[Medium, ...]:
        """Get the media that can be published."""
        return tuple(one.value for one in self.files if isinstance(one.value, Medium))

    @property
    def data(self) -> tuple[tuple[Kind, Data], ...]:
        """Get the data of YAML files, with their kinds."""
        return tuple(
            (one.file.kind, one.value) for one in self.files if isinstance(one.value, Data)
        )

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Get everything that is wrong with the files."""
        return tuple(fault for one in self.files for fault in one.diagnostics)

    @property
    def broken(self) -> tuple[str, ...]:
        """Get the paths of files that nothing could be made of; why is among the diagnostics."""
        return tuple(one.file.path for one in self.files if one.value is None)

    def has(self, kind: Kind) -> bool:
        """Tell whether there is a file of this kind, whether or not it could be read."""
        return any(one.file.kind is kind for one in self.files)


@value
class Readers:
    """How groups are read: where the content and the cache lie, the program's version, the rules.

    A rule is a function at the top of a module, so that a worker can be told of it.
    """

    root: Path
    cache: Path
    version: str
    rules: FileRules

    def outlines(
        self, outline: Callable[[GroupRead], R], groups: Iterable[Group], workers: Workers
    ) -> tuple[R, ...]:
        """Read all groups, and return of each, in order, what `outline` says of it.

        It is asked where the group is read, in a worker where many have changed, and its answer is
        remembered: what nobody has changed is not even loaded.
        """
        every = tuple(groups)
        before: dict[str, _Note[R]] = self._remembered()
        kept = {each.name: before[each.name] for each in every if _stands(each, before)}
        changed = [group for group in every if group.name not in kept]
        few = sum(len(group.files) for group in changed) < _FEW_FILES
        outlined = partial(read_and_outline, self, outline)
        fresh = map(outlined, changed) if few else workers.map(outlined, changed, least=2)
        notes = kept | {
            group.name: _Note(group.facts, taken, Packed.of(made))
            for group, (taken, made) in zip(changed, fresh, strict=True)
        }
        if notes != before:
            plain = [
                (name, each.facts, each.taken, each.outline.data) for name, each in notes.items()
            ]
            save_plain(self._index, self.version, plain)
        return tuple(notes[group.name].outline.open() for group in every)

    def whole(self, group: Group) -> GroupRead:
        """Read a group whole, here; what is remembered of it is used."""
        record = self.recall(group.name)
        if record:
            taken, read = record
            same = tuple(one.file for one in read.files) == group.files
            if same and all(one.file.mtime_ns < taken - _GRAIN for one in read.files):
                return read
        return read_group(self, group)[1]

    def recall(self, name: str) -> tuple[int, GroupRead] | None:
        """Get what is remembered of a group, and when it was read (ns)."""
        record = load_pickle(self.record(name), self.version)
        return record if isinstance(record, tuple) else None

    def record(self, name: str) -> Path:
        """Get the file that remembers a group."""
        return self.cache / "read" / f"{safe_name(name)}.pickle"

    @property
    def _index(self) -> Path:
        return self.cache / "read" / _INDEX

    def _remembered(self) -> dict[str, Any]:
        plain: Any = load_plain(self._index, self.version)
        return {name: _Note(facts, taken, Packed(data)) for name, facts, taken, data in plain or ()}


class _Note(NamedTuple, Generic[R]):
    """What is remembered of a group: what its files looked like, when they were read (ns)."""

    facts: str
    taken: int
    outline: Packed[R]


def _stands(group: Group, notes: "dict[str, _Note[R]]") -> bool:
    """Tell whether the files are as they were, and old enough for their dates to say so."""
    note = notes.get(group.name)
    return note is not None and note.facts == group.facts and group.latest < note.taken - _GRAIN


def read_and_outline(
    readers: Readers, outline: Callable[[GroupRead], R], group: Group
) -> tuple[int, R]:
    """Read one group, and tell when (ns) and what the portal needs to know of it."""
    taken, read = read_group(readers, group)
    return taken, outline(read)


def read_group(readers: Readers, group: Group) -> tuple[int, GroupRead]:
    """Read one group and remember it, with the time in ns. OSError where that cannot be done."""
    taken = time.time_ns()
    record = readers.recall(group.name)
    before = {one.file.path: one for one in record[1].files} if record else {}
    found = together(
        read_file(readers.root, file, before.get(file.path), readers.rules) for file in group.files
    )
    texts = dict(each for one in found for each in one.texts)
    made = GroupRead(group.name, tuple(one.read for one in found))
    _shelve(readers, made, texts, known=bool(before))
    save_pickle(readers.record(group.name), readers.version, (taken, made))
    return taken, made


def _shelve(readers: Readers, made: GroupRead, texts: dict[str, str], *, known: bool) -> None:
    """Put the new texts beside those that are still wanted."""
    wanted = {fragment.digest for page in made.pages for fragment in (page.body, *page.leader)} - {
        ""
    }
    if known:
        texts = read_shelf(readers.cache, made.name) | texts
    write_shelf(
        readers.cache, made.name, {digest: texts[digest] for digest in wanted if digest in texts}
    )


def sweep(cache: Path, names: Iterable[str]) -> None:
    """Forget the groups that are no more."""
    kept = tuple(names)
    sweep_shelves(cache, kept)
    wanted = {f"{safe_name(name)}.pickle" for name in kept}
    for path in sorted((cache / "read").glob("*.pickle")):
        if path.name not in wanted:
            discard(path)
