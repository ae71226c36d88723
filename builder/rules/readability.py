"""Texts that are heavy to read: long sentences, and a high LIX.

LIX (Björnsson, *Läsbarhet*, 1968) is words for each sentence plus per cent of words of more than
six letters: newspapers lie at 40–50, official texts at 50–60, above that only specialists follow.
Participants read after a working day, so advice begins above 50, for texts long enough to measure;
and at sentences of more than 45 words. Alarms on the portal's content: see docs/heuristics.md.
"""

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.read.text import FileText
from builder.source import Span

_HEAVY = 50
_LONGEST = 45  # words
_LEAST_WORDS = 200
_LONG_WORD = 6  # letters
_AROUND = '.,;:!?…()[]"”’»«–—-'


def readability(file: FileText) -> Iterator[Diagnostic]:
    """Find long sentences, and say when a whole text is heavy."""
    total = long = 0
    for sentence in file.sentences:
        written = sentence.text.split()
        bare = [each if each.isalnum() else each.strip(_AROUND) for each in written]
        words = len(bare) - bare.count("")  # a dash between words is none
        total += words
        long += sum([len(each) > _LONG_WORD for each in bare])
        if words > _LONGEST:
            span = file.span(sentence.start, sentence.start + len(sentence.text))
            yield diagnose("long-sentence", file.path, span, words=words, most=_LONGEST)
    if total >= _LEAST_WORDS:
        lix = round(total / len(file.sentences) + 100 * long / total)
        if lix > _HEAVY:
            first = file.sentences[0].start
            line, col, *_ = file.span(first, first + 1)
            yield diagnose(
                "hard-to-read", file.path, Span(line, col, line, col + 1), lix=lix, most=_HEAVY
            )
