"""Stage 2, a group of files: read what is new, take the rest from the cache, keep the shelf.

The cache holds what each file gave and the file's date and size; where all agree, no file is
opened. A file so young that it may change again within its date's grain is compared by content.
"""

import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from builder.diagnostics import Diagnostic
from builder.engine.cache import load_pickle, safe_name, save_pickle
from builder.engine.shelf import read_shelf, sweep_shelves, write_shelf
from builder.engine.workers import Workers
from builder.engine.write import discard
from builder.model import Medium, Page
from builder.read.find import Group, Kind
from builder.read.page import Data, FileRead, read_file
from builder.value import uncollected, value

# Two seconds is the coarsest grain of dates in use (FAT, on USB sticks).
_GRAIN = 2_000_000_000
# Reading files one after the other in this process is quicker than starting others for so few.
_FEW_FILES = 48


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
    """How groups are read: where the content and the cache lie, and the program's version."""

    root: Path
    cache: Path
    version: str

    def read(self, groups: Iterable[Group], workers: Workers) -> tuple[GroupRead, ...]:
        """Read all groups, in order; those that changed are shared out among the workers."""
        every = tuple(groups)
        with uncollected():
            kept = {group.name: self._kept(group) for group in every}
        changed = [group for group in every if kept[group.name] is None]
        few = sum(len(group.files) for group in changed) < _FEW_FILES
        read = partial(read_group, self)
        fresh = map(read, changed) if few else workers.map(read, changed, least=2)
        reads = kept | {each.name: each for each in fresh}
        return tuple(each for group in every if (each := reads[group.name]))

    def record(self, name: str) -> Path:
        """Get the file that remembers a group."""
        return self.cache / "read" / f"{safe_name(name)}.pickle"

    def _kept(self, group: Group) -> GroupRead | None:
        """Get what is remembered of a group whose files all stand as they did."""
        record = load_pickle(self.record(group.name), self.version)
        if not isinstance(record, tuple):
            return None
        taken, read = record
        same = tuple(one.file for one in read.files) == group.files
        return read if same and all(_settled(one, taken) for one in read.files) else None


def _settled(read: FileRead, taken: int) -> bool:
    return read.file.mtime_ns < taken - _GRAIN


def read_group(readers: Readers, group: Group) -> GroupRead:
    """Read one group and remember it. OSError where the cache cannot be written."""
    taken = time.time_ns()
    place = readers.record(group.name)
    record = load_pickle(place, readers.version)
    before = {one.file.path: one for one in record[1].files} if isinstance(record, tuple) else {}
    reads: list[FileRead] = []
    texts: dict[str, str] = {}
    for file in group.files:
        read, new = read_file(readers.root, file, before.get(file.path))
        reads.append(read)
        texts.update(new)
    made = GroupRead(group.name, tuple(reads))
    _shelve(readers, made, texts, known=bool(before))
    save_pickle(place, readers.version, (taken, made))
    return made


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
