"""Questions that open a conversation: not answered with yes or no, and one thing at a time.

Open questions, one by one, are what the literature on leading learning conversations agrees on. A
question that begins with its verb is answered with yes or no, unless follow-up questions open it or
it offers alternatives. What asks for two things is known by its question marks, and by `och` before
a second question word. Measured on the portal's content: see docs/heuristics.md.
"""

import re
from collections.abc import Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.front import MomentFront, Question
from builder.read.text import FileText

_CLOSED = re.compile(
    r"(?:är|har|hade|kan|kunde|ska|skulle|vill|ville|får|fick|bör|borde|behöver|behövde|finns|fanns"
    r"|tycker|tyckte|tror|trodde|känner|kände|vet|brukar|måste|blir|blev|gör|gjorde|gick|går|kommer"
    r"|kom|fungerar|fungerade|stämmer|stämde|räcker|räckte|upplever|upplevde|anser|håller|ser|såg"
    r"|märkte|märker|lyckades|lyckas|hinner|hann|använder|använde|arbetar|pratar|talar"
    r"|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|may|might|must)\b",
    re.IGNORECASE,
)
# Asked like this, nobody answers with yes alone.
_REQUEST = re.compile(
    r"(?:kan|kunde|vill|skulle)\s+(?:du|ni|vi|någon)\s+(?:kunna\s+)?(?:beskriva|berätta|ge|förklara"
    r"|visa|säga|nämna|jämföra|utveckla)\b"
    r"|(?:can|could|would)\s+(?:you|we|anyone)\s+(?:describe|tell|give|explain|show|name)\b",
    re.IGNORECASE,
)
_ALTERNATIVE = re.compile(r"\b(?:eller|or)\b", re.IGNORECASE)
_ASKING = r"(?:vad|hur|varför|vem|vilka|vilken|vilket|när|var|what|how|why|who|which|when|where)"
_FIRST = re.compile(rf"(?:(?:på|i|för|med|om|in|for|with)\s+)?{_ASKING}\b", re.IGNORECASE)
_SECOND = re.compile(rf"\b{_ASKING}\b", re.IGNORECASE)
_JOINED = re.compile(r"(?:och|samt|and)\s+(?:(?:på|i|för|med|in|for|with)\s+)?$", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")


def questions(file: FileText) -> Iterator[Diagnostic]:
    """Find questions that are answered with yes or no, or that ask for two things."""
    if not isinstance(file.front, MomentFront):
        return
    for number, question in enumerate(file.front.questions):
        for code, hint in _faults(question):
            span = file.spans.of(f"questions.{number}.text")
            yield diagnose(code, file.path, span, hint=hint)


def _faults(question: Question) -> Iterator[tuple[str, str]]:
    if is_closed(question):
        yield "closed-question", "open"
    if asks_two_things(question.text):
        yield "double-question", "divide"


def is_closed(question: Question) -> bool:
    """Tell whether yes or no is an answer, and nothing leads on from it."""
    asked = _asked(question.text)
    return bool(asked) and not question.follow_up and all(map(_is_closed, asked))


def _is_closed(sentence: str) -> bool:
    return bool(
        _CLOSED.match(sentence)
        and not _REQUEST.match(sentence)
        and not _ALTERNATIVE.search(sentence)
    )


def asks_two_things(text: str) -> bool:
    """Tell whether a question is two: by its marks, or by `och` and a second question word."""
    asked = _asked(text)
    return len(asked) > 1 or any(map(_is_joined, asked))


def _is_joined(sentence: str) -> bool:
    """Look at the second question word alone: a later one belongs to what is asked about."""
    first = _FIRST.match(sentence)
    second = _SECOND.search(sentence, first.end()) if first else None
    return bool(second and _JOINED.search(sentence[: second.start()]))


def _asked(text: str) -> list[str]:
    """Take the sentences that are questions."""
    found = (match.group().strip() for match in _SENTENCE.finditer(text))
    return [sentence for sentence in found if sentence.endswith("?")]
