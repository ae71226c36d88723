"""Caches that hold nothing of a portal's own, lent from one to the next.

Compiling a theme, trying it and reading the built-in data takes longer than building a small
portal. All are found by what their files say, so a cache that is not of these files is not used.
"""

import shutil
from pathlib import Path

_LENT = ("theme.pickle", "rehearsed.pickle", "read/defaults.pickle", "prose/defaults.pack")


def lend(cache: Path, root: Path) -> None:
    """Copy what is common from a cache to that of the project `root`, which has none."""
    for name in _LENT:
        if (cache / name).is_file():
            place = root / ".kollegium" / name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(cache / name, place)
