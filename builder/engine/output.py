"""Which files of the output folder are ours: the list `.kollegium-made`, and what it permits.

`kollegium-made 1`, then one posix path a line, sorted. Its one rule: a path is on the list
before its file is on the disk, so a build killed at any moment leaves nothing it cannot find
again. Workers append to it; a finished build writes it anew. A last line without its end was
being written when the build died, and its file does not exist yet.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from builder.engine.collide import fold
from builder.engine.errors import NotOurs
from builder.engine.job import check_path
from builder.engine.lock import exclusive
from builder.engine.write import TEMPORARY, discard, patiently, replace, sweep

LIST = ".kollegium-made"
_HEADER = "kollegium-made 1"
_BUILDING = f"{TEMPORARY}building"


def claim(root: Path) -> frozenset[str]:
    """Return the listed paths of an output folder, made and marked as ours if new or empty.

    Paths are as found and may have been tampered with: `prune` and `put` look at each again.
    Raises NotOurs for a file, for other content without a list, or for a list of another format.
    """
    if root.exists() and not root.is_dir():
        raise NotOurs(root)
    root.mkdir(parents=True, exist_ok=True)
    listed = _read(root)
    if listed is None:
        with os.scandir(root) as entries:
            # A build killed before it could write its first list leaves only this.
            if not all(entry.name.startswith(TEMPORARY) for entry in entries):
                raise NotOurs(root)
        write_list(root, ())
    return listed or frozenset()


def write_list(root: Path, paths: Iterable[str]) -> None:
    """Replace the list where it differs. Raises OSError."""
    replace(root / LIST, "".join(f"{line}\n" for line in (_HEADER, *sorted(paths))).encode())


def announce(root: Path, paths: Collection[str]) -> None:
    """Append paths that are about to be written. From any process. Raises OSError."""
    if not paths:
        return
    data = "".join(f"{path}\n" for path in paths).encode()
    with exclusive(root / LIST) as file:
        while data:
            data = data[os.write(file, data) :]


def interrupted(root: Path) -> bool:
    """Tell whether the last build here did not come to its end."""
    return os.path.lexists(root / _BUILDING)


def begin(root: Path, listed: Iterable[str]) -> None:
    """Mark a build as under way; after one that died, first sweep its temporary files.

    They lie beside their targets, in folders the list names; with the mark, only a build after
    a death has to look.
    """
    if interrupted(root):
        inside = _Inside(root)
        folders = {(root / path).parent for path in listed if inside(path)}
        sweep([root, *sorted(folders)])
        write_list(root, listed)  # without a last line cut short, which the next would lengthen
    (root / _BUILDING).touch()


def end(root: Path) -> None:
    """Take the mark away: every file is whole, listed and wanted."""
    discard(root / _BUILDING)


def put(root: Path, path: str, data: bytes | Path) -> bool:
    """`replace` below the root; a file of ours where a folder is needed gives way, or the reverse.

    Raises OSError, also where what stands in the way is not ours.
    """
    place = f"{root}{os.sep}{path}"
    try:
        return replace(place, data)
    except (FileExistsError, NotADirectoryError, IsADirectoryError, PermissionError):
        if not _make_room(root, path):
            raise
    return replace(place, data)


def prune(root: Path, gone: Collection[str], kept: Collection[str]) -> tuple[str, ...]:
    """Remove listed files that no job yields any more, then folders that became empty.

    Returns the paths removed, sorted. What leads out of the root is passed over, also through a
    link; and so is another spelling of a kept path where the disk takes both for one file.
    """
    if not gone:
        return ()
    spelling = {fold(path): path for path in kept}
    inside = _Inside(root)
    removed = []
    folders: set[PurePosixPath] = set()
    for path in sorted(gone):
        twin = spelling.get(fold(path))
        if not inside(path) or (twin and _one_file(root / path, root / twin)):
            continue
        if _remove(root / path):
            removed.append(path)
        folders.update(PurePosixPath(path).parents)
    for folder in sorted(folders - {PurePosixPath(".")}, key=lambda each: -len(each.parts)):
        with suppress(OSError):  # not empty, or gone
            (root / folder).rmdir()
    return tuple(removed)


class _Inside:
    """Tells whether a listed path lies below the root, by its text and on the disk."""

    def __init__(self, root: Path) -> None:
        self._root = os.path.realpath(root)
        self._folders: dict[str, bool] = {}

    def __call__(self, path: str) -> bool:
        try:
            folder = check_path(path).rpartition("/")[0]
        except ValueError:
            return False
        if folder not in self._folders:
            expected = os.path.normpath(f"{self._root}/{folder}")
            real = os.path.realpath(expected)
            self._folders[folder] = os.path.normcase(real) == os.path.normcase(expected)
        return self._folders[folder]


def _read(root: Path) -> frozenset[str] | None:
    try:
        text = (root / LIST).read_bytes().decode().replace("\r\n", "\n")
    except FileNotFoundError:
        return None
    except ValueError:
        raise NotOurs(root) from None
    header, *paths = text.split("\n")
    if header != _HEADER:
        raise NotOurs(root)
    return frozenset(paths[:-1])


def _make_room(root: Path, path: str) -> bool:
    listed = _read(root) or frozenset()
    above = {str(folder) for folder in PurePosixPath(path).parents}
    in_the_way = [
        old
        for old in listed
        if (old in above and not (root / old).is_dir()) or old.startswith(f"{path}/")
    ]
    return bool(in_the_way) and bool(prune(root, in_the_way, ()))


def _remove(path: Path) -> bool:
    try:
        patiently(path.unlink)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        if path.is_dir() and not path.is_symlink():
            return False  # somebody's folder stands where our file was
        raise
    return True


def _one_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
