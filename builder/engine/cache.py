"""A cache file that throws itself away: versioned, checked, replaced by rename.

The check guards against damage, not against an enemy: `.kollegium/` is as trusted as the
program's own files, and who can write there can also change those; a keyed checksum would add
a key that lies beside it.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from pathlib import Path
from typing import Any

from builder.engine.write import replace

_MAGIC = b"kollegium-cache 1\n"
_PLAIN = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)$)[a-z0-9_-]{1,80}")


def load_pickle(path: Path, version: str) -> object | None:
    """Return the value saved under this version; None if absent, damaged, foreign or older.

    Nothing is unpickled before its bytes are known to be those that `save_pickle` wrote.
    """
    payload = _checked(path, version)
    if payload is None:
        return None
    import pickle

    try:
        value: object = pickle.loads(payload)  # noqa: S301 - checked above
    except Exception:  # noqa: BLE001 - a class that has moved: the version should have told, time is lost
        return None
    return value


def save_pickle(path: Path, version: str, value: object) -> None:
    """Save for `load_pickle`. Raises OSError, or whatever pickle raises for `value`."""
    import pickle

    payload = pickle.dumps(value, protocol=5)
    replace(path, _MAGIC + _check(version, payload) + payload)


def load_plain(path: Path, version: str) -> object | None:
    """Return the plain value saved under this version: `load_pickle`, for lists of atoms.

    Ten thousand small tuples come back in a third of the time, and Python's pickle is not loaded.
    """
    payload = _checked(path, version)
    if payload is None:
        return None
    import marshal

    try:
        value: object = marshal.loads(payload)  # noqa: S302 - checked to be our own
    except (ValueError, EOFError, TypeError):
        return None
    return value


def save_plain(path: Path, version: str, value: Any) -> None:
    """Save tuples, lists, dicts and atoms for `load_plain`. Raises OSError, ValueError."""
    import marshal

    payload = marshal.dumps(value)
    replace(path, _MAGIC + _check(version, payload) + payload)


def safe_name(name: str) -> str:
    """Return a file name for any text: two texts never share one, on no file system."""
    if _PLAIN.fullmatch(name):
        return name
    readable = re.sub(r"[^a-z0-9_-]+", "-", name.lower())[:40]
    number = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f"{readable}+{number}"


def _checked(path: Path, version: str) -> memoryview | None:
    """Return what was saved, if its bytes are those that were written by this version."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    start = len(_MAGIC) + 32
    payload = memoryview(data)[start:]
    if not data.startswith(_MAGIC) or data[len(_MAGIC) : start] != _check(version, payload):
        return None
    return payload


def _check(version: str, payload: bytes | memoryview) -> bytes:
    check = blake2b(blake2b(version.encode("utf-8", "surrogatepass")).digest(), digest_size=32)
    check.update(payload)
    return check.digest()
