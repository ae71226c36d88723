"""A document for word processors (Office Open XML): headings, lists and tables that are such."""

from collections.abc import Mapping
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from builder.formats.document.blocks import Blocks, Where
from builder.formats.document.content import About, Pictures, classes, content, destinations
from builder.formats.document.dress import dressed, room
from builder.formats.document.lists import Lists
from builder.formats.document.pack import repacked
from builder.formats.document.speech import locale
from builder.formats.document.write import Pen

# No clock reaches an output: what has no date of its own has the first that an archive can have.
_UNDATED = date(1980, 1, 1)


def as_docx(
    html: str, about: About, base_url: str, pictures: Pictures, said: Mapping[str, str]
) -> bytes:
    """Make a document of a page's content.

    Links within the portal lead to where it stands, `base_url`, and are their text where that is
    empty. `pictures` are all that may be shown; `said` are the words of formats in the language.
    """
    main = content(html)
    document = dressed(about, said, classes(main))
    _told(document, about)
    pen = Pen(
        document, about.language, destinations(main, base_url), pictures, said["document.picture"]
    )
    Blocks(pen, Lists(document), room(document)).write(main, Where(document))
    _close(document)
    out = BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def _told(document: Any, about: About) -> None:
    """Say what a document is and whose, in place of what the empty one says."""
    told = document.core_properties
    told.title = about.title[:255]
    told.subject = about.module[:255]
    told.author = told.last_modified_by = about.organisation[:255]
    told.language = locale(about.language)
    told.comments = told.keywords = told.category = ""
    told.revision = 1
    told.created = told.modified = datetime.combine(about.updated or _UNDATED, time())


def _close(document: Any) -> None:
    """Take away the room that a table leaves at the very end."""
    last = document.paragraphs[-1] if document.paragraphs else None
    if last is not None and last.style.name == "Kollegium Gap" and not last.text:
        properties = last.paragraph_format
        properties.space_after = 0
