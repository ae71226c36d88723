"""Running prose: its pieces are its sentences, found in two ways."""

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.read.running import running

PIECES = (
    "Ord och ord",
    "och",
    "1.",
    "- punkt",
    "\n",
    "\n\n",
    ". ",
    "! ",
    "…",
    '?"',
    "”) ",
    "| a | b |",
)
SIGNS = (
    *PIECES,
    "**",
    "`kod`",
    "## Rubrik\n",
    "[länk](a.md)",
    "<b>",
    "\n> ",
    "Å",
    " ",
    "–",
    ":",
    "12",
)


@settings(max_examples=500)
@given(st.lists(st.sampled_from(SIGNS), max_size=14).map("".join))
def test_pieces_are_the_sentences_without_their_ends(body: str) -> None:
    front = "---\ntitle: T\n---\n"
    found = running(front + body, len(front))
    sentences = found.sentences()
    assert len(sentences) == len(found.pieces)
    for sentence, piece in zip(sentences, found.pieces, strict=True):
        assert sentence.text.startswith(piece)
        assert not any(letter.isalpha() for letter in sentence.text[len(piece) :])
        end = sentence.start + len(sentence.text)
        written = (front + body)[sentence.start : end]
        assert [
            a for a, b in zip(written, sentence.text, strict=True) if b not in (a, " ", "\x1e")
        ] == []
    assert " ".join(found.words) == " ".join(" ".join(found.pieces).split())
