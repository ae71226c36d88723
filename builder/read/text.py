"""One file as its rules see it: as written, what it says, and where."""

from typing import Any

from builder.read.facts import Facts
from builder.read.find import Kind
from builder.read.running import Running
from builder.source import Span, Spans
from builder.value import value


@value
class FileText:
    """A file read, with nothing of any other file and of the settings.

    `front` is the record of its keys, None where they could not be used. `text` is the whole file.
    `running` is its running prose: without front matter, headings, code, tables and signs of
    Markdown. A file of data has neither facts nor prose. `sound` tells whether all of the keys
    could be used: what lacks in a file that is not may have been written all the same.
    """

    path: str
    kind: Kind
    front: Any
    spans: Spans
    text: str
    facts: Facts = Facts()
    running: Running = Running()
    sound: bool = True

    def span(self, start: int, end: int) -> Span:
        """Get the place of a stretch of `text`, given by its offsets."""
        line = self.text.count("\n", 0, start) + 1
        col = start - self.text.rfind("\n", 0, start)
        end_line = line + self.text.count("\n", start, end)
        return Span(line, col, end_line, end - self.text.rfind("\n", 0, end))
