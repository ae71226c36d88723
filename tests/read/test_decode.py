"""From bytes to text: what is taken, what is refused, and where it is said to stand."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.engine.digest import content_digest
from builder.problems import word
from builder.read.decode import decode, forbidden
from builder.source import Span


def faults(data: bytes) -> list[tuple[str, tuple[int, int], str]]:
    _, found = decode("f.md", data)
    return [(fault.code, fault.span[:2], fault.hint) for fault in found]


@pytest.mark.parametrize(
    "data",
    [
        "å\nä\n".encode(),
        "å\r\nä\r\n".encode(),
        "å\rä\r".encode(),
        b"\xef\xbb\xbf" + "å\nä\n".encode(),
        b"\xef\xbb\xbf" + "å\r\nä\n".encode(),
    ],
)
def test_line_ends_and_a_byte_order_mark_make_no_difference_to_the_text(data: bytes) -> None:
    source, found = decode("f.md", data)
    assert found == ()
    assert source is not None
    assert source.text == "å\nä\n"
    assert source.digest == content_digest(data)


def test_only_lf_crlf_and_cr_end_lines() -> None:
    source, found = decode("f.md", "a\u2028b\u2029c\n".encode())
    assert found == ()
    assert source is not None
    assert source.text.count("\n") == 1


def test_latin_1_is_told_with_its_letter_and_place() -> None:
    _, (fault,) = decode("f.md", "titel\r\nen r\u00e5d".encode("latin-1"))
    assert fault.span == Span(2, 5, 2, 6)
    assert word(fault, "sv").message == (
        "filen är inte sparad som UTF-8: byten 0xE5 hör inte hemma här"
    )
    assert word(fault, "sv").hint == (
        "filen ser ut att vara sparad som Windows-1252 eller Latin-1, där byten är `å`: "
        "spara om den som UTF-8"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_told_with_and_without_its_mark(encoding: str) -> None:
    source, _ = decode("f.md", "---\ntitle: Åtta delar\n---\n".encode(encoding))
    assert source is None
    assert faults("---\ntitle: Åtta delar\n---\n".encode(encoding)) == [
        ("not-utf8", (1, 1), "utf16")
    ]


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\x00", "control-character"),
        ("\x07", "control-character"),
        ("\x0b", "control-character"),
        ("\x0c", "control-character"),
        ("\x7f", "control-character"),
        ("\x85", "control-character"),
        ("\u202e", "bidi-character"),
        ("\u2066", "bidi-character"),
        ("\ue000", "private-character"),
        ("\uf8ff", "private-character"),
        ("\U000f0000", "private-character"),
        ("\U0010ffff", "private-character"),
        ("\ufffe", "private-character"),
        ("\uffff", "private-character"),
        ("\U0001ffff", "private-character"),
        ("\ufdd0", "private-character"),
    ],
)
def test_characters_that_deceive_are_told_at_their_place(character: str, code: str) -> None:
    text = f"en rad som är lång nog att vara text\noch b{character}c\n"
    source, (fault,) = decode("f.md", text.encode())
    assert (fault.code, fault.span) == (code, Span(2, 6, 2, 7))
    assert f"U+{ord(character):04X}" in word(fault, "en").message
    assert source is not None
    assert source.text == text.replace(character, "\ufffd")


@pytest.mark.parametrize("text", ["tab\tok", "a\u200eb", "e\u0301", "👩\u200d🏫", "\xa0", "\u00ad"])
def test_ordinary_and_joining_characters_are_taken(text: str) -> None:
    assert faults(text.encode()) == []


def test_no_character_that_can_be_printed_is_forbidden() -> None:
    # Which is why a text that can be printed need not be searched for them.
    every = map(chr, range(sys.maxunicode + 1))
    assert not [each for each in every if each.isprintable() and forbidden().match(each)]


def test_a_byte_order_mark_within_the_text_is_told() -> None:
    assert faults("a\nb\ufeffc".encode()) == [("control-character", (2, 2), "")]


def test_what_has_more_than_twenty_such_characters_is_no_text() -> None:
    source, found = decode("f.md", b"\x01a" * 1000)
    assert source is None
    assert len(found) == 20


def test_sizes_are_taken_up_to_their_limit_and_not_past() -> None:
    line = b"x" * 99 + b"\n"
    assert faults(line * 10_000) == []
    assert faults(b"x\n" * (512 * 1024)) == []
    assert faults(b"x\n" * (512 * 1024) + b"x") == [("file-too-large", (1, 1), "")]
    assert faults(b"a\n" + b"x" * 20_000 + b"\n") == []
    assert faults(b"a\n" + b"x" * 20_001 + b"\n") == [("line-too-long", (2, 20_001), "")]


@given(st.binary(max_size=300))
def test_any_bytes_give_a_source_or_say_why_not(data: bytes) -> None:
    source, found = decode("f.md", data)
    assert source is not None or found
    assert all(fault.span.line >= 1 and fault.span.col >= 1 for fault in found)


@given(st.text(max_size=300))
def test_any_text_keeps_its_length_but_for_line_ends(text: str) -> None:
    source, _ = decode("f.md", text.encode("utf-8", "replace"))
    if source is not None:
        whole = text.encode("utf-8", "replace").decode().removeprefix("\ufeff")
        assert len(source.text) == len(whole.replace("\r\n", "\n"))
