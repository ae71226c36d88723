"""Personal data in content: identity numbers, e-mail addresses, telephone numbers.

A personal identity number is a date (with 60 added to the day: a coordination number), four digits
and a check digit by Luhn's formula (Skatteverket, SKV 704). Ten digits alone may be anything, so
those count only with a hyphen or plus before the last four, or when they cannot be a telephone
number. The addresses of an office (`kansli@`), RFC 2606's example domains, the numbers that
Post- och telestyrelsen sets aside for fiction, and those of switchboards for all (020, 077) are
nobody's. Contacts in `portal.yaml` and authors have chosen to be named.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from builder.diagnostics import Diagnostic, diagnose
from builder.front import Author
from builder.read.find import Kind
from builder.read.text import FileText

# What has too few digits for any of it is passed over at once.
_DIGITS = re.compile(r"[0-9][0-9 ()/+–-]{6}[0-9]")
_PERSONAL = re.compile(r"(?<![\w+./-])((?:18|19|20)?)(\d{6})([-–+]?)(\d{4})(?![\w/-])")
_ADDED_DAY = 60
_SAMPLE = "1212121212"  # Tolvan Tolvansson, of every Swedish test form

_EMAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})")
_EXAMPLE = re.compile(r"(?:.*\.)?(?:example(?:\.(?:com|net|org|edu))?|test|invalid|localhost)")
_OFFICE = re.compile(
    r"(?:info|kontakt|contact|kansli|registrator|redaktion|editor|support|hjalp|help|press|admin"
    r"|webmaster|webb|web|expedition|skola|school|forskola|rektor|kommun|office|tillganglighet"
    r"|accessibility|dataskydd|dpo|gdpr|noreply|no-reply|post|mail|kundtjanst|reception)"
    r"[\w.-]*"
)

_PHONE = re.compile(
    r"(?<![\w/.=+-])(?:\+[1-9]\d{0,2}[ -]?(?:\(0\)[ ]?)?[1-9]\d{0,2}|0[1-9]\d{0,2})"
    r"(?:[ ]?[-–/][ ]?|[ ])?\d{2,3}(?:[ ]?\d{2,4}){1,3}(?![\w-])"
)
_FEWEST_DIGITS, _MOST_DIGITS = 9, 11
_FOR_ALL = ("020", "077")
# First to last number that may be printed in books and shown in films.
_FICTION = (
    ("0701740605", "0701740699"),
    ("0313900600", "0313900699"),
    ("0406280400", "0406280499"),
    ("0846500400", "0846500499"),
    ("0980319200", "0980319299"),
)


def privacy(file: FileText) -> Iterator[Diagnostic]:
    """Find what may point out a person, each once in a file."""
    found: list[tuple[str, re.Match[str]]] = []
    if _DIGITS.search(file.text):
        found += _numbers(file.text)
    if "@" in file.text:
        emails = (each for each in _EMAIL.finditer(file.text) if not _is_office(each))
        found += (("email-address", each) for each in emails)
    if found:
        yield from _told(file, found)


def _numbers(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    personal = [found for found in _PERSONAL.finditer(text) if is_personal(found.group())]
    yield from (("personal-number", found) for found in personal)
    taken = {found.start() for found in personal}
    for found in _PHONE.finditer(text):
        if found.start() not in taken and is_phone(found.group()):
            yield "phone-number", found


def is_personal(text: str) -> bool:
    """Tell whether digits are a personal identity or coordination number."""
    found = _PERSONAL.fullmatch(text)
    if not found:
        return False
    century, day, sign, last = found.groups()
    digits = day + last
    if digits == _SAMPLE or not (century or sign or not digits.startswith("0")):
        return False
    return _is_date(century or "20", day) and _luhn(digits)


def is_phone(text: str) -> bool:
    """Tell whether a match is a telephone number that somebody may answer."""
    digits = re.sub(r"\D", "", text.replace("(0)", ""))
    if text.startswith("+46"):
        digits = f"0{digits[2:]}"
    if not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS or digits.startswith(_FOR_ALL):
        return False
    return not any(first <= digits <= last for first, last in _FICTION)


def _is_date(century: str, six: str) -> bool:
    year, month, day = int(century + six[:2]), int(six[2:4]), int(six[4:])
    try:
        date(year, month, day - _ADDED_DAY if day > _ADDED_DAY else day)
    except ValueError:
        return False
    return True


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (2 - at % 2) for at, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _is_office(found: re.Match[str]) -> bool:
    """Tell whether an address is an office's or an example's, and so nobody's."""
    name, domain = found.group(1).lower(), found.group(2).lower()
    return bool(_EXAMPLE.fullmatch(domain) or _OFFICE.fullmatch(name))


def _told(file: FileText, found: Iterable[tuple[str, re.Match[str]]]) -> Iterator[Diagnostic]:
    """Tell each once, but for what those have chosen to say of themselves who are named here."""
    named = tuple(_named(file))
    told: set[str] = set()
    for code, match in found:
        span = file.span(match.start(), match.end())
        chosen = file.kind is Kind.PORTAL or any(span.line in lines for lines in named)
        if match.group() not in told and (code == "personal-number" or not chosen):
            told.add(match.group())
            yield diagnose(code, file.path, span)


def _named(file: FileText) -> Iterator[range]:
    """List the lines on which authors are named."""
    authors: tuple[Author, ...] = getattr(file.front, "authors", ())
    for number, _ in enumerate(authors):
        span = file.spans.of(f"authors.{number}")
        yield range(span.line, span.end_line + 1)
