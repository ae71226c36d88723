"""What every reader of values shares: how a misfit is raised, whole numbers, ranges."""

import re

from builder.front.form import Form


class Misfit(ValueError):  # noqa: N818  named for what the author reads; a ValueError for pydantic
    """A value that is not what its key holds; `hint` and `values` are the diagnostic's."""

    def __init__(self, code: str, hint: str = "", **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.hint = hint
        self.values = values


def wrong(form: Form, hint: str = "", **values: object) -> Misfit:
    """Make the fault of a value that is not of its form; `hint` says more than the form."""
    return Misfit("wrong-type", hint or form.name, **values)


def whole(text: str, form: Form) -> int:
    """Read a whole number in decimal digits, as it is written by hand."""
    if re.fullmatch(r"0\d{1,8}", text):
        raise wrong(form, "leading-zero", plain=text.lstrip("0") or "0")
    if re.fullmatch(r"\d{1,3}([_ \u00a0]\d{3}){1,2}", text):
        raise wrong(form, "grouped", plain=re.sub(r"\D", "", text))
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise wrong(form)
    return within(int(text), form)


def within(number: int, form: Form) -> int:
    """Check a number against its form's least and greatest."""
    if not form.low <= number <= form.high:
        raise Misfit("out-of-range", low=form.low, high=form.high)
    return number


def ends(text: str, form: Form, one: str) -> tuple[str, str]:
    """Part a range, written with `-`, `–` or `till`, into its two ends; one value is both."""
    found = re.fullmatch(rf"({one})(?:(?:\s*[-–—]\s*|\s+till\s+)({one}))?", text)
    if not found:
        raise wrong(form)
    return found[1], found[2] or found[1]
