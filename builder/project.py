"""Where a project's folders are, and which program looks at them."""

import os
import sys
from hashlib import blake2b
from pathlib import Path

from builder import __version__
from builder.value import value


@value
class Project:
    """A folder with `content/`, from which `site/` is made."""

    root: Path

    @property
    def content(self) -> Path:
        """Get the folder that authors write in."""
        return self.root / "content"

    @property
    def portal_file(self) -> Path:
        """Get the file that makes a folder a project."""
        return self.content / "portal.yaml"

    @property
    def themes(self) -> Path:
        """Get the folder of the project's own themes, which need not exist."""
        return self.root / "themes"

    @property
    def site(self) -> Path:
        """Get the folder that is published."""
        return self.root / "site"

    @property
    def cache(self) -> Path:
        """Get the folder that may be thrown away at any time."""
        return self.root / ".kollegium"


def program() -> str:
    """Name this very program: its version, its files as they are, Python and the packages.

    What another program has cached is not trusted; neither is what this one has before somebody
    edited it or installed another Markdown beside it.
    """
    facts = [__version__, sys.version]
    here = Path(__file__).resolve().parent
    for folder, folders, files in os.walk(here):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        facts += (_fact(folder, name) for name in sorted(files))
    for entry in sys.path:
        if entry.endswith(("site-packages", "dist-packages")) and os.path.isdir(entry):  # noqa: PTH112
            facts.append(_fact(entry, ""))
    return blake2b("\n".join(facts).encode(), digest_size=16).hexdigest()


def _fact(folder: str, name: str) -> str:
    found = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - 150 times a start
    return f"{name} {found.st_size} {found.st_mtime_ns}"
