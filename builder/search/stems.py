"""Stems: what the forms of a word have in common, by Snowball's rules for the language.

Stemming is done here and nowhere else: the browser knows only which forms belong together.
"""

from collections.abc import Callable
from functools import lru_cache
from types import MappingProxyType

# By the code of a language, the name of Snowball's rules for it.
_RULES = MappingProxyType(
    {
        "da": "danish",
        "de": "german",
        "en": "english",
        "es": "spanish",
        "fi": "finnish",
        "fr": "french",
        "nb": "norwegian",
        "nn": "norwegian",
        "no": "norwegian",
        "sv": "swedish",
    }
)


@lru_cache(maxsize=4)
def stemmer(language: str) -> Callable[[str], str]:
    """Get the function from a word in small letters to its stem, which is never empty.

    A language without rules leaves every word as it is. What was stemmed lately is remembered:
    modules of a portal have most of their words in common.
    """
    name = _RULES.get(language.partition("-")[0])
    if name is None:
        return str
    import snowballstemmer

    rules = snowballstemmer.stemmer(name)

    def stem(word: str) -> str:
        return str(rules.stemWord(word)) or word

    return lru_cache(maxsize=1 << 15)(stem)
