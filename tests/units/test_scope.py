"""A package's paths, and where the links of its pages lead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.engine.job import check_path
from builder.look.piece import left_open
from builder.look.scope import LONGEST, Scope, packed

NAMES = st.text(st.characters(exclude_characters="/\\:\x7f", exclude_categories=["C"]), min_size=1)
ADDRESSES = (
    st.lists(NAMES.filter(lambda name: name not in (".", "..")), min_size=1, max_size=6)
    .map("/".join)
    .filter(lambda path: not path.startswith(".kollegium"))
)
HERE = "moduler/ett/index.html"


@given(ADDRESSES)
def test_a_path_in_a_package_is_plain_short_and_stays_in_it(address: str) -> None:
    path = packed(check_path(address))
    assert path.isascii()
    assert len(path) <= LONGEST
    assert check_path(path) == path
    assert not path.startswith((".", "/", "-"))


@given(st.lists(ADDRESSES, min_size=2, max_size=2, unique=True))
def test_two_addresses_do_not_share_a_path(two: list[str]) -> None:
    one, other = map(packed, two)
    assert one != other


@pytest.mark.parametrize("address", ["index.html", "moduler/lasa/del-1/moment-a/index.html"])
def test_a_plain_address_is_its_own_path(address: str) -> None:
    assert packed(address) == address


def filled(base: str, html: str, *held: str) -> str:
    scope = Scope(frozenset((HERE, *held)), base, "på webben")
    return scope.fill(html, HERE)


def link(address: str, anchor: str = "") -> str:
    return f'<a class="x" href="{left_open(HERE).to(address, anchor)}">T</a>'


def test_what_is_inside_is_linked_to() -> None:
    address = "moduler/ett/del-1/index.html"
    assert filled("", link(address, "a"), address) == '<a class="x" href="del-1/index.html#a">T</a>'


def test_what_is_outside_leads_to_the_published_address_and_says_so() -> None:
    assert filled("https://example.org/p/", link("om/index.html", "b")) == (
        '<a class="x" href="https://example.org/p/om/index.html#b" data-out="på webben">T</a>'
    )
    assert filled("", link("om/index.html", "b")) == '<a class="x">T</a>'


def test_a_page_may_not_load_what_is_not_there() -> None:
    picture = f'<img src="{left_open(HERE).to("annan/bild.svg")}" alt="En bild">'
    assert filled("https://example.org/", picture) == '<img alt="En bild">'


def test_data_about_a_page_has_the_published_address() -> None:
    data = f'{{"isPartOf":"{left_open(HERE).to("om/index.html")}"}}'
    assert (
        filled("https://example.org/", data) == '{"isPartOf":"https://example.org/om/index.html"}'
    )


def test_a_list_of_files_is_filled() -> None:
    names = ("a/1.js", "a/2.js")
    html = f'<i data-files="{" ".join(map(left_open(HERE).to, names))}">'
    assert filled("", html, *names) == '<i data-files="../../a/1.js ../../a/2.js">'
