"""Words of a text as they are searched for: runs of letters and digits, in small letters.

The browser takes queries and excerpts apart by the same rule (`search-index.js`); a test holds the
two together.
"""

import re
import unicodedata

# Beyond the basic plane a browser counts two for a sign where Python counts one; nobody writes
# Swedish there.
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """List the words of a text: `E-post, 2026` gives `e`, `post`, `2026`."""
    if text.isascii():
        return _WORD.findall(text.lower())
    return _WORD.findall(unicodedata.normalize("NFC", _BEYOND.sub(" ", text)).lower())
