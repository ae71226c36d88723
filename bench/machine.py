"""What the figures depend on besides the programs: the machine, and what else it was doing."""

import os
import platform
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.measure import cost, floor, last_line
from bench.tools import Tool

RAM_DISK = Path("/dev/shm")  # noqa: S108 - a file system, not a file name that can be guessed


@contextmanager
def workshop(needed: int) -> Iterator[tuple[Path, str]]:
    """Give a folder to work in, on the RAM disk where that has the bytes needed, and its kind.

    On a disk the figures would tell of the disk; where there is no other choice, `kind` says so.
    """
    in_memory = RAM_DISK.is_dir() and shutil.disk_usage(RAM_DISK).free > needed
    kind = "RAM disk" if in_memory else f"DISK (no RAM disk with {needed / 1e9:.1f} GB free)"
    place = RAM_DISK if in_memory else Path(tempfile.gettempdir())
    with tempfile.TemporaryDirectory(prefix="kollegium-bench-", dir=place) as folder:
        yield Path(folder), f"{kind}, {folder}"


def facts(tools: Sequence[Tool], folder: Path, kind: str) -> dict[str, str]:
    """Gather what a reader of the figures needs to know, and each program's version."""
    log = folder / "version.log"
    return {
        "cores": str(os.cpu_count()),
        "processor": processor(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "works on": kind,
        "load at the start": load(),
        "least peak memory that can be told": f"{floor(log):.0f} MB",
    } | {tool.name: version(tool, folder, log) for tool in tools}


def processor() -> str:
    """Name the processor, where Linux tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def load() -> str:
    """Tell the running processes, averaged over one minute."""
    return f"{os.getloadavg()[0]:.1f}"


def version(tool: Tool, folder: Path, log: Path) -> str:
    """Ask the program for its version, or say why it cannot be asked."""
    if tool.problem:
        return tool.problem
    asked = cost(tool.version, folder, log)
    return asked.complaint if asked.code else last_line(log)
