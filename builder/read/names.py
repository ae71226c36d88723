"""What a file or folder may be called so that every system can hold it, and every address name it.

Windows' rules are those of its own documentation of file names; they bind a site that is made on
another system as well, since somebody will unpack it there.
"""

import re
from functools import cache

from builder.diagnostics import Diagnostic, diagnose
from builder.engine.collide import fold
from builder.read.decode import forbidden
from builder.read.slug import slug

LONGEST = 240  # characters of a path; with a folder before it, Windows opens no more than 259
LONGEST_SOURCE = LONGEST + len("pages/")  # by which an address may be shorter than its file's path
LONG = 180  # what leaves room for the folder that somebody unpacks it in

_ADDRESS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])[ ]*(?:\..*)?", re.IGNORECASE
)
_REFUSED = re.compile(r'[<>:"|?*\\/]')


class Names:
    """Holds names against what systems and addresses allow, and against each other."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self.diagnostics = diagnostics
        self._spelt: dict[str, str] = {}  # what all spellings share → the first met
        self._fit: set[str] = set()  # folders with which nothing is wrong

    def fit(self, path: str, plain: int) -> bool:
        """Tell whether a file can be used by that path; what is wrong with a folder is told once.

        The first folder is ours. Of those that follow the last `plain` are no part of a page's
        address, and may be called anything that all systems take.
        """
        names = path.split("/")
        known = path.rpartition("/")[0] in self._fit
        for at in range(len(names) - 1 if known else 1, len(names)):
            name, here = names[at], "/".join(names[: at + 1])
            if here in self._fit:
                continue
            in_address = at < len(names) - plain
            whole = name.rpartition(".")[0] if in_address and here == path else name
            fault = wrong_name(here, whole, in_address=in_address)
            if fault:
                self.diagnostics.append(fault)
                return False
            if not in_address:
                self._compare(here)
            if here != path:
                self._fit.add(here)
        return True

    def _compare(self, path: str) -> None:
        first = self._spelt.setdefault(fold(path), path)
        if first != path:
            other = first.rpartition("/")[2]
            self.diagnostics.append(diagnose("same-name", path, hint="rename", other=other))


def wrong_name(path: str, name: str, *, in_address: bool) -> Diagnostic | None:
    """Find what is wrong with the name of the file or folder at `path`.

    `in_address`: it becomes part of a page's address, and `name` comes without its ending.
    """
    if not name.isprintable() and _unseen().search(name):
        shown, better = readable(name), _better(_unseen().sub("", name))
        return diagnose("unseen-in-name", readable(path), hint="better", name=shown, better=better)
    if in_address and not _ADDRESS.fullmatch(name):
        better = slug(name) or "namn"
        return diagnose("not-a-name", path, hint="better", name=name, better=better)
    if _DEVICE.fullmatch(name) or _REFUSED.search(name) or name[-1] in ". ":
        better = _better(name)
        return diagnose("windows-name", path, hint="better", name=name, better=better)
    return None


def readable(name: str) -> str:
    """Show a name whatever is in it: also bytes that are no text, which Unix allows."""
    return name if name.isprintable() else _unseen().sub("\ufffd", name)


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(rf"{forbidden().pattern}|[\t\n]")


def _better(name: str) -> str:
    name = _REFUSED.sub("-", name).rstrip(". ") or "namn"
    stem, dot, ending = name.partition(".")
    return f"{stem.rstrip()}-1{dot}{ending}" if _DEVICE.fullmatch(name) else name
