"""Words for addresses: lower-case ASCII letters, digits and hyphens."""

import re
import unicodedata
from types import MappingProxyType

# What NFKD does not take apart, as the language's readers would write it.
_LETTERS = MappingProxyType(
    str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "đ": "d", "ł": "l", "þ": "th"})
)
_NOT_NAME = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """Make an address of a text: `Vad är språk?` gives `vad-ar-sprak`; may be empty."""
    lower = text.casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", lower)
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_NAME.sub("-", letters).strip("-")
