"""A passage in another language says so, or it is read aloud as if it were Swedish.

WCAG 2.2, 3.1.2. A sentence counts as another language's by its small words, which every language
has and few share: four of them or more, three words in ten, and thrice as many as any other
language's. The file's own language is what its key says, else what most of its sentences are in.
A title of a few words is let be. Measured on the portal's content: see docs/heuristics.md.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from builder.diagnostics import Diagnostic, diagnose
from builder.read.running import Sentence
from builder.read.text import FileText

_SMALL: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        language: frozenset(words.split())
        for language, words in {
            "sv": "och att det som är inte på för av med ett den ni vad när hur eller från också"
            " har till hos efter blir kan ska vi deras där här så en om",
            "en": "the and of to that is was with are this which from have they what how when it"
            " their by be not as or an for",
            "de": "und der die das ist nicht ein eine mit von zu auf für dass sie wir auch wird"
            " sind werden dem",
            "fr": "le la les et des une est dans pour que qui pas avec sur ce sont nous vous du"
            " aux leur",
            "es": "el los las y una es para que con por se del como más sus pero este son lo",
            "fi": "ja on ei se että hän mutta kun tai niin myös joka olla ovat sen mitä kuin",
        }.items()
    }
)
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 4
_SHARE = 0.3
_LEAST_WORDS = 6


def language(file: FileText) -> Iterator[Diagnostic]:
    """Find passages in a language that is not the file's, and not marked as what they are."""
    used = set(file.running.words)
    # One fewer than it takes: the first word of a sentence is written with a capital letter.
    some = [name for name, small in _SMALL.items() if len(small & used) >= _FEWEST - 1]
    said: str = getattr(file.front, "language", "")
    own = said.partition("-")[0]
    # Nearly every file ends here: the words of another language do not stand in it at all.
    if len({own, *some} - {""}) < 2:  # noqa: PLR2004 - one's own, and another
        return
    sentences = file.running.sentences()
    found = [_language_of(sentence) for sentence in sentences]
    own = own or max(_SMALL, key=found.count)
    for sentence, name in zip(sentences, found, strict=True):
        if name not in ("", own):
            span = file.span(sentence.start, sentence.start + len(sentence.text))
            yield diagnose("foreign-language", file.path, span, hint="mark", language=name)


def _language_of(sentence: Sentence) -> str:
    """Tell a sentence's language, or nothing where it is too short or too mixed."""
    words = _WORD.findall(sentence.text.lower())
    if len(words) < _LEAST_WORDS:
        return ""
    counts = {name: sum(word in small for word in words) for name, small in _SMALL.items()}
    best, second = sorted(counts, key=lambda name: counts[name], reverse=True)[:2]
    most = counts[best]
    sure = most >= _FEWEST and most >= _SHARE * len(words) and counts[second] <= most // 3
    return best if sure else ""
