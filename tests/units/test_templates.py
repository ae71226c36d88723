"""Templates write what Jinja would write, only sooner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from builder.theme.files import ThemeFiles
from builder.theme.templates import compiled, environment, written


def rendered(**sources: str) -> str:
    """Render `page` beside templates that it may name."""
    files = ThemeFiles("sv", tuple(sources.items()), (), (("a", "Å & ä"),))
    theme, problems = compiled(files)
    assert problems == ()
    return environment(theme).get_template("page").render(items=("<1>", "2"))


@given(st.one_of(st.text("a&<>\"'å"), st.text("<&").map(Markup), st.none(), st.integers()))
def test_values_are_escaped_as_elsewhere(value: object) -> None:
    assert written(value) == escape(value)


def test_values_are_text_and_macros_are_not() -> None:
    macro = "{% macro show(x, end='!') %}<b>{{ x }}{{ end }}</b>{% endmacro %}"
    page = "{% from 'part' import show %}{% for x in items %}{{ show(x, end=t('a')) }}{% endfor %}"
    assert rendered(part=macro, page=page) == "<b>&lt;1&gt;Å &amp; ä</b><b>2Å &amp; ä</b>"


def test_text_joined_in_a_template_is_still_text() -> None:
    page = "{% set x = items[0] ~ '&' %}{{ x }}{{ x|upper }}{{ items|join('<') }}"
    assert rendered(page=page) == "&lt;1&gt;&amp;" * 2 + "&lt;1&gt;&lt;2"


def test_blocks_and_callers_see_what_is_round_them() -> None:
    frame = "<{% block a %}{{ items[1] }}{% endblock %}>"
    macro = "{% macro box() %}[{{ caller() }}]{% endmacro %}"
    page = (
        "{% extends 'frame' %}{% from 'part' import box %}{% block a %}"
        "{% for x in items %}{% call box() %}{{ x }}{% endcall %}{% endfor %}{{ super() }}"
        "{% endblock %}"
    )
    assert rendered(frame=frame, part=macro, page=page) == "<[&lt;1&gt;][2]2>"


def test_what_is_not_there_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="nothing"):
        rendered(page="{{ nothing }}")
    with pytest.raises(UndefinedError, match="nothing"):
        rendered(page="{{ nothing() }}")
