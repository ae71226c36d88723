"""An archive as a job: what it holds are jobs too, so it is packed again when one of them differs.

The same members give the same bytes: sorted, with one date, readable by all. What was packed lies
in the cache by what it was packed of, for the page that tells its size and for `kollegium pack`.
"""

import json
import os
import zipfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from builder.engine.cache import safe_name
from builder.engine.digest import Sealed, digest
from builder.engine.job import Copy, Job
from builder.engine.shelf import Shelf, open_shelf
from builder.engine.write import TEMPORARY, discard, patiently
from builder.value import value

MANIFEST, SUMS = "paket.json", "SHA256SUMS"
_DATE = (1980, 1, 1, 0, 0, 0)  # the first that an archive knows
_MODE = 0o100644 << 16
_CHUNK = 1 << 20
# What is packed as it is, since it has been already.
_PACKED = (
    *(".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"),
    *(".mp3", ".m4a", ".ogg", ".mp4", ".webm"),
    *(".docx", ".xlsx", ".pptx", ".odt", ".epub", ".pdf", ".zip"),
)


@value
class Depot:
    """Where packages lie that have been made, and by which version of the program."""

    cache: Path
    version: str


@value
class Label:
    """What a package says of itself. `version` is the module's revision, `updated` a date."""

    name: str  # of its file, without an ending
    kind: str  # portal, module, part
    title: str
    leader: bool
    version: str
    updated: str
    licence: str
    published: str  # where the portal stands, or empty
    readme: tuple[str, str]  # a file's name and what it says


@value
class Member:
    """A file of a package: a job, and the shelf that has its texts."""

    job: Job
    shelf: str | None


def archive_job(path: str, depot: Sealed[Depot], label: Label, members: tuple[Member, ...]) -> Job:
    """Plan an archive; its members have paths of their own."""
    ordered = tuple(sorted(members, key=lambda member: member.job.path))
    return Job(path, _archive, (depot, label, ordered))


def kept(job: Job, shelf: Shelf) -> Path:
    """Get the file of a package, which is made where it is not there yet. Raises OSError."""
    made = job.make(shelf, *job.args)
    if not isinstance(made, Copy):
        raise TypeError(f"{job.path} is no package")
    return made.source


def _archive(
    _shelf: Shelf, depot: Sealed[Depot], label: Label, members: tuple[Member, ...]
) -> Copy:
    def write(file: BinaryIO) -> None:
        with zipfile.ZipFile(file, "w") as archive:
            _fill(archive, depot.value.cache, label, members)

    return Copy(remembered(depot.value, f"{label.name}.zip", digest((label, members)), write))


def remembered(depot: Depot, name: str, key: str, write: Callable[[BinaryIO], None]) -> Path:
    """Get the file that `write` makes of what `key` stands for, made once."""
    folder = depot.cache / "packages"
    stem = f"{safe_name(name)}."
    whole = digest((key, depot.version))
    others = []
    for path in sorted(folder.glob(f"{stem}*")):
        _, made_of, content = path.name.rsplit(".", 2)
        if made_of == whole and content == _sum(path):
            return path
        others.append(path)
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / f"{TEMPORARY}{os.urandom(6).hex()}"
    try:
        with temporary.open("xb") as file:
            write(file)
        path = folder / f"{stem}{whole}.{_sum(temporary)}"
        patiently(lambda: temporary.replace(path))
    finally:
        discard(temporary)
    for other in others:
        if other != path:
            discard(other)
    return path


def _sum(path: Path) -> str:
    state = sha256()
    for chunk in _chunks(path):
        state.update(chunk)
    return state.hexdigest()[:32]


def _fill(archive: zipfile.ZipFile, cache: Path, label: Label, members: tuple[Member, ...]) -> None:
    """Put in all members in order, then what sums them up."""
    name, text = label.readme
    # Old editors of Windows take a file for one in the system's old encoding without the mark.
    readme = text.replace("\n", "\r\n").encode("utf-8-sig")
    shelves: dict[str | None, Shelf] = {}
    contents: list[tuple[str, Callable[[], bytes | Copy]]] = [(name, lambda: readme)]
    for each in members:
        shelf = shelves.setdefault(each.shelf, open_shelf(cache, each.shelf))
        contents.append((each.job.path, _making(each.job, shelf)))
    files = []
    for path, make in sorted(contents, key=lambda content: content[0]):
        size, number = _put(archive, path, make())
        files.append({"path": path, "bytes": size, "sha256": number})
    told = {
        "format": 1,
        "name": label.name,
        "kind": label.kind,
        "title": label.title,
        "for": "leader" if label.leader else "participant",
        "version": label.version,
        "updated": label.updated,
        "licence": label.licence,
        "published": label.published,
        "start": "index.html",
        "files": files,
    }
    manifest = (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
    _, number = _put(archive, MANIFEST, manifest)
    sums = [*((each["sha256"], each["path"]) for each in files), (number, MANIFEST)]
    _put(archive, SUMS, "".join(f"{number}  {path}\n" for number, path in sums).encode())


def _making(job: Job, shelf: Shelf) -> Callable[[], bytes | Copy]:
    return lambda: job.make(shelf, *job.args)


def _put(archive: zipfile.ZipFile, path: str, made: bytes | Copy) -> tuple[int, str]:
    """Put a file in; give its size in bytes and its SHA-256."""
    entry = zipfile.ZipInfo(path, _DATE)
    entry.external_attr, entry.create_system = _MODE, 3
    packed = path.lower().endswith(_PACKED)
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    state, size = sha256(), 0
    with archive.open(entry, "w") as file:
        for chunk in _chunks(made.source) if isinstance(made, Copy) else (made,):
            state.update(chunk)
            size += file.write(chunk)
    return size, state.hexdigest()


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
