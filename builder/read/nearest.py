"""The known word that was probably meant."""

from collections.abc import Iterable

_SHORTEST = 4  # of shorter words each is one slip from many
_LONGEST = 60  # nobody means a longer word, and the comparison is quadratic


def nearest(word: str, known: Iterable[str]) -> str:
    """Find the known word nearest to `word`, or an empty text where none is near enough.

    Case, `-`, `_` and spaces count for nothing. Nearer goes before farther, then the order given.
    """
    if len(word) > _LONGEST:
        return ""
    plain = _plain(word)
    best, least = "", _allowed(plain) + 1
    for candidate in known:
        far = distance(plain, _plain(candidate), least - 1)
        if far < least:
            best, least = candidate, far
    return best


def is_sure(word: str, meant: str, known: Iterable[str]) -> bool:
    """Tell whether `word` is `meant` but for one slip, and can be no other known word."""
    plain = _plain(word)
    if not meant or len(plain) < _SHORTEST or distance(plain, _plain(meant), 1) > 1:
        return False
    others = (_plain(other) for other in known if other != meant)
    return all(distance(plain, other, 2) > 2 for other in others)  # noqa: PLR2004


def distance(one: str, other: str, most: int) -> int:
    """Count the letters to add, drop, change or swap; more than `most` is given as `most + 1`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, above, row = row, before, [at]
        for col, against in enumerate(other, 1):
            cost = min(before[col] + 1, row[col - 1] + 1, before[col - 1] + (letter != against))
            swapped = at > 1 and col > 1 and letter == other[col - 2] and one[at - 2] == against
            row.append(min(cost, above[col - 2] + 1) if swapped else cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _plain(word: str) -> str:
    return word.lower().replace("-", "").replace("_", "").replace(" ", "")


def _allowed(word: str) -> int:
    """Ask more of short words: `id` is not `at`."""
    return min(len(word) // 3, 3)
