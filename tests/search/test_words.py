"""Words, their stems, and the index that they are packed into."""

from collections import defaultdict

import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st

from builder.search.index import CODES, MOST_ENDINGS, SIGNS, Section, index, numbers
from builder.search.script import call
from builder.search.stems import stemmer
from builder.search.words import words
from tests.search.unpack import called, unpack


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Läsa, skriva!", ["läsa", "skriva"]),
        ("E-post 2026/27", ["e", "post", "2026", "27"]),
        ("A\u0308rlig", ["ärlig"]),  # a letter and its mark apart
        ("snabb_ord it's", ["snabb", "ord", "it", "s"]),
        ("Ø æ ß", ["ø", "æ", "ß"]),
        ("𝒜b", ["b"]),  # beyond the basic plane
        ("– … ”", []),
        ("", []),
    ],
)
def test_words_are_runs_of_letters_and_digits(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_stems_are_snowball_s() -> None:
    swedish, own = stemmer("sv"), snowballstemmer.stemmer("swedish")
    for word in ("samtalen", "samtalets", "lärarna", "frågor", "löst", "fullt", "att", "å"):
        assert swedish(word) == own.stemWord(word)
    assert swedish("samtalen") == swedish("samtal") == swedish("samtalets")
    assert stemmer("en-GB")("classrooms") == stemmer("en")("classroom")
    assert stemmer("sma")("orden") == "orden"  # no rules are known for Southern Sámi


TEXT = st.text(st.sampled_from("aaabdeefgiklmnnoprrsttuvåäö  12ßøé'Ā"), max_size=60)
SECTIONS = st.lists(st.builds(Section, TEXT, TEXT), max_size=40)


@given(SECTIONS, st.sampled_from(["sv", "en", "fi", "xx"]))
def test_an_index_says_where_every_word_stands(sections: list[Section], language: str) -> None:
    found = unpack(index(sections, stemmer(language)))
    expected: defaultdict[str, dict[int, bool]] = defaultdict(dict)
    for number, section in enumerate(sections):
        for word in words(section.said):
            expected[word].setdefault(number, False)
        for word in words(section.named):
            expected[word][number] = True
    assert {word: dict(where) for word, where in found.where.items()} == expected
    for stem, forms in found.classes.items():
        assert {stemmer(language)(form) for form in forms} == {stem}


@given(st.dictionaries(st.integers(0, 100_000), st.booleans(), min_size=1, max_size=30))
def test_numbers_are_written_in_signs_that_a_script_need_not_escape(
    places: dict[int, bool],
) -> None:
    written = numbers(places.items())
    assert set(written) <= set(SIGNS)
    assert not set('"\\<') & set(SIGNS + CODES)
    assert not any(sign.isdigit() or sign.islower() for sign in CODES)


def test_endings_too_rare_for_a_sign_make_words_of_their_own() -> None:
    """A language with more endings than there are signs for them loses their kinship alone."""
    forms = [f"ord{chr(0x4E00 + number)}" for number in range(MOST_ENDINGS + 50)]
    found = unpack(index([Section("", " ".join(["ord", *forms]))], lambda _: "ord"))
    assert found.where.keys() == {"ord", *forms}
    assert len(found.classes["ord"]) == MOST_ENDINGS
    assert all(found.classes[form] == [form] for form in found.classes if form != "ord")


@given(st.text())
def test_a_script_hands_over_any_text(text: str) -> None:
    script = call("texts", "lasa", [["", text.encode("utf-8", "replace").decode()]])
    assert called(script)[0] == "texts"
    assert called(script)[1][1][0][1] == text.encode("utf-8", "replace").decode()
    assert not set("<\u2028\u2029") & set(script.decode())


def test_no_script_can_be_ended_by_what_it_holds() -> None:
    script = call("words", "</script><!--\u2028\u2029\"'\\")
    assert not set("<\u2028\u2029") & set(script.decode())
