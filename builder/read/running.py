"""Running prose: the sentences of a body, each where it stands in the file.

What is no prose is covered with blanks, so that every letter keeps its place: code, tags, tables,
headings, addresses of links and the signs of Markdown. Exact enough for judging language; what is
published comes from Markdown alone. No pattern looks further than a line or the next sign of its
own, so that no text takes long.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from builder.value import value


class Sentence(NamedTuple):
    """A sentence and its offset in the file; signs of Markdown in it have become blanks."""

    text: str
    start: int


_PART = "\x1e"  # parts what stands before it from what follows; no content holds it
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"``[^\n]*?``|`[^`\n]*`")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<![^<>]*>|<[a-z]+://[^<>\s]*>")
# A passage that names its language is read aloud as what it is, and no judgement of ours fits it.
_MARKED = re.compile(
    r"<([a-z]+)\b[^<>]*\blang=[^<>]*>.{0,2000}?</\1>"
    r"|(?:\*\*?[^*\n]+\*\*?|\[[^\[\]\n]*\]\([^()\s]*\))\{[^{}\n]*\blang=[^{}\n]*\}",
    re.DOTALL,
)
_MARKED_BLOCK = re.compile(r"^\{:?[^{}\n]*\blang=[^{}\n]*\}[ ]*$", re.MULTILINE)
_PICTURE = re.compile(r"!\[[^\[\]]{0,500}\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))?")
_IN_ROUND = r"\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
_ADDRESS = re.compile(rf"\](?:(?:\[[^\[\]\n]*\])+(?:{_IN_ROUND})?|{_IN_ROUND})")
_NOTE = re.compile(r"\[\^[^\[\]\n]+\]:?")
_BRACES = re.compile(r"\{:?[ ]*[#.][^{}\n]*\}")
# Whole lines that are none of the prose: headings, blocks, tables, definitions, rules.
_LINES = re.compile(
    r"^(?: {0,3}#{1,6}[ \t]|:{3,}|[ ]*\||\*\[[^\]\n]+\]:| {0,3}\[[^\]^\n]+\]:[ ])[^\n]*"
    r"|^[ ]*(?:=+|[-*_ ]{3,})$"
    r"|^[^\n|]*\|[^\n|]*\|[^\n]*$",
    re.MULTILINE,
)
_ITEM = re.compile(r"^[ \t>]*(?:[-*+]|[0-9]+[.)]|:)[ \t]+", re.MULTILINE)
# What may begin a line that either of these wants; most lines begin with a letter.
_HEADS = frozenset("#:|*[=-_+0123456789")
_SIGNS = ("*", "[", "]", ">")
# One set of signs first: what ends a sentence is looked for letter by letter.
_END = re.compile(
    rf"[.!?…:{_PART}\n](?:(?<=[.!?…:])[\"”’»)]*(?=\s+[\"”’»(–—-]*[A-ZÅÄÖÉÜ0-9])"
    rf"|(?<={_PART})|(?<=\n)[ \t]*\n)"
)
_INK = re.compile(r"[^\n]")
_LETTER = re.compile(r"[^\W\d_]")
_AROUND = f" \t\n{_PART}"


@value
class Running:
    """The running prose of a file.

    `pieces` are its sentences without what ends them, `words` all their words, with the signs that
    stand at them. Most files are judged by these alone; where a sentence stands is found out when
    asked.
    """

    covered: str = ""
    start: int = 0
    pieces: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def sentences(self) -> tuple[Sentence, ...]:
        """Find the sentences, in order."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        body, at = self.covered, 0
        for end in (*(found.end() for found in _END.finditer(body)), len(body)):
            text = body[at:end].lstrip(_AROUND)
            if _is_said(text):
                yield Sentence(text.rstrip(_AROUND), self.start + end - len(text))
            at = end


def running(text: str, start: int) -> Running:
    """Find the running prose of a file's body, which begins at that offset of the file."""
    covered = _covered(text[start:])
    parts = [part.strip(_AROUND) for part in _END.split(covered)]
    pieces = tuple([part for part in parts if _is_said(part)])
    return Running(covered, start, pieces, tuple(" ".join(pieces).split()))


def _is_said(text: str) -> bool:
    return bool(text) and (text[0].isalpha() or _LETTER.search(text) is not None)


def _covered(body: str) -> str:
    """Put blanks in place of all that is no prose; line breaks stay."""
    if "```" in body or "~~~" in body:
        body = _without_fenced(body)
    if "`" in body:
        body = _CODE.sub(_blank, body)
    if "lang=" in body:
        body = _without_marked(body)
    if "<" in body:
        body = _TAG.sub(_blank, body)
    if "]" in body:
        body = _PICTURE.sub(_blank, body) if "![" in body else body
        body = _ADDRESS.sub(_closed, body)
        body = _NOTE.sub(_blank, body) if "[^" in body else body
    if "{" in body:
        body = _BRACES.sub(_blank, body)
    lines = body.split("\n")
    if "|" in body:
        lines = [_line(line) for line in lines]
    else:
        lines = [line if not line or line[0].isalpha() else _line(line) for line in lines]
    body = "\n".join(lines)
    for sign in _SIGNS:
        body = body.replace(sign, " ")
    return body


def _line(line: str) -> str:
    head = line.lstrip(" \t>")[:1]
    if head in _HEADS or "|" in line or (line and not head):
        return _ITEM.sub(_parted, _LINES.sub(_parted, line))
    return line


def _without_fenced(body: str) -> str:
    lines, fence = body.split("\n"), ""
    for at, line in enumerate(lines):
        found = _FENCE.match(line)
        if found and not fence:
            fence = found.group(1)
        elif not fence:
            continue
        elif found and found.group(1).startswith(fence):
            fence = ""
        lines[at] = " " * len(line)
    return "\n".join(lines)


def _without_marked(body: str) -> str:
    blocks = _MARKED.sub(_blank, body).split("\n\n")
    marked = (bool(_MARKED_BLOCK.search(block)) for block in blocks)
    whole = (
        _INK.sub(" ", block) if is_marked else block
        for block, is_marked in zip(blocks, marked, strict=True)
    )
    return "\n\n".join(whole)


def _blank(match: re.Match[str]) -> str:
    text = match.group()
    return _INK.sub(" ", text) if "\n" in text else " " * len(text)


def _closed(match: re.Match[str]) -> str:
    return "]" + " " * (len(match.group()) - 1)


def _parted(match: re.Match[str]) -> str:
    return _PART + " " * (len(match.group()) - 1)
