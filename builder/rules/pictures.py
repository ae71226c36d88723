"""A picture is also said in words, which are not the name of its file.

WCAG 2.2, 1.1.1. In a raw tag `alt=""` is how an author says that a picture only adorns.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from builder.diagnostics import Diagnostic, diagnose
from builder.read.facts import PictureFact
from builder.read.text import FileText

_FILE = re.compile(
    r"[^\s/\\]+\.(?:svg|png|jpe?g|gif|webp|avif|bmp|tiff?|heic)"
    r"|(?:img|dsc[fn]?|image|bild|pict|photo|foto|screenshot|skärmbild|skärmavbild)[ _-]?\d+",
    re.IGNORECASE,
)


def pictures(file: FileText) -> Iterator[Diagnostic]:
    """Find pictures that say nothing, and those that say only what their file is called."""
    for picture in file.facts.pictures:
        alt = (picture.alt or "").strip()
        if not alt:
            if picture.alt is None or not picture.raw:
                yield diagnose("no-alt", file.path, picture.span, hint="write")
        elif _is_name(alt, picture):
            yield diagnose("alt-file-name", file.path, picture.span, alt=alt)


def _is_name(alt: str, picture: PictureFact) -> bool:
    """Tell whether a text is a file's name; one word may be both: a picture of a `cykel`."""
    if _FILE.fullmatch(alt):
        return True
    stem = unquote(picture.target).rpartition("/")[2].rpartition(".")[0]
    return alt == stem and bool(re.search(r"[-_\d]", stem))
