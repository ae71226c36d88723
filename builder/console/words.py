"""The command line's words, in Swedish and English."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

LANGUAGES = ("sv", "en")
_LANGUAGE_KEY = re.compile(r"^language:[ \t]*[\"']?([a-z]{2})\b", re.MULTILINE)


@cache
def words(language: str) -> Mapping[str, str]:
    """Read the words of a language, by dotted key."""
    text = Path(__file__).with_name(f"{language}.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    return {
        f"{table}.{key}": value for table, pairs in tables.items() for key, value in pairs.items()
    }


def spoken(arguments: Sequence[str], project: Path) -> str:
    """Choose the language before anything else is known: `--lang`, else the portal's, else sv.

    The portal's is looked for with a glance at the file, which may be broken: that is told later.
    """
    for at, argument in enumerate(arguments):
        value = argument.partition("=")[2]
        if argument == "--lang" and at + 1 < len(arguments):
            value = arguments[at + 1]
        if argument.partition("=")[0] == "--lang" and value in LANGUAGES:
            return value
    try:
        text = (project / "content" / "portal.yaml").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "sv"
    found = _LANGUAGE_KEY.search(text)
    return found.group(1) if found and found.group(1) in LANGUAGES else "sv"


def project_of(arguments: Sequence[str]) -> Path:
    """Find the project before the command line is read: `--project DIR`, else this folder."""
    for at, argument in enumerate(arguments):
        if argument.startswith("--project="):
            return Path(argument.partition("=")[2])
        if argument == "--project" and at + 1 < len(arguments):
            return Path(arguments[at + 1])
    return Path()
