"""Personal data: what is told, what is nobody's, and the formula of identity numbers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.rules.privacy import is_personal, privacy
from tests.rules.written import stretch, text_of, told


def codes(body: str, front: str = "", **more: str) -> list[str]:
    return [each.split()[0] for each in told(privacy, text_of(body, front, **more))]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # Born in 1890, with a serial number that is kept for tests.
        ("Född 18900101-9802.", "personal-number"),
        ("Född 900101-9802.", "personal-number"),
        ("Född 189001019802.", "personal-number"),
        ("Född 9001019802.", "personal-number"),
        ("Född 900101+9802.", "personal-number"),
        ("Samordningsnummer 900161-9809.", "personal-number"),
        ("Född 900101-9803.", ""),  # the check digit is wrong
        ("Född 901301-9800.", ""),  # no such month
        ("Ring 121212-1212.", ""),  # the number of every form
        ("Org.nr 556036-0793.", ""),  # a company's, whose third digit is no month's
        ("ISBN 978-91-44-12345-6.", ""),
        ("https://example.org/900101-9802", ""),
        ("Skriv till anna.andersson@skolan.se.", "email-address"),
        ("[Anna](mailto:anna.andersson@skolan.se)", "email-address"),
        ("Skriv till kontakt@skolan.se.", ""),
        ("Skriv till registrator.bun@kommunen.se.", ""),
        ("Skriv till anna@example.org.", ""),
        ("Skriv till anna@skola.example.", ""),
        ("Ring 070-123 45 67.", "phone-number"),
        ("Ring 070 123 45 67.", "phone-number"),
        ("Ring 0701234567.", "phone-number"),
        ("Ring 031-12 34 56.", "phone-number"),
        ("Ring +46 (0)70-123 45 67.", "phone-number"),
        ("Ring +46 70 123 45 67.", "phone-number"),
        ("Ring +47 22 12 34 56.", "phone-number"),
        ("Ring 08-123 456 78.", "phone-number"),
        ("Ring 08-465 004 12.", ""),  # set aside for fiction
        ("Ring 070-174 06 05.", ""),
        ("Ring 020-12 34 56.", ""),
        ("Ring 112 eller 1177.", ""),
        ("Läsåret 2026-2027, vecka 36-50.", ""),
        ("Klockan 08.00-09.30, sal 12 34.", ""),
        ("År 1998, 2004, 2010 och 2016.", ""),
        ("ISSN 0036-8075.", ""),
        ("doi:10.1080/03057640902902252", ""),
        ("Kostar 10 000 000 kronor.", ""),
    ],
)
def test_what_is_told(text: str, code: str) -> None:
    assert codes(text) == ([code] if code else [])


def test_each_is_told_once_where_it_first_stands() -> None:
    file = text_of("Skriv till anna@skolan.se.\n\n[anna@skolan.se](mailto:anna@skolan.se)")
    (fault,) = privacy(file)
    assert (stretch(file, fault), fault.span.line) == ("anna@skolan.se", 4)


def test_front_matter_is_looked_at_too() -> None:
    assert codes("", "summary: Ring 070-123 45 67.") == ["phone-number"]


def test_authors_have_chosen_to_be_named() -> None:
    module = {"below": "modules/lasa/articles/a.md"}
    named = "title: A\nauthors: [{name: Anna, affiliation: anna@skolan.se}]"
    assert codes("Text.", named, **module) == []
    assert codes("Skriv till bo@skolan.se.", named, **module) == ["email-address"]
    assert codes("", "title: A\nauthors: [{name: 900101-9802}]", **module) == ["personal-number"]


@given(st.dates(date(1900, 1, 1), date(2025, 12, 31)), st.integers(0, 999), st.booleans())
def test_of_ten_check_digits_one_is_right(day: date, serial: int, added: bool) -> None:  # noqa: FBT001
    number = day.day + 60 if added else day.day
    written = f"{day:%Y%m}{number:02}-{serial:03}"
    right = [digit for digit in range(10) if is_personal(f"{written}{digit}")]
    sample = f"{written[2:8]}{serial:03}" == "121212121"
    assert len(right) == (0 if sample else 1)
    if right:
        # Short and long forms agree, and no other digit may differ alone: Luhn's promise.
        assert is_personal(f"{written[2:]}{right[0]}")
        assert not is_personal(f"{written[:-1]}{(serial + 1) % 10}{right[0]}")


@given(st.dates(date(1900, 1, 1), date(2025, 12, 31)), st.integers(32, 60))
def test_days_that_no_calendar_has(day: date, wrong: int) -> None:
    assert not any(is_personal(f"{day:%Y%m}{wrong}-{last:04}") for last in range(0, 10000, 7))
    assert (day + timedelta(1)).year >= day.year


@given(st.text(alphabet="0123456789+-–/(). @abå\n", max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    file = text_of(f"x{text}")
    for fault in privacy(file):
        assert stretch(file, fault)
