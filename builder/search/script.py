"""Data as a classic script: the one way that a page opened from disk can load any."""

import json
from types import MappingProxyType

# `<` could end a script that somebody pastes into a page; the others end a line in old browsers.
_ESCAPES = MappingProxyType({ord(sign): f"\\u{ord(sign):04x}" for sign in "<\u2028\u2029"})


def call(function: str, *values: object) -> bytes:
    """Write a script that hands values to the page's own script, as UTF-8."""
    written = (json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in values)
    return f"kollegium.{function}({','.join(written).translate(_ESCAPES)});\n".encode()
