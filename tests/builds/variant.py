"""The portal of `portal.py` with more outputs and content, and copies of one that is built."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.builds.desk import Desk
from tests.builds.portal import PORTAL, set_up, write
from tests.lent import lend


def variant(built: Path, root: Path, outputs: str, content: Iterable[tuple[str, str]] = ()) -> Path:
    """Build the portal at `root` with these outputs and content more, lent what `built` knows."""
    set_up(root)
    lend(built / ".kollegium", root)
    portal = PORTAL.replace("outputs: [portal]", f"outputs: [{outputs}]")
    write(root, iter([("portal.yaml", portal), *content]))
    result = Desk(root).build()
    assert (result.code, result.sums["warnings"]) == (0, 0), result.err
    return root


def copied(project: Path, folder: Path) -> Desk:
    """Copy a project that is built, for a test that changes it."""
    root = folder / "portalen"
    shutil.copytree(project, root, symlinks=True)
    # What the dates were is true of the folder where it was noted; see test_caches.
    (root / ".kollegium/build.stamp").unlink()
    return Desk(root)
