"""Holes: what a rendered fragment leaves open for the page that shows it.

A fragment is rendered once and shown on many pages: its own, the print page, a guide, a package.
What differs between them is left as a hole, `SEP code SEP` in the stored text:

- `a3`  the attributes of link 3 (`href`, `rel`)
- `x3`  what follows the text of link 3 (a mark that it leads out)
- `m3`  the attributes of picture 3 (`src`, `width`, `height`)
- `p`   the prefix of ids and of links to them
- `h2`  the tag of a heading, written at this level
- `l0`  the first leader block of the file
- `wtip` a word of the interface: the name of a block

The separator is a private-use character, which no file of content may hold (`decode.py`).
"""

from collections.abc import Callable

SEP = "\ue000"


def hole(code: str) -> str:
    """Write a hole."""
    return f"{SEP}{code}{SEP}"


def fill(text: str, answer: Callable[[str, str], str]) -> str:
    """Fill every hole with `answer(kind, rest)`; the kind is the code's first letter."""
    pieces = text.split(SEP)
    for index in range(1, len(pieces), 2):
        code = pieces[index]
        pieces[index] = answer(code[0], code[1:])
    return "".join(pieces)
