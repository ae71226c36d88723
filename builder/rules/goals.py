"""The targets of Agenda 2030 that a module names exist: 17 goals, 169 targets.

United Nations, *Transforming our world: the 2030 Agenda for Sustainable Development*, A/RES/70/1,
2015. Numbered targets are outcomes, lettered ones means.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from builder.diagnostics import Diagnostic, diagnose
from builder.front import ModuleFront
from builder.read.text import FileText

# For each goal, how many numbered targets it has, and its lettered ones.
_COUNTS: Mapping[int, tuple[int, str]] = MappingProxyType(
    {
        1: (5, "ab"),
        2: (5, "abc"),
        3: (9, "abcd"),
        4: (7, "abc"),
        5: (6, "abc"),
        6: (6, "ab"),
        7: (3, "ab"),
        8: (10, "ab"),
        9: (5, "abc"),
        10: (7, "abc"),
        11: (7, "abc"),
        12: (8, "abc"),
        13: (3, "ab"),
        14: (7, "abc"),
        15: (9, "abc"),
        16: (10, "ab"),
        17: (19, ""),
    }
)
TARGETS = tuple(
    f"{goal}.{part}"
    for goal, (numbered, letters) in _COUNTS.items()
    for part in (*range(1, numbered + 1), *letters)
)
_KNOWN = frozenset(TARGETS) | {str(goal) for goal in _COUNTS}


def goals(file: FileText) -> Iterator[Diagnostic]:
    """Find targets that no goal has; that a goal is from 1 to 17 is seen as the file is read."""
    if not isinstance(file.front, ModuleFront):
        return
    for number, name in enumerate(file.front.sdg):
        if name not in _KNOWN:
            goal = int(name.partition(".")[0])
            numbered, letters = _COUNTS[goal]
            lettered = ", ".join(f"{goal}.{letter}" for letter in letters)
            yield diagnose(
                "unknown-target",
                file.path,
                file.spans.of(f"sdg.{number}"),
                hint="lettered" if letters else "numbered",
                name=name,
                goal=goal,
                last=f"{goal}.{numbered}",
                lettered=lettered,
            )
