"""Words for addresses: lower-case ASCII letters, digits and hyphens."""

import re
import unicodedata
from types import MappingProxyType

# What NFKD does not take apart, as the language's readers would write it.
_LETTERS = MappingProxyType(
    {"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ł": "l", "þ": "th"}  # nor ß, which casefold does
)
_WHOLE = re.compile(f"[{''.join(_LETTERS)}]")
# The marks that NFKD takes off the letters of Europe; all that are combining, but for U+034F.
_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]")
_NOT_NAME = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """Make an address of a text: `Vad är språk?` gives `vad-ar-sprak`; may be empty."""
    lower = _WHOLE.sub(lambda letter: _LETTERS[letter[0]], text.casefold())
    plain = unicodedata.normalize("NFKD", lower)
    letters = plain if plain.isascii() else _MARKS.sub("", plain)
    if not letters.isascii():
        letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _NOT_NAME.sub("-", letters).strip("-")
