"""The glossary."""

from builder.look.views.frame import Frame
from builder.value import value


@value
class TermRow:
    """A word with what it means; `also` are other names for it, not its forms."""

    anchor: str
    term: str
    text: str
    also: tuple[str, ...]


@value
class Initial:
    """The words that begin with a letter; `title` is empty for those that begin with none."""

    anchor: str
    title: str
    rows: tuple[TermRow, ...]


@value
class GlossaryPage:
    """All words from A to Ö. A file is no larger than 256 KiB, so one page holds them."""

    frame: Frame
    count: int
    initials: tuple[Initial, ...]
