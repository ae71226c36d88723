"""A translation is in another language than its original, and follows it.

That its original has been changed since is advice: the original must be free to go ahead.
"""

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.link.translations import is_behind
from builder.model import Entry, Portal


def translations(portal: Portal) -> Iterator[Diagnostic]:
    """Find translations of what is in the same language, and what is older than its original."""
    known = {module.slug: module for module in portal.modules}
    for module in portal.modules:
        slug = module.page.front.translation_of
        if slug in known:
            yield from _held(module, known[slug], portal.settings.front.language)


def _held(module: Entry, original: Entry, language: str) -> Iterator[Diagnostic]:
    """Hold a translation against its original."""
    page, front, theirs = module.page, module.page.front, original.page.front
    if (front.language or language) == (theirs.language or language):
        key = "language" if front.language else "translation_of"
        place = page.spans.of(key)
        spoken = front.language or language
        yield diagnose(
            "same-language", page.path, place, hint="say", name=original.slug, language=spoken
        )
    elif is_behind(front, theirs):
        key = "source_revision" if front.source_revision else "translation_of"
        yield diagnose(
            "translation-behind",
            page.path,
            page.spans.of(key),
            hint="follow" if front.source_revision else "name",
            name=original.slug,
            revision=theirs.revision,
            updated=theirs.updated.isoformat(),
        )
