"""The alphabet as dictionaries have it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.theme.alphabet import OTHER, initial, order

SWEDISH = (
    *("3 mål", "12 mål", "Agenda", "agenda 2030", "arbete", "émigré", "emil", "Olle", "tå"),
    *("ubåt", "uv", "ünlü", "yta", "zebra", "åka", "Åsa", "ämne", "ærlig", "ö", "øl"),
)
ENGLISH = ("3 goals", "åka", "ämne", "apple", "Emile", "öl", "tea", "zebra")


@pytest.mark.parametrize(("language", "words"), [("sv", SWEDISH), ("en", ENGLISH)])
def test_words_stand_in_order(language: str, words: tuple[str, ...]) -> None:
    assert sorted({*words}, key=lambda word: order(word, language)) == list(words)


@pytest.mark.parametrize(
    ("word", "swedish", "english"),
    [
        ("åka", "Å", "A"),
        ("a\u030aka", "Å", "A"),
        ("Ämne", "Ä", "A"),
        ("øl", "Ö", "O"),
        ("élan", "E", "E"),
        ("”citat”", "C", "C"),
        ("4.7", OTHER, OTHER),
        ("日本", OTHER, OTHER),
        ("", OTHER, OTHER),
    ],
)
def test_words_stand_under_a_letter(word: str, swedish: str, english: str) -> None:
    assert (initial(word, "sv"), initial(word, "en")) == (swedish, english)


@given(st.text(), st.text())
def test_equal_places_are_equal_words(one: str, other: str) -> None:
    assert (order(one, "sv") == order(other, "sv")) == (one == other)


@given(st.text())
def test_any_text_has_a_place(text: str) -> None:
    assert order(text, "sv") <= order(text + "a", "sv") or not text.strip()
    assert len(initial(text, "sv")) == 1
