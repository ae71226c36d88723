"""Words for addresses."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.read.slug import slug


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Vad är språk?", "vad-ar-sprak"),
        ("  Å, ä & Ö!  ", "a-a-o"),
        ("Smørrebrød – æøå", "smorrebrod-aeoa"),
        ("Straße", "strasse"),
        ("åäö", "aao"),
        ("a\u034fb", "a-b"),  # a mark that joins, and is none of those that stand on letters
        ("שָׁלוֹם a\u20d7b", "ab"),  # marks of other scripts
        ("日本", ""),
    ],
)
def test_texts_become_readable_ascii(text: str, made: str) -> None:
    assert slug(text) == made


@given(st.text())
def test_always_a_name_or_nothing_and_stable(text: str) -> None:
    made = slug(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", made)
    assert slug(made) == made
