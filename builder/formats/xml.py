"""Text in XML: escaped, and without the signs that XML 1.0 has no way to write."""

import re
from html import escape

# What is no character of XML; lone surrogates and control characters are refused when content is
# read, but what writes XML must not depend on that.
_NONE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def text(value: str) -> str:
    """Write text that may stand between tags or in an attribute."""
    return escape(_NONE.sub("\ufffd", value))
