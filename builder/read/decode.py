"""From a file's bytes to its text: UTF-8, no characters that deceive, lines that end in LF.

A file that cannot be decoded gives no Source. Single forbidden characters are reported and replaced
by U+FFFD, one for one, so that the rest of the file is checked in the same run.
"""

import re
from functools import cache

from builder.diagnostics import Diagnostic, Edit, diagnose
from builder.engine.digest import content_digest
from builder.source import Source, Span

MOST_BYTES = 1024 * 1024
LONGEST_LINE = 20_000
_MOST_FAULTS = 20  # a file with more is no text

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

# Named by what is allowed, the commonest first: that is nine times as fast as by what is not.
# Not among these: control characters, what turns the direction of text, halves of surrogate pairs
# (YAML's escapes can make them), noncharacters, byte-order marks, and private characters, which
# mark places while prose is rendered.
_ALLOWED = (
    "\t\n\x20-\x7e\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00-\ufffd"
    + "".join(f"{chr(plane << 16)}-{chr(plane << 16 | 0xFFFD)}" for plane in range(1, 15))
)
_IS_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufeff]")
_IS_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TOO_LONG = re.compile(f"^[^\\n]{{{LONGEST_LINE + 1}}}", re.MULTILINE)


@cache
def forbidden() -> re.Pattern[str]:
    """Get the pattern of a character that no file may hold; few texts need be asked, so it is late.

    What is printable is allowed, which is told without it.
    """
    return re.compile(f"[^{_ALLOWED}]")


def decode(path: str, data: bytes) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """Read bytes as text. `path` is as shown to people; None where nothing can be made of it."""
    if len(data) > MOST_BYTES:
        return None, (diagnose("file-too-large", path, limit="1 MiB"),)
    try:
        text = _lines(data.removeprefix(_BOM).decode("utf-8"))
    except UnicodeDecodeError as error:
        return None, (_not_utf8(path, data.removeprefix(_BOM), error.start),)
    if _looks_like_utf16(data):
        return None, (diagnose("not-utf8", path, hint="utf16", byte="00"),)
    too_long = tuple(_long_lines(path, text))
    if too_long:
        return None, too_long
    text, faults = _without_forbidden(path, text)
    if len(faults) > _MOST_FAULTS:
        return None, faults[:_MOST_FAULTS]
    return Source(path, text, content_digest(data)), faults


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _not_utf8(path: str, data: bytes, start: int) -> Diagnostic:
    """Place the first byte that is not UTF-8, and guess what the file was saved as."""
    if data.startswith(_UTF16) or _looks_like_utf16(data):
        return diagnose("not-utf8", path, hint="utf16", byte=f"{data[start]:02X}")
    before = _lines(data[:start].decode("utf-8"))
    line, col = before.count("\n") + 1, len(before) - before.rfind("\n")
    letter = data[start : start + 1].decode("cp1252", errors="replace")
    known = letter.isalpha() or letter in "–—‘’“”…"
    return diagnose(
        "not-utf8",
        path,
        Span(line, col, line, col + 1),
        hint="latin1" if known else "save",
        byte=f"{data[start]:02X}",
        letter=letter if known else "",
    )


def _looks_like_utf16(data: bytes) -> bool:
    """Tell UTF-16 without a mark: every other byte of western text is zero."""
    head = data[:512]
    return bool(head) and max(head[::2].count(0), head[1::2].count(0)) * 3 > len(head)


def _long_lines(path: str, text: str) -> list[Diagnostic]:
    if len(text) <= LONGEST_LINE:
        return []
    lines = [text.count("\n", 0, found.start()) + 1 for found in _TOO_LONG.finditer(text)]
    return [
        diagnose("line-too-long", path, Span(line, LONGEST_LINE + 1, line, LONGEST_LINE + 1))
        for line in lines
    ]


def _without_forbidden(path: str, text: str) -> tuple[str, tuple[Diagnostic, ...]]:
    # All that can be printed is allowed, and whether it can is told in half the time.
    if text.replace("\n", " ").isprintable() or not forbidden().search(text):
        return text, ()
    faults = []
    for found in forbidden().finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        col = found.start() - text.rfind("\n", 0, found.start())
        span = Span(line, col, line, col + 1)
        code = _named(found[0])
        # What turns the text has no place of its own in it, and goes without a trace.
        fix = (Edit(span, ""),) if code == "bidi-character" else ()
        faults.append(diagnose(code, path, span, fix=fix, character=f"U+{ord(found[0]):04X}"))
        if len(faults) > _MOST_FAULTS:
            break
    return forbidden().sub("\ufffd", text), tuple(faults)


def _named(character: str) -> str:
    if _IS_CONTROL.match(character):
        return "control-character"
    return "bidi-character" if _IS_BIDI.match(character) else "private-character"
