"""Stage 1 once more: where only known files have changed, all else lies where it was found last."""

import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

from builder.engine.cache import load_plain, save_plain
from builder.engine.write import discard
from builder.read.find import CONTENT, File, Found, Group, find, group_of
from builder.value import value


@value
class Trail:
    """Where what was found is remembered, by which version of the program."""

    cache: Path
    version: str

    def find(self, project: Path, changed: Collection[str] | None) -> Found:
        """Tell what is in `content/`; `changed` are absolute paths, None where all may be new.

        OSError for `content/` itself, and where the cache cannot be written.
        """
        before = None if changed is None else self._recall()
        found = _again(before, project, changed or ()) if before else None
        found = found or find(project)
        if found != before:
            self._remember(found)
        return found

    @property
    def _place(self) -> Path:
        return self.cache / "found"

    def _recall(self) -> Found | None:
        groups: Any = load_plain(self._place, self.version)
        return None if groups is None else Found(tuple(Group(*each) for each in groups), ())

    def _remember(self, found: Found) -> None:
        """Keep what was found; with faults it is looked for anew each time."""
        if found.diagnostics:
            discard(self._place)
            return
        groups = [(each.name, each.facts, each.latest, each.packed) for each in found.groups]
        save_plain(self._place, self.version, groups)


def _again(before: Found, project: Path, changed: Collection[str]) -> Found | None:
    """Look at the changed files alone; None where one cannot be looked at."""
    root = os.path.join(os.path.abspath(project), "")  # noqa: PTH100, PTH118 - as stamps write them
    names = {path.removeprefix(root).replace(os.sep, "/") for path in changed}
    touched = {group_of(name) for name in names if name.startswith(f"{CONTENT}/")}
    try:
        groups = tuple(
            Group.of(group.name, [_file(project, file, names) for file in group.files])
            if group.name in touched
            else group
            for group in before.groups
        )
    except OSError:
        return None
    return Found(groups, ())


def _file(project: Path, file: File, changed: Collection[str]) -> File:
    if file.path not in changed:
        return file
    facts = (project / file.path).stat()
    return File(file.path, file.kind, facts.st_mtime_ns, facts.st_size)
