"""Addresses follow from names alone, and links between them hold in any folder."""

from posixpath import dirname, relpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder import addresses

NAMES = st.text(alphabet="abc1-", min_size=1, max_size=4).filter(lambda name: name.strip("-"))
ADDRESSES = st.lists(NAMES, max_size=4).map(lambda names: "/".join([*names, "index.html"]))


@pytest.mark.parametrize(
    ("page", "swedish", "english"),
    [
        ("pages/om", "om/index.html", "om/index.html"),
        ("modules/lasa/module", "moduler/lasa/index.html", "modules/lasa/index.html"),
        (
            "modules/lasa/12-x/part",
            "moduler/lasa/del-12/index.html",
            "modules/lasa/part-12/index.html",
        ),
        (
            "modules/lasa/1-start/b",
            "moduler/lasa/del-1/moment-b/index.html",
            "modules/lasa/part-1/moment-b/index.html",
        ),
        (
            "modules/lasa/articles/x",
            "moduler/lasa/artiklar/x/index.html",
            "modules/lasa/articles/x/index.html",
        ),
    ],
)
def test_pages_have_addresses_in_the_portals_language(
    page: str, swedish: str, english: str
) -> None:
    assert addresses.page(page, "sv") == swedish
    assert addresses.page(page, "en") == english
    assert addresses.page(page, "fi") == english


@pytest.mark.parametrize("page", ["", "x", "modules", "modules/a/b/c/d"])
def test_what_is_no_page_has_none(page: str) -> None:
    with pytest.raises(ValueError, match="no page has the id"):
        addresses.page(page, "sv")


@given(ADDRESSES, ADDRESSES)
def test_links_lead_where_the_standard_library_says(here: str, there: str) -> None:
    assert addresses.relative(here, there) == relpath(there, dirname(here) or ".")


def test_links_are_encoded_where_they_must_be() -> None:
    assert addresses.relative("a/index.html", "media/å b.png") == "../media/%C3%A5%20b.png"
    assert addresses.relative("index.html", "x/index.html", "åtta") == "x/index.html#%C3%A5tta"


def test_no_plan_or_group_has_the_address_of_a_further_page() -> None:
    assert addresses.plan("angskolan", "sv") == "planer/angskolan/index.html"
    assert addresses.group("angskolan", "lag-a", "sv") == "planer/angskolan/lag-a/index.html"
    names = ("", "sida-2", "plan-sida-2", "grupp-sida-2", "grupp-grupp-sida-2", "a", "sida-2-a")
    lists = {addresses.further(addresses.plans("sv"), number, "sv") for number in range(1, 4)}
    plans = [addresses.plan(name, "sv") for name in names]
    assert len({*plans}) == len(plans)
    assert lists.isdisjoint(plans)
    first = addresses.plan("p", "sv")
    own = {addresses.further(first, number, "sv") for number in range(1, 4)}
    groups = [addresses.group("p", name, "sv") for name in names]
    assert len({*groups}) == len(groups)
    assert own.isdisjoint(groups)
