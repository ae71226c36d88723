"""A file of content as text, and places in it. Lines and columns count from 1."""

from typing import NamedTuple

from builder.value import value


class Span(NamedTuple):
    """A stretch of a file, from its first character to just past its last.

    Columns count characters, not bytes, so that an editor's column agrees.
    """

    line: int
    col: int
    end_line: int
    end_col: int


START = Span(1, 1, 1, 1)


@value
class Source:
    """One file of content, found and decoded: its path within the project and its text.

    `path` is relative to the project, with forward slashes on every system, as it is shown to
    people. `text` ends its lines with LF alone, whatever the file had, and has no byte-order mark.
    `digest` is that of the file's bytes.
    """

    path: str
    text: str
    digest: str


@value
class Spans:
    """Where each value of a front matter stands, by its dotted key (`questions.2.text`).

    Held as one packed text, since a portal has a hundred thousand of them and looks up few: only a
    value that somebody complains about is ever unpacked.
    """

    packed: str = ""

    @classmethod
    def pack(cls, places: "dict[str, Span]") -> "Spans":
        """Pack the places; keys hold neither spaces nor line breaks, as the schema's never do."""
        return cls("\n".join(f"{key} {' '.join(map(str, span))}" for key, span in places.items()))

    def of(self, key: str) -> Span:
        """Find the place of a key, or of the nearest key above it, or the file's start."""
        places = dict(line.split(" ", 1) for line in self.packed.splitlines())
        while key and key not in places:
            key = key.rpartition(".")[0]
        if not key:
            return START
        line, col, end_line, end_col = map(int, places[key].split())
        return Span(line, col, end_line, end_col)
