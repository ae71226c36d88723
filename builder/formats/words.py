"""The words of schedules in a language; a language without words of its own gets English."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LANGUAGES = ("sv", "en")


@cache
def words(language: str) -> Mapping[str, str]:
    """Read the words, by dotted key."""
    spoken = language if language in LANGUAGES else "en"
    text = (files(__package__) / f"{spoken}.toml").read_text(encoding="utf-8")
    return {
        f"{table}.{key}": said
        for table, pairs in tomllib.loads(text).items()
        for key, said in pairs.items()
    }
