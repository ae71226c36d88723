"""What the checks know that not everybody can use: for the accessibility statement.

WCAG 2.2, 1.1.1 and 1.2.1–1.2.3. Whether a document has headings and a reading order cannot be told
from outside it, so every document is named.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from builder.model import FreePage, Lack, Module, Moment, Page, Target
from builder.read.facts import Facts
from builder.read.group import GroupRead

_DOCUMENTS = (
    *(".pdf", ".doc", ".docx", ".odt", ".rtf", ".ppt", ".pptx", ".odp", ".xls", ".xlsx", ".ods"),
)


def lacks_of_module(module: Module, group: GroupRead) -> tuple[Lack, ...]:
    """List what of a module not everybody can use; each document once, where it is first met."""
    facts = _facts(group)
    found: list[Lack] = []
    title = module.page.front.title
    found += _of_prose(Lack("", "", module.page.id, title), module.page, module.targets, facts)
    for part in module.parts:
        at = Lack("", "", part.page.id, part.page.front.title, part.number)
        found += _of_prose(at, part.page, part.targets, facts)
        for moment in part.moments:
            here = at._replace(page=moment.page.id, title=moment.title, letter=moment.phase.letter)
            found += _of_materials(here, moment)
            found += _of_prose(here, moment.page, (*moment.targets, *moment.materials), facts)
    for article in module.articles:
        here = Lack("", "", article.page.id, article.page.front.title or article.slug)
        found += _of_prose(here, article.page, article.targets, facts)
    return _once(found)


def lacks_of_pages(pages: Iterable[FreePage], group: GroupRead) -> tuple[Lack, ...]:
    """List what of the free pages not everybody can use."""
    facts = _facts(group)
    return _once(
        lack
        for each in pages
        for lack in _of_prose(
            Lack("", "", each.page.id, each.page.front.title or each.slug),
            each.page,
            each.targets,
            facts,
        )
    )


def _facts(group: GroupRead) -> Mapping[str, Facts]:
    return {read.file.path: read.facts for read in group.files}


def _once(found: Iterable[Lack]) -> tuple[Lack, ...]:
    """Keep the first of what is told of a document twice; everything else is one of its own."""
    documents: set[str] = set()
    kept = []
    for lack in found:
        if lack.kind != "document" or lack.what not in documents:
            kept.append(lack)
        if lack.kind == "document":
            documents.add(lack.what)
    return tuple(kept)


def _of_materials(at: Lack, moment: Moment) -> Iterator[Lack]:
    for material in moment.page.front.materials:
        what = material.title or _file_name(material.value)
        if material.kind == "film" and not material.captions:
            yield at._replace(kind="captions", what=what)
        if material.kind in ("film", "audio") and not material.transcript:
            yield at._replace(kind="transcript", what=what)


def _of_prose(
    at: Lack, page: Page[Any], targets: Iterable[Target], facts: Mapping[str, Facts]
) -> Iterator[Lack]:
    for picture in facts.get(page.path, Facts()).pictures:
        if not (picture.alt or "").strip() and (picture.alt is None or not picture.raw):
            yield at._replace(kind="picture", what=_file_name(picture.target))
    for target in targets:
        if target.medium.lower().endswith(_DOCUMENTS):
            yield at._replace(kind="document", what=_file_name(target.medium))


def _file_name(value: str) -> str:
    return value if "://" in value else value.rpartition("/")[2]
