"""How wide a text is in a terminal, in cells."""

from unicodedata import category, combining, east_asian_width

TAB = 4  # as tabs are drawn


def width(text: str) -> int:
    """Count the cells that a text takes: wide characters two, what joins another none."""
    return sum(map(_cells, text))


def _cells(character: str) -> int:
    if character == "\t":
        return TAB
    if combining(character) or category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1
