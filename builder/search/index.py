r"""The index of one stretch of a portal, as compact text that a browser unpacks in a millisecond.

Words are kept by class: `stems` holds each stem once, in order, as what it adds to the stem before
it, followed by one sign for how much of that it shares and one for each of its endings. So the
forms of a word cost a sign each. `where` holds for every form, in the same order, the numbers of
the sections that it stands in, each as the distance from the one before. All of it is printable
ASCII beside the letters of the stems, and needs no escaping in a script.
"""

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from builder.search.words import words
from builder.value import value

# What no stem holds: no digit, no small letter; nor what a script would have to escape.
CODES = " !#$%&'()*+,-./:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`{|}~"
# The last so many signs begin an ending of two signs; the others are endings of one.
WIDE = 16
# What a number ends with if more follow, what it ends with if it is the last, what it begins with.
SIGNS = "".join(chr(code) for code in range(32, 127) if chr(code) not in '"\\<')
ENDS, BEGINS = 32, 28
_NARROW = len(CODES) - WIDE
MOST_ENDINGS = _NARROW + WIDE * len(CODES)


@value
class Section:
    """A passage that is found by itself: where its words stand, most telling first.

    `named` are the words of its heading, `said` all others.
    """

    named: str
    said: str


class Words(NamedTuple):
    """The words of some sections: see the head of this file."""

    stems: str
    endings: tuple[str, ...]
    where: str


def index(sections: Sequence[Section], stem: Callable[[str], str]) -> Words:
    """Index sections, which have the numbers 0, 1, 2 … in that order."""
    places: defaultdict[str, dict[int, bool]] = defaultdict(dict)
    for number, section in enumerate(sections):
        for word in words(section.said):
            places[word][number] = False
        for word in words(section.named):
            places[word][number] = True
    classes = _classes(places, stem)
    endings = _endings(classes)
    sign = {ending: _ending_sign(number) for number, ending in enumerate(endings)}
    stems: list[str] = []
    where: list[str] = []
    before = ""
    for each in sorted(classes):
        shared = _shared(before, each)
        ends = "".join(sign[_ending(each, form)] for form in classes[each])
        stems.append(f"{each[shared:]}{CODES[shared]}{ends}")
        where += (numbers(places[form].items()) for form in classes[each])
        before = each
    return Words("".join(stems), tuple(endings), "".join(where))


def _classes(forms: Iterable[str], stem: Callable[[str], str]) -> Mapping[str, list[str]]:
    """Sort forms by their stems; one with an ending too rare to have a sign is its own."""
    classes: defaultdict[str, list[str]] = defaultdict(list)
    for form in forms:
        insort(classes[stem(form)], form)
    known = frozenset(_endings(classes)[:MOST_ENDINGS])
    for each, members in [*classes.items()]:
        for form in [form for form in members if _ending(each, form) not in known]:
            members.remove(form)
            insort(classes[form], form)
    return {each: members for each, members in classes.items() if members}


def _endings(classes: Mapping[str, Iterable[str]]) -> list[str]:
    """List endings, the one that is none first, then the most frequent."""
    counted = Counter(_ending(each, form) for each, forms in classes.items() for form in forms)
    counted[""] = counted.total() + 1
    return sorted(counted, key=lambda ending: (-counted[ending], ending))


def _shared(one: str, other: str) -> int:
    """Count the letters that two words begin with in common, as far as there are signs for that."""
    most = min(len(one), len(other), len(CODES) - 1)
    return next((at for at in range(most) if one[at] != other[at]), most)


def _ending(stem: str, form: str) -> str:
    """Tell a form from its stem: how many of the stem's last letters go, if any, and what comes."""
    kept = len(stem)
    while not form.startswith(stem[:kept]):
        kept -= 1
    return f"{len(stem) - kept or ''}{form[kept:]}"


def _ending_sign(number: int) -> str:
    """Write the number of an ending: the most frequent forty as one sign, the others as two."""
    if number < _NARROW:
        return CODES[number]
    high, low = divmod(number - _NARROW, len(CODES))
    return CODES[_NARROW + high] + CODES[low]


def numbers(places: Iterable[tuple[int, bool]]) -> str:
    """Write section numbers, rising, each with whether the word stands in its heading.

    Twice the distance, and one more for a heading, in base 32; what comes before the last digit
    counts from one, in base 28, so that every digit says by itself what it is.
    """
    written, before = "", -1
    every = sorted(places)
    for number, named in every:
        rest, low = divmod((number - before - 1) * 2 + named, ENDS)
        digits = SIGNS[low + (ENDS if number == every[-1][0] else 0)]
        while rest:
            rest, high = divmod(rest - 1, BEGINS)
            digits = SIGNS[2 * ENDS + high] + digits
        written += digits
        before = number
    return written
