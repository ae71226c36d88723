"""Texts that are heavy to read: long sentences, and a high LIX.

LIX (Björnsson, *Läsbarhet*, 1968) is words for each sentence plus per cent of words of more than
six letters: newspapers lie at 40–50, official texts at 50–60, above that only specialists follow.
Participants read after a working day, so advice begins above 50, for texts long enough to measure;
and at sentences of more than 45 words. Alarms on the portal's content: see docs/heuristics.md.
"""

from collections.abc import Iterator, Sequence

from builder.diagnostics import Diagnostic, diagnose
from builder.read.text import FileText
from builder.source import Span

_HEAVY = 50
_LONGEST = 45  # words
_LEAST_WORDS = 200
_LONG_WORD = 6  # letters
_NO_WORDS = frozenset("–—-…&+/=")
_AROUND = '.,;:!?…()[]"”’»«–—-'


def readability(file: FileText) -> Iterator[Diagnostic]:
    """Find long sentences, and say when a whole text is heavy."""
    prose = file.running
    # As short as that many words and the blanks between can be.
    if max(map(len, prose.pieces), default=0) > 2 * _LONGEST:
        for sentence in prose.sentences():
            words = len(_words(sentence.text.split()))
            if words > _LONGEST:
                span = file.span(sentence.start, sentence.start + len(sentence.text))
                yield diagnose("long-sentence", file.path, span, words=words, most=_LONGEST)
    every = _words(prose.words)
    total = len(every)
    if total >= _LEAST_WORDS:
        longer = [each for each in every if len(each) > _LONG_WORD]
        # Signs at a word are no letters of it.
        signs = [each for each in longer if not each.isalpha()]
        long = len(longer) - sum([len(each.strip(_AROUND)) <= _LONG_WORD for each in signs])
        lix = round(total / len(prose.pieces) + 100 * long / total)
        if lix > _HEAVY:
            first = prose.sentences()[0].start
            line, col, *_ = file.span(first, first + 1)
            yield diagnose(
                "hard-to-read", file.path, Span(line, col, line, col + 1), lix=lix, most=_HEAVY
            )


def _words(words: Sequence[str]) -> Sequence[str]:
    """Leave out what is none: a dash between two words."""
    if _NO_WORDS.isdisjoint(words):
        return words
    return [each for each in words if each not in _NO_WORDS]
