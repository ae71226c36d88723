"""Names in the order of a language's alphabet, whatever the system knows of it."""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

# Letters at the end of the alphabet, in order, where the language has them as letters of their own.
_LAST: Mapping[str, str] = MappingProxyType({"sv": "åäö", "da": "æøå", "nb": "æøå", "fi": "åäö"})
_AFTER_Z = "{"


def alphabetical(text: str, language: str) -> tuple[str, str]:
    """Make a key to sort texts by; signs on other letters count only where all else is equal."""
    last = _LAST.get(language, "")
    lower = unicodedata.normalize("NFC", text).casefold()
    letters = (
        f"{_AFTER_Z}{last.index(letter)}" if letter in last else _plain(letter) for letter in lower
    )
    return "".join(letters), lower


def _plain(letter: str) -> str:
    apart = unicodedata.normalize("NFKD", letter)
    return "".join(each for each in apart if not unicodedata.combining(each))
