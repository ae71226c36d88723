"""Licences are named as programs know them: `CC-BY-4.0`, by the list of SPDX.

That a module and the portal have one at all is part of their form (`missing-key`). Any other text
is let be: a licence may be a sentence.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from builder.diagnostics import Diagnostic, diagnose
from builder.read.text import FileText

_NAMES = (
    *(f"CC-BY{more}-4.0" for more in ("", "-SA", "-NC", "-ND", "-NC-SA", "-NC-ND")),
    *(f"CC-BY{more}-3.0" for more in ("", "-SA", "-NC", "-ND", "-NC-SA", "-NC-ND")),
    "CC0-1.0",
)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


# Without its version the newest is meant.
_KNOWN: Mapping[str, str] = MappingProxyType(
    {_plain(name[:-4]): name for name in reversed(_NAMES)} | {_plain(name): name for name in _NAMES}
)


def licences(file: FileText) -> Iterator[Diagnostic]:
    """Find licences written in another way than programs and the portal's pages understand."""
    name: str = getattr(file.front, "licence", "")
    meant = _KNOWN.get(_plain(name)) if name else None
    if meant and meant != name:
        span = file.spans.of("licence")
        yield diagnose("licence-name", file.path, span, hint="meant", name=name, meant=meant)
