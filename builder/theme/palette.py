"""A theme's colours, by day and by night, and those that a portal puts in their place.

`theme.toml` names the colours (`[colours]`, each `light` and `dark`) and tells which are seen
against which (`[contrast]`, a colour's name to the others and the least contrast). What a portal
chooses is held to the same: text that cannot be read is a fault by law, not by taste.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from builder.diagnostics import Diagnostic, diagnose
from builder.read.nearest import nearest as nearest_name
from builder.source import Spans
from builder.theme.colours import RGB, contrast, nearest, parse, written
from builder.value import value

Mode = Literal["light", "dark"]
MODES: tuple[Mode, ...] = ("light", "dark")
_NIGHT = "-dark"
_PATH = "content/portal.yaml"


@value
class Pair:
    """Two colours that are seen against each other, by name, and the least contrast."""

    one: str
    other: str
    least: float


@value
class Palette:
    """Colours by name, light and dark, as `#rrggbb`, and the pairs that must contrast."""

    light: tuple[tuple[str, str], ...]
    dark: tuple[tuple[str, str], ...]
    pairs: tuple[Pair, ...]

    def of(self, mode: Mode) -> dict[str, str]:
        """Get the colours of a mode."""
        return dict(self.light if mode == "light" else self.dark)


def read_palette(folders: Iterable[Path]) -> Palette:
    """Read the palette of a theme from its folders, later ones over earlier ones.

    Raises tomllib.TOMLDecodeError or ValueError for a `theme.toml` that says it wrongly.
    """
    colours: dict[str, dict[str, str]] = {}
    pairs: dict[tuple[str, str], float] = {}
    for folder in folders:
        told = tomllib.loads((folder / "theme.toml").read_text(encoding="utf-8"))
        colours |= _colours(told.get("colours", {}))
        pairs |= _pairs(told.get("contrast", {}))
    light, dark = (
        tuple((name, each[mode]) for name, each in sorted(colours.items())) for mode in MODES
    )
    return Palette(light, dark, tuple(Pair(*names, least) for names, least in pairs.items()))


def _colours(told: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    for name, each in told.items():
        if not all(parse(str(each.get(mode, ""))) for mode in MODES):
            raise ValueError(f"colours.{name}")
        yield name, {mode: each[mode] for mode in MODES}


def _pairs(told: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], float]]:
    for name, others in told.items():
        for other, least in others.items():
            yield (name, other), float(least)


def chosen(
    palette: Palette, choice: Iterable[tuple[str, str]], spans: Spans
) -> tuple[Palette, tuple[Diagnostic, ...]]:
    """Put a portal's colours in a palette's place, and tell of those that cannot be used.

    A colour is by day as chosen. By night it is what `<name>-dark` says, else the nearest shade
    that can be read there.
    """
    wanted, faults = dict(choice), []
    light, dark = palette.of("light"), palette.of("dark")
    for key, text in wanted.items():
        name = key.removesuffix(_NIGHT)
        span = spans.of(f"theme.colours.{key}")
        if name not in light:
            likely = nearest_name(key, (*light, *(f"{each}{_NIGHT}" for each in light)))
            faults.append(
                diagnose(
                    "unknown-colour",
                    _PATH,
                    span,
                    hint="nearest" if likely else "known",
                    name=key,
                    nearest=likely,
                    known=", ".join(light),
                )
            )
        elif parse(text) is None:
            faults.append(diagnose("not-a-colour", _PATH, span, name=key, value=text))
    if faults:
        return palette, tuple(faults)
    light |= {name: text.lower() for name, text in wanted.items() if not _is_night(name, light)}
    dark |= {
        name.removesuffix(_NIGHT): text.lower()
        for name, text in wanted.items()
        if _is_night(name, light)
    }
    for name in wanted:
        if not _is_night(name, palette.of("light")) and f"{name}{_NIGHT}" not in wanted:
            dark[name] = _by_night(name, light[name], dark, palette.pairs)
    made = replace(palette, light=tuple(sorted(light.items())), dark=tuple(sorted(dark.items())))
    return made, tuple(_unread(made, wanted, spans))


def _is_night(key: str, known: Mapping[str, str]) -> bool:
    return key not in known and key.endswith(_NIGHT)


def _by_night(name: str, text: str, dark: Mapping[str, str], pairs: Iterable[Pair]) -> str:
    """Find the shade of a colour to be seen by night; the theme's own where there is none."""
    shade = _readable(name, text, dark, pairs)
    return written(shade) if shade else dark[name]


def _readable(
    name: str, text: str, colours: Mapping[str, str], pairs: Iterable[Pair]
) -> RGB | None:
    seen = tuple(_against(name, colours, pairs))
    return nearest(_rgb(text), lambda one: all(contrast(one, other) >= n for other, n, _ in seen))


def _against(
    name: str, colours: Mapping[str, str], pairs: Iterable[Pair]
) -> Iterator[tuple[RGB, float, str]]:
    """List what a colour is seen against: the other colour, the least contrast, its name."""
    for pair in pairs:
        if name in (pair.one, pair.other):
            other = pair.other if name == pair.one else pair.one
            yield _seen(other, colours), pair.least, other


def _unread(made: Palette, wanted: Mapping[str, str], spans: Spans) -> Iterator[Diagnostic]:
    """Find chosen colours that do not contrast enough, each with where it is worst, and a shade."""
    for key in wanted:
        mode: Mode = "dark" if _is_night(key, dict(made.light)) else "light"
        name = key.removesuffix(_NIGHT) if mode == "dark" else key
        colours = made.of(mode)
        short = [
            (contrast(_rgb(colours[name]), other) / least, least, written(other), said)
            for other, least, said in _against(name, colours, made.pairs)
        ]
        worst, least, against, other = min(short, default=(1.0, 0.0, "", ""))
        if worst < 1:
            better = _readable(name, colours[name], colours, made.pairs)
            yield diagnose(
                "low-contrast" if mode == "light" else "low-contrast-dark",
                _PATH,
                spans.of(f"theme.colours.{key}"),
                hint="nearest" if better else "none",
                name=key,
                colour=colours[name],
                other=other,
                against=against,
                ratio=_said(worst * least),
                least=f"{least:g}",
                nearest=written(better) if better else "",
            )


def _said(ratio: float) -> str:
    """Say a ratio with a decimal, never rounded up to what it does not reach."""
    return f"{int(ratio * 10) / 10:g}"


def _seen(name: str, colours: Mapping[str, str]) -> RGB:
    """Get a pair's colour: by name, or one that never changes, as `#rrggbb`."""
    return _rgb(name if name.startswith("#") else colours[name])


def _rgb(text: str) -> RGB:
    found = parse(text)
    if found is None:  # what is kept has been parsed
        raise ValueError(text)
    return found
