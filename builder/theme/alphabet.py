"""Alphabetical order as dictionaries have it: in Swedish å, ä and ö come last.

Accents and case decide only between what is otherwise alike, numbers stand first, and signs count
for nothing.
"""

import re
import unicodedata
from functools import lru_cache
from types import MappingProxyType

OTHER = "#"  # where what begins with no letter stands

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_LETTERS = MappingProxyType({"sv": f"{_LATIN}åäö"})
# The neighbours' letters, where Swedish sorts them.
_GUESTS = MappingProxyType({ord(guest): home for guest, home in zip("æøüð", "äöyd", strict=True)})
_SIGN = re.compile(r"[0-9]+|[^\W\d_]|\s+")

Key = tuple[tuple[tuple[int, int, str], ...], str, str]


@lru_cache(maxsize=8192)
def order(text: str, language: str) -> Key:
    """Give what texts are sorted by; a preview sorts the same ones after every save."""
    known = _LETTERS.get(language, _LATIN)
    signs = tuple(_rank(sign, known) for sign in _SIGN.findall(_plain(text, known)))
    return signs, text.casefold(), text


def initial(text: str, language: str) -> str:
    """Give the letter that a text stands under, large; OTHER where it begins with none."""
    known = _LETTERS.get(language, _LATIN)
    first = next(iter(_SIGN.findall(_plain(text, known))), "")
    return first.upper() if first and first in known else OTHER


def _plain(text: str, known: str) -> str:
    small = unicodedata.normalize("NFC", text).casefold().translate(_GUESTS)
    return "".join(
        letter if letter in known else unicodedata.normalize("NFD", letter)[0] for letter in small
    ).strip()


def _rank(sign: str, known: str) -> tuple[int, int, str]:
    if sign.isspace():
        return 0, 0, ""
    if sign.isdecimal():
        return 1, len(sign.lstrip("0")), sign.lstrip("0")
    at = known.find(sign)
    return (2, at, "") if at >= 0 else (3, 0, sign)
