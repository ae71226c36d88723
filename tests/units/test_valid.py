"""What the tests take for invalid HTML is what the standard takes for it, as far as they look."""

import pytest

from tests.valid import invalid


@pytest.mark.parametrize(
    ("around", "tag", "given"),
    [
        (["ul"], "p", {}),
        (["table"], "tr", {}),
        (["div", "p"], "ul", {}),
        (["h2", "a"], "ul", {}),
        (["a", "span"], "button", {}),
        (["tr"], "td", {"role": "cell"}),
        (["label"], "input", {"type": "checkbox", "autocomplete": "off"}),
        (["p"], "span", {"lang": "svenska"}),
        (["p"], "a", {"hreflang": "en_GB"}),
    ],
)
def test_what_is_wrong_is_told(around: list[str], tag: str, given: dict[str, str]) -> None:
    assert len([*invalid(tag, given, around)]) == 1


@pytest.mark.parametrize(
    ("around", "tag", "given"),
    [
        (["ul"], "li", {}),
        (["li"], "p", {}),
        (["summary"], "h2", {}),
        (["p", "svg"], "table", {}),
        (["label"], "input", {"autocomplete": "off"}),
        (["p"], "span", {"lang": "sma"}),
        (["p"], "span", {"lang": "zh-Hant-TW"}),
        (["p"], "span", {"lang": "sl-rozaj-1994"}),
    ],
)
def test_what_is_right_is_let_be(around: list[str], tag: str, given: dict[str, str]) -> None:
    assert [*invalid(tag, given, around)] == []
