"""Through the folders of `content/`: regular files, in order, and never out of it or in a circle.

Pipes, sockets and devices are passed over unopened. A symbolic link is followed as far as it stays
within `content/`; what a link leads out to is not even looked at.
"""

import os
from collections.abc import Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.read.names import LONGEST_SOURCE, readable

# What systems and editors leave behind: so they begin, so they end, so they are called.
_BEGINNINGS = (".", "~$")
_ENDINGS = ("~", ".tmp", ".swp", ".bak")
_NAMES = ("thumbs.db", "desktop.ini")

Found = tuple["os.DirEntry[str]", str]  # with its path, as it is shown


def is_dropping(name: str) -> bool:
    """Tell whether a system or an editor leaves files of this name behind."""
    low = name.lower()
    if low.startswith(_BEGINNINGS) or low.endswith(_ENDINGS) or low in _NAMES:
        return True
    return len(low) > 1 and low[0] == low[-1] == "#"


def walk(folder: str, path: str, diagnostics: list[Diagnostic]) -> Iterator[Found]:
    """Yield what lies below a folder whose path is shown as `path`; OSError for itself alone."""
    yield from _Walk(os.path.realpath(folder), path, diagnostics).below(folder, path)


def unreadable(path: str, error: OSError) -> Diagnostic:
    """Say of a file or folder that the system does not hand it out."""
    return diagnose("unreadable-file", path, reason=error.strerror or type(error).__name__)


class _Walk:
    """Holds where the walk began, which no link may lead out of."""

    def __init__(self, root: str, path: str, diagnostics: list[Diagnostic]) -> None:
        self.root = root
        self.path = path
        self.diagnostics = diagnostics

    def below(self, folder: str, path: str, *, linked: bool = False) -> Iterator[Found]:
        """Yield the files of a folder; `linked` if a link led here."""
        for entry in self._entries(folder, path):
            here = f"{path}/{entry.name}"
            kind = self._sorted(entry, folder, here, linked=linked)
            if kind == "folder":
                yield from self.below(entry.path, here, linked=linked or entry.is_symlink())
            elif kind == "file":
                yield entry, here

    def _entries(self, folder: str, path: str) -> list["os.DirEntry[str]"]:
        try:
            with os.scandir(folder) as found:
                return sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            if path == self.path:
                raise
            self.diagnostics.append(unreadable(readable(path), error))
            return []

    def _sorted(
        self, entry: "os.DirEntry[str]", folder: str, here: str, *, linked: bool
    ) -> str | None:
        """Tell a file from a folder; None for what is to be passed over, which may be a fault."""
        if is_dropping(entry.name):
            return None
        length = len(here) - len(self.path) - 1
        if length > LONGEST_SOURCE:
            shown = readable(here)
            fault = diagnose(
                "path-too-long", shown, hint="shorter", length=length, most=LONGEST_SOURCE
            )
            self.diagnostics.append(fault)
            return None
        try:
            if entry.is_symlink() and not self._may_follow(entry, folder, here, linked=linked):
                return None
            if entry.is_dir():
                return "folder"
            return "file" if entry.is_file() else None
        except OSError as error:
            self.diagnostics.append(unreadable(readable(here), error))
            return None

    def _may_follow(
        self, entry: "os.DirEntry[str]", folder: str, here: str, *, linked: bool
    ) -> bool:
        """Judge a link. Linked folders within linked folders could be without number."""
        real = os.path.realpath(entry.path)
        if not _lies_in(real, self.root):
            fault = diagnose("link-outside", readable(here), target=readable(entry.name))
            self.diagnostics.append(fault)
            return False
        entry.stat()  # raises where nothing is
        if entry.is_dir() and (linked or _lies_in(os.path.realpath(folder), real)):
            shown = readable(entry.name)
            fault = diagnose("link-loop", readable(here), hint="remove", name=shown)
            self.diagnostics.append(fault)
            return False
        return True


def _lies_in(place: str, folder: str) -> bool:
    return f"{place}{os.sep}".startswith(f"{folder.rstrip(os.sep)}{os.sep}")
