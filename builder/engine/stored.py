"""Values kept in the cache by digest: who plans with one need not hold it.

Who works with it loads it. Like a `Sealed` value it counts by its digest: a job that has it among
its arguments is out of date when what it stands for has changed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Generic, TypeVar

from builder.engine.cache import load_pickle, save_pickle
from builder.engine.errors import MissingText
from builder.value import value

T = TypeVar("T")


@value
class Stored(Generic[T]):
    """A value in a file of the cache, written by a version of the program."""

    place: Path
    version: str
    digest: str

    def load(self) -> T:
        """Return the value. Raises MissingText if it is not there, or another one is."""
        found = load_pickle(self.place, self.version)
        if not isinstance(found, tuple) or found[0] != self.digest:
            raise MissingText(str(self.place), self.digest)
        loaded: T = found[1]
        return loaded


def store(place: Path, version: str, digest: str, thing: T) -> Stored[T]:
    """Keep a value for as long as no other takes its place. Raises OSError."""
    save_pickle(place, version, (digest, thing))
    return Stored(place, version, digest)
