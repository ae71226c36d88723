"""A module in several languages: which modules are one and the same, and which have fallen behind.

A translation names its original (`translation_of`), and the revision of it that was translated.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from builder.front import ModuleFront
from builder.model import Entry


class Version(NamedTuple):
    """A module in one of its languages: its page's id, title and language.

    `revision` is that of the original that was translated (0: not stated, or it is the original);
    `behind` tells that the original has been changed since.
    """

    page: str
    title: str
    language: str
    original: bool
    revision: int
    behind: bool


def is_behind(translation: ModuleFront, original: ModuleFront) -> bool:
    """Tell whether the original has been changed since; by the days, where no revision is named."""
    if translation.source_revision:
        return translation.source_revision < original.revision
    return translation.updated < original.updated


def originals(modules: Iterable[Entry]) -> Mapping[str, Entry]:
    """Find the original of each translation, by its slug; a translation of one has its original."""
    known = {module.slug: module for module in modules}
    found: dict[str, Entry] = {}
    for slug, module in known.items():
        passed, above = {slug}, module.page.front.translation_of
        while above in known and above not in passed:
            passed.add(above)
            found[slug] = known[above]
            above = known[above].page.front.translation_of
    return found


def versions(modules: Iterable[Entry], language: str) -> Mapping[str, tuple[Version, ...]]:
    """List a module's versions by the slug of each, the original first; none for what has one."""
    every = tuple(modules)
    found = originals(every)
    families: defaultdict[str, list[Entry]] = defaultdict(list)
    for module in every:
        if module.slug not in found:
            families[module.slug].insert(0, module)
        elif found[module.slug].slug not in found:  # else they are translated in a circle
            families[found[module.slug].slug].append(module)
    return {
        member.slug: tuple(_version(each, family[0], language) for each in family)
        for family in families.values()
        if len(family) > 1
        for member in family
    }


def _version(module: Entry, original: Entry, language: str) -> Version:
    front = module.page.front
    is_original = module is original
    return Version(
        page=module.page.id,
        title=front.title,
        language=front.language or language,
        original=is_original,
        revision=0 if is_original else front.source_revision,
        behind=not is_original and is_behind(front, original.page.front),
    )
