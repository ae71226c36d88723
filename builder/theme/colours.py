"""Colours as numbers: how they contrast, and the nearest that contrasts enough.

Contrast is that of WCAG 2.2 (relative luminance of sRGB, 1 to 21).
"""

import re
from collections.abc import Callable, Iterator
from colorsys import hls_to_rgb, rgb_to_hls

RGB = tuple[float, float, float]
"""Red, green and blue, each 0–1."""

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_STEPS = 200
_TOE = 0.04045  # up to here sRGB is stored as it is, above along a curve


def parse(text: str) -> RGB | None:
    """Read `#rgb` or `#rrggbb`; None for anything else."""
    if not _HEX.fullmatch(text):
        return None
    digits = text[1:] if len(text) > len("#rgb") else "".join(each * 2 for each in text[1:])
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def written(colour: RGB) -> str:
    """Write a colour as `#rrggbb`."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def contrast(one: RGB, other: RGB) -> float:
    """Tell how two colours contrast: 1 where they are the same, 21 between black and white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: RGB) -> float:
    """Tell how light a colour is to the eye, 0–1."""
    red, green, blue = map(_linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    """Undo the curve that sRGB is stored with."""
    return part / 12.92 if part <= _TOE else ((part + 0.055) / 1.055) ** 2.4


def nearest(colour: RGB, fits: Callable[[RGB], bool]) -> RGB | None:
    """Find the colour of the same hue, as little lighter or darker as can be, that fits."""
    return next(filter(fits, _shades(colour)), None)


def _shades(colour: RGB) -> Iterator[RGB]:
    """Go from a colour both ways, to white and to black, as they would be written."""
    hue, lightness, saturation = rgb_to_hls(*colour)
    yield colour
    for step in range(1, _STEPS + 1):
        for moved in (lightness - step / _STEPS, lightness + step / _STEPS):
            if 0 <= moved <= 1:
                shade = parse(written(hls_to_rgb(hue, moved, saturation)))
                if shade:
                    yield shade
