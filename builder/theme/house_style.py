"""A portal's own colours and font as a style sheet over its theme's."""

import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from builder.diagnostics import Diagnostic, diagnose
from builder.front import ThemeChoice
from builder.source import Spans
from builder.theme.palette import MODES, Palette, chosen, read_palette

NAME = "house.css"
_PATH = "content/portal.yaml"
_FORMATS = MappingProxyType(
    {".woff2": "woff2", ".woff": "woff", ".ttf": "truetype", ".otf": "opentype"}
)
_GENERIC = frozenset({"system-ui", "serif", "sans-serif", "ui-serif", "ui-sans-serif", "monospace"})
_FAMILY = re.compile(r"[^\W_][\w .+-]{0,60}")
_PATH_OF_FONT = re.compile(r"[\w./+-]{1,120}")
_OURS = "house"  # what a font that comes along is called


def style_faults(
    folders: Sequence[Path], choice: ThemeChoice, spans: Spans
) -> tuple[Diagnostic, ...]:
    """Tell what of a portal's choice cannot be used; raises ValueError as `read_palette` does."""
    faults: list[Diagnostic] = []
    if choice.colours:
        _, more = chosen(read_palette(folders), choice.colours, spans)
        faults += more
    place = spans.of("theme.font")
    if _is_file(choice.font):
        if not any((folder / "assets" / choice.font).is_file() for folder in folders):
            faults.append(diagnose("no-such-font", _PATH, place, name=choice.font))
    elif choice.font and not _FAMILY.fullmatch(choice.font):
        faults.append(diagnose("not-a-font", _PATH, place, name=choice.font))
    return tuple(faults)


def house_style(folders: Sequence[Path], choice: ThemeChoice) -> str:
    """Write the style sheet of a choice; empty where nothing is chosen that can be used.

    Colours are for screens: on paper the theme's own rules stand.
    """
    rules = []
    if choice.colours:
        theirs = read_palette(folders)
        made, _ = chosen(theirs, choice.colours, Spans())
        rules.append(_colours(theirs, made))
    if _FAMILY.fullmatch(choice.font) or _is_file(choice.font):
        rules += _font(choice.font)
    return "\n".join(rules)


def _is_file(font: str) -> bool:
    return (
        PurePosixPath(font).suffix.lower() in _FORMATS and _PATH_OF_FONT.fullmatch(font) is not None
    )


def _colours(theirs: Palette, made: Palette) -> str:
    blocks = []
    for mode in MODES:
        before = theirs.of(mode)
        own = (f"--{name}:{text}" for name, text in made.of(mode).items() if before[name] != text)
        blocks.append(f":root{{{';'.join(own)}}}")
    light, dark = blocks
    return f"@media screen{{{light}}}\n@media screen and (prefers-color-scheme:dark){{{dark}}}\n"


def _font(font: str) -> list[str]:
    path = PurePosixPath(font)
    kind = _FORMATS.get(path.suffix.lower())
    family = font if font in _GENERIC else f'"{_OURS if kind else font}"'
    root = f":root{{--serif:{family},Georgia,serif;--sans:{family},system-ui,sans-serif}}\n"
    if not kind:
        return [root]
    face = (
        f'@font-face{{font-family:"{_OURS}";src:url("{font}") format("{kind}");font-display:swap}}'
    )
    return [f"{face}\n", root]
