"""Colours: contrast as WCAG has it, the nearest shade, and that themes say what their CSS says."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.source import START, Spans
from builder.theme.colours import contrast, nearest, parse, written
from builder.theme.files import own_base
from builder.theme.palette import MODES, chosen, read_palette

THEMES = own_base().parent
ROOT = re.compile(r":root \{(.*?)\}", re.DOTALL)
COLOUR = re.compile(r"--([a-z-]+): (#[0-9a-f]{3,6});")
PART = st.integers(0, 255).map(lambda part: part / 255)
COLOURS = st.tuples(PART, PART, PART)
HEXES = COLOURS.map(written)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000", "#fff", 21.0),
        ("#fff", "#ffffff", 1.0),
        # As the examples of WCAG's own explanations and of well-known checkers have them.
        ("#767676", "#fff", 4.54),
        ("#777777", "#fff", 4.48),
        ("#0000ff", "#fff", 8.59),
        ("#ff0000", "#fff", 4.00),
    ],
)
def test_contrast(one: str, other: str, ratio: float) -> None:
    first, second = parse(one), parse(other)
    assert first
    assert second
    assert contrast(first, second) == pytest.approx(ratio, abs=0.005)
    assert contrast(first, second) == contrast(second, first)


@pytest.mark.parametrize("text", ["", "blue", "#12", "#12345", "#1234567", "#gggggg", "123456"])
def test_what_is_no_colour(text: str) -> None:
    assert parse(text) is None


@given(HEXES)
def test_a_colour_is_written_as_it_was_read(text: str) -> None:
    read = parse(text)
    assert read
    assert written(read) == text


@given(COLOURS, st.sampled_from(["#ffffff", "#000000", "#111918"]), st.sampled_from([3, 4.5, 7]))
def test_the_nearest_shade_fits_and_is_the_colour_itself_where_that_fits(
    colour: tuple[float, float, float], ground: str, least: float
) -> None:
    against = parse(ground)
    assert against
    found = nearest(colour, lambda one: contrast(one, against) >= least)
    assert found
    assert contrast(found, against) >= least
    if contrast(colour, against) >= least:
        assert found == colour


BASE = read_palette((THEMES / "base",))


def folders(theme: str) -> tuple[Path, ...]:
    return (THEMES / "base",) if theme == "base" else (THEMES / "base", THEMES / theme)


@pytest.mark.parametrize("theme", sorted(each.name for each in THEMES.iterdir()))
def test_a_theme_s_own_colours_can_be_read(theme: str) -> None:
    palette = read_palette(folders(theme))
    every = tuple(palette.light) + tuple((f"{name}-dark", text) for name, text in palette.dark)
    _, faults = chosen(palette, every, Spans())
    assert faults == ()


@pytest.mark.parametrize("theme", sorted(each.name for each in THEMES.iterdir()))
def test_a_theme_says_the_colours_that_its_style_sheet_has(theme: str) -> None:
    told = tomllib.loads((THEMES / theme / "theme.toml").read_text("utf-8"))["colours"]
    sheet = THEMES / theme / "assets" / ("portal.css" if theme == "base" else f"{theme}.css")
    blocks = ROOT.findall(sheet.read_text("utf-8").partition("@media print")[0])
    light, *later = (dict(COLOUR.findall(block)) for block in blocks)
    dark = light | {name: text for block in later for name, text in block.items()}
    said = {mode: {name: parse(each[mode]) for name, each in told.items()} for mode in MODES}
    unchanged = {name for name in told if name not in light}
    assert {name: parse(text) for name, text in light.items()} == {
        name: text for name, text in said["light"].items() if name not in unchanged
    }
    assert {name: parse(dark[name]) for name in told if name in dark} == {
        name: said["dark"][name] for name in told if name in dark
    }


@given(HEXES, st.sampled_from(["brand", "link", "ink", "a", "hero", "wash"]))
def test_what_is_let_through_can_be_read_by_day_and_by_night(text: str, name: str) -> None:
    made, faults = chosen(BASE, [(name, text)], Spans())
    if faults:
        assert [each.span for each in faults] == [START]
        return
    for mode in MODES:
        colours = made.of(mode)
        for pair in BASE.pairs:
            one, other = (
                parse(each if each.startswith("#") else colours[each])
                for each in (pair.one, pair.other)
            )
            assert one
            assert other
            assert contrast(one, other) >= pair.least
