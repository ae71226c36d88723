"""Reading one value: from the text an author wrote to what the key's form says it is.

Each reader takes the text and raises Misfit where it does not fit: with the code and the values of
the diagnostic, which the schema leads to its place.
"""

import re
from collections.abc import Callable
from types import MappingProxyType

from builder.front.form import Form
from builder.read import dates
from builder.read.numbers import Misfit, ends, whole, within, wrong

Reader = Callable[[str, Form], object]


def read_value(value: object, form: Form) -> object:
    """Read the text of one value by its form. Raises Misfit."""
    text = _single(value)
    return READERS[form.name](text, form)


def read_choice(value: object, choices: tuple[str, ...]) -> str:
    """Read one of a few words, letter by letter. Raises Misfit."""
    text = _single(value)
    if text not in choices:
        raise Misfit("not-in-list")
    return text


def _single(value: object) -> str:
    """Take the text of a value that is one and is there."""
    if value is None:
        raise Misfit("empty-value")
    if not isinstance(value, str):
        raise Misfit("not-one-value")
    return value.strip()


def _text(text: str, _: Form) -> str:
    return text


def _matching(pattern: str) -> Reader:
    compiled = re.compile(pattern)

    def read(text: str, form: Form) -> str:
        if not compiled.fullmatch(text):
            raise wrong(form)
        return text

    return read


def _letter(text: str, form: Form) -> str:
    if not re.fullmatch("[A-Za-z]", text):
        raise wrong(form)
    return text.upper()


def _flag(text: str, form: Form) -> bool:
    if text not in {"true", "false"}:
        raise wrong(form)
    return text == "true"


def _range(text: str, form: Form) -> tuple[int, int]:
    low, high = (whole(end, form) for end in ends(text, form, "[0-9]{1,9}"))
    if low > high:
        raise Misfit("range-backwards")
    return low, high


def _sdg(text: str, form: Form) -> str:
    found = re.fullmatch(r"([1-9][0-9]?)(\.([1-9][0-9]?|[a-d]))?", text)
    if not found:
        raise wrong(form)
    within(int(found[1]), form)
    return text


def _reading(text: str, form: Form) -> int | str:
    return text if text == "in-meeting" else whole(text, form)


_UNSAFE = re.compile(r"(javascript|data|vbscript|file)\s*:", re.IGNORECASE)
_EMAIL = r"[^\s@<>:/]+@[^\s@<>:/]+\.[^\s@<>:/]+"


def _safe(text: str) -> None:
    unsafe = _UNSAFE.match(text)
    if unsafe:
        raise Misfit("unsafe-link", scheme=unsafe[1].lower())


def _url(text: str, form: Form) -> str:
    _safe(text)
    if not re.fullmatch(r"https?://[^\s/?#<>\"]+([/?#][^\s<>\"]*)?", text):
        raise wrong(form)
    return text


def _contact(text: str, form: Form) -> str:
    _safe(text)
    if re.fullmatch(rf"(mailto:)?{_EMAIL}", text):
        return text
    return _url(text, form)


def _file(text: str, form: Form) -> str:
    """Read the relative path of a file; whether it is there is seen when all is linked."""
    _safe(text)
    if "\\" in text:
        raise wrong(form, "backslash", better=text.replace("\\", "/"))
    if re.match(r"/|[A-Za-z][A-Za-z0-9+.-]*:", text):
        raise wrong(form)
    return text


def _place(text: str, form: Form) -> str:
    return _url(text, form) if re.match("https?:", text) else _file(text, form)


READERS = MappingProxyType(
    {
        "text": _text,
        "id": _matching(r"[a-z0-9]+(?:-[a-z0-9]+)*"),
        "url": _url,
        "contact": _contact,
        "email": _matching(_EMAIL),
        "file": _file,
        "place": _place,
        "language": _matching(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
        "letter": _letter,
        "part": _matching(r"[a-z0-9]+(?:-[a-z0-9]+)*/[1-9][0-9]{0,2}"),
        "school-year": dates.school_year,
        "sdg": _sdg,
        "flag": _flag,
        "minutes": whole,
        "count": whole,
        "order": whole,
        "version": whole,
        "length": dates.length,
        "week": dates.week,
        "repeat": dates.repeat,
        "reading": _reading,
        "day": dates.day,
        "clock": dates.clock,
        "when": dates.when,
        "range": _range,
        "weeks": dates.weeks,
        "days": dates.days,
        "later": dates.later,
    }
)
