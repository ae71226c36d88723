"""Two jobs for one path, found whatever the disk's opinion of case and Unicode form."""

from __future__ import annotations

from collections.abc import Iterable

from builder.engine.errors import Collision


def fold(path: str) -> str:
    """Return what all spellings share that some disk takes for one path."""
    if path.isascii():
        return path.lower()
    import unicodedata

    # Not casefold(): no disk takes `straße` for `strasse`.
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).lower())


class Claims:
    """Who plans which path, filled batch by batch."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def add(self, batch: str, paths: Iterable[str]) -> None:
        """Enter a batch's paths; raises Collision(path, earlier batch, this one).

        Also where one path is a folder of another: `a` and `a/b`.
        """
        for path in paths:
            key = fold(path)
            other = self._files.get(key, self._folders.get(key))
            if other is not None:
                raise Collision(path, other, batch)
            self._files[key] = batch
            self._enter_folders(path, key, batch)

    def _enter_folders(self, path: str, key: str, batch: str) -> None:
        folder = key.rpartition("/")[0]
        while folder and folder not in self._folders:
            if folder in self._files:
                raise Collision(path, self._files[folder], batch)
            self._folders[folder] = batch
            folder = folder.rpartition("/")[0]
