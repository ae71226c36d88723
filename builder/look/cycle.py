"""The cycle's picture: where its phases stand on a ring, and the arrows between them.

Geometry only, in the units of a square `viewBox`. Shapes, colours and words are the theme's: it
draws each phase's shape in a 32 × 32 box round the origin, scaled by `scale`.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from math import asin, cos, pi, sin

from builder.look.views import Phase
from builder.value import value

SIZE = 240  # the side of the viewBox
RADIUS = 84.0  # of the ring that the phases stand on
STOP = 27.0  # half a shape's side where there is room
BOX = 32.0  # the side of the box that the theme draws a shape in
AIR = 8.0  # between a shape and the end of an arrow
BARB = 8.0  # how far an arrow's head reaches back, and half as much again to the sides


@value
class Stop:
    """A phase by its letter and kind, and the middle of its shape."""

    letter: str
    kind: str
    x: float
    y: float


@value
class CyclePicture:
    """The ring, clockwise from the top; `arcs` are paths to be stroked, heads included."""

    size: int
    scale: float
    stops: tuple[Stop, ...]
    arcs: tuple[str, ...]


def cycle_picture(phases: Iterable[Phase]) -> CyclePicture:
    """Lay out phases evenly; the same picture for all that have the same letters and kinds.

    Holds for any number: one phase leads back to itself, and from five on shapes shrink so that
    arrows keep their room.
    """
    return _picture(tuple([(phase.letter, phase.kind) for phase in phases]))


@lru_cache(maxsize=64)
def _picture(phases: tuple[tuple[str, str], ...]) -> CyclePicture:
    scale, points, arcs = _ring(len(phases))
    stops = tuple(Stop(*phase, *point) for phase, point in zip(phases, points, strict=True))
    return CyclePicture(SIZE, scale, stops, arcs)


@cache
def _ring(count: int) -> tuple[float, tuple[tuple[float, float], ...], tuple[str, ...]]:
    """Work out what depends on the number of phases alone: scale, middles, arrows."""
    half = STOP if count < 5 else RADIUS * sin(pi / count) / 2  # noqa: PLR2004 - they must shrink
    points = tuple(_point(_angle(index, count)) for index in range(count))
    gap = 2 * asin((half + AIR) / (2 * RADIUS))
    arcs = tuple(
        _arrow(_angle(index, count) + gap, _angle(index + 1, count) - gap) for index in range(count)
    )
    return round(2 * half / BOX, 3), points, arcs


def _angle(index: int, count: int) -> float:
    return 2 * pi * index / count - pi / 2


def _point(angle: float, radius: float = RADIUS) -> tuple[float, float]:
    return round(SIZE / 2 + radius * cos(angle), 1), round(SIZE / 2 + radius * sin(angle), 1)


def _arrow(start: float, end: float) -> str:
    back = end - BARB / RADIUS
    first, tip = _point(start), _point(end)
    inner, outer = (_point(back, RADIUS + side * BARB * 0.75) for side in (-1, 1))
    large = int(end - start > pi)
    ring = f"M{_at(first)}A{RADIUS:g} {RADIUS:g} 0 {large} 1 {_at(tip)}"
    return f"{ring}M{_at(inner)}L{_at(tip)}L{_at(outer)}"


def _at(point: tuple[float, float]) -> str:
    return f"{point[0]:g} {point[1]:g}"
