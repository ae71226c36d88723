"""Languages by their names: each in the reader's own, and as those call it who speak it.

The national minority languages stand first; of Sami there are three that schools have. A language
is named by its BCP 47 tag; of one that is not known, the tag itself is the name.
"""

from collections.abc import Iterable
from types import MappingProxyType

from builder import addresses
from builder.link.translations import Version
from builder.look.views import Link
from builder.look.views.module import Tongue
from builder.theme.words import Words

_OWN = MappingProxyType(
    {
        "fi": "suomi",
        "fit": "meänkieli",
        "rom": "romani ćhib",
        "se": "davvisámegiella",
        "sma": "åarjelsaemien gïele",
        "smj": "julevsámegiella",
        "yi": "ייִדיש",
        "sv": "svenska",
        "en": "English",
        "da": "dansk",
        "nb": "norsk bokmål",
        "nn": "nynorsk",
        "is": "íslenska",
        "ar": "العربية",
        "de": "Deutsch",
        "es": "español",
        "fa": "فارسی",
        "fr": "français",
        "pl": "polski",
        "so": "Soomaali",
        "uk": "українська",
    }
)


def endonym(language: str) -> str:
    """Name a language as those do who speak it."""
    return _OWN.get(language) or _OWN.get(language.partition("-")[0], language)


def spoken(language: str, words: Words) -> str:
    """Name a language in the interface's own."""
    base = language.partition("-")[0]
    return words.get(f"language.{language}", "") or words.get(f"language.{base}", language)


def tongues(versions: Iterable[Version], house_language: str, words: Words) -> tuple[Tongue, ...]:
    """Show a module's versions to who chooses among them."""
    return tuple(
        Tongue(
            language=each.language,
            name=endonym(each.language),
            spoken=spoken(each.language, words),
            link=Link(each.title, addresses.page(each.page, house_language)),
            original=each.original,
            revision=each.revision,
            behind=each.behind,
        )
        for each in versions
    )
