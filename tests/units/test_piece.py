"""A piece made once leads where the same links written on each page would lead."""

import re
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.look.piece import ANYWHERE, Piece
from builder.look.place import page_place

NAMES = st.sampled_from(["a", "b", "å b", "c%20"])
ADDRESSES = st.lists(NAMES, max_size=4).map(lambda names: "/".join([*names, "index.html"]))


def links(*addresses: str, anchor: str = "") -> str:
    return "".join(f'<a href="{ANYWHERE.to(address, anchor)}">x</a>' for address in addresses)


@given(ADDRESSES, st.lists(ADDRESSES, max_size=5))
def test_its_links_lead_there_from_any_page(here: str, addresses: list[str]) -> None:
    shown = Piece(f"<nav>{links(*addresses)}</nav>").at(page_place(here))
    found = re.findall(r'<a href="([^"]*)"( aria-current="page")?>x</a>', shown)
    led = [normpath(join(dirname(here), unquote(href))) for href, _ in found]
    assert led == addresses
    assert [bool(current) for _, current in found] == [each == here for each in addresses]
    rest = shown.replace(' aria-current="page"', "")
    assert re.sub(r'href="[^"]*"', "", rest) == f"<nav>{'<a >x</a>' * len(addresses)}</nav>"


@pytest.mark.parametrize("here", ["m/a/index.html", "m/a/b/index.html"])
def test_its_links_are_no_longer_than_their_own_folder_asks(here: str) -> None:
    piece = Piece(links("m/a/index.html", "m/a/c/index.html"))
    up = "" if here == "m/a/index.html" else "../"
    assert f'href="{up}c/index.html"' in piece.at(page_place(here))


def test_only_a_link_to_the_whole_page_is_current() -> None:
    piece = Piece(links("a/index.html", anchor="å") + f'<img src="{ANYWHERE.to("a/x.svg")}">')
    assert piece.at(page_place("a/index.html")) == (
        '<a href="index.html#%C3%A5">x</a><img src="x.svg">'
    )


def test_page_shown_for_any_address_leads_from_the_root() -> None:
    piece = Piece(links("m/index.html", "m/a/index.html"))
    assert piece.at(page_place("404.html", "/portal")) == (
        '<a href="/portal/m/index.html">x</a><a href="/portal/m/a/index.html">x</a>'
    )
