"""What the engine refuses, each with the facts a message needs; the wording is made elsewhere.

All of them keep their facts in `args`, so they travel between processes.
"""

# ruff: noqa: N818 - they are named for what is the case, as the messages say it

from __future__ import annotations

from pathlib import Path


class EngineError(Exception):
    """The base of what the engine itself refuses; disk faults stay `OSError`."""


class NotOurs(EngineError):
    """The output folder holds other content and no `.kollegium-made`, or is a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path} was not made by this program"


class Collision(EngineError):
    """Two jobs want one file, or one wants a file where the other needs a folder.

    Paths that differ only by case or Unicode form are one file on some disks, so they count.
    `batch_a` and `batch_b` are names of batches, equal when one batch plans both.
    """

    def __init__(self, path: str, batch_a: str, batch_b: str) -> None:
        super().__init__(path, batch_a, batch_b)
        self.path = path
        self.batch_a = batch_a
        self.batch_b = batch_b

    def __str__(self) -> str:
        return f"{self.path} is planned by both {self.batch_a!r} and {self.batch_b!r}"


class WorkerDied(EngineError):
    """A worker process ended without an answer: killed, out of memory, or a fault in C code."""

    def __init__(self) -> None:
        super().__init__()

    def __str__(self) -> str:
        return "a worker process died"


class Busy(EngineError):
    """Another build holds the lock. `pid` is 0 and `host` empty where they cannot be read."""

    def __init__(self, pid: int, host: str) -> None:
        super().__init__(pid, host)
        self.pid = pid
        self.host = host

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host} is building"


class MissingText(EngineError, KeyError):
    """A shelf lacks the text with this digest, or its file is damaged there."""

    def __init__(self, shelf: str, digest: str) -> None:
        super().__init__(shelf, digest)
        self.shelf = shelf
        self.digest = digest

    def __str__(self) -> str:
        return f"no text {self.digest} on shelf {self.shelf!r}"
