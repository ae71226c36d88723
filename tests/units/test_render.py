"""Pages of a small theme: what is shared is made once, and shows on each page as if made for it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from builder.engine.digest import digest, seal, seal_fields
from builder.engine.shelf import Shelf
from builder.engine.stored import store
from builder.look.render import render_page
from builder.look.views import Contact, Frame, Licence, Link, MissingPage, Site
from builder.theme.files import Theme, ThemeFiles
from builder.theme.templates import compiled

NAV = """{% macro one(link) %}<a href="{{ to(link.address) }}">{{ link.title }}</a>{% endmacro %}
{% macro nav(links) %}{% for link in links %}{{ shared(one, link) }}{% endfor %}{% endmacro %}"""
ADDRESSES = ("index.html", "a/index.html", "a/b/index.html", "a/<c>/index.html")
LINKS = tuple(Link(f"{address} & Å", address) for address in ADDRESSES)


Rendered = Callable[..., str]


class View(NamedTuple):
    """A page that shows links."""

    frame: Frame
    links: tuple[Link, ...] = LINKS


def site(base: str = "") -> Site:
    licence, contact = Licence("CC0-1.0", "", ""), Contact("", "", "")
    url = f"https://example.org{base}/" if base else ""
    names = ("S", "s", "O", "sv")
    return Site(
        *names, licence, contact, None, LINKS, url, base, "", "", "", "", "", (), (), (), ()
    )


def theme(page: str) -> Theme:
    source = f"{{% from 'nav' import nav, one %}}{page}"
    files = ThemeFiles("sv", (("nav", NAV), ("page", source)), (), ())
    made, problems = compiled(files)
    assert problems == ()
    return made


@pytest.fixture
def rendered(tmp_path: Path) -> Rendered:
    def render(page: str, view: object, base: str = "") -> str:
        made = theme(page)
        kept = store(tmp_path / digest(made), "version", digest(made), made)
        return render_page(
            Shelf("", None), kept, seal(site(base)), None, "page", seal_fields(view)
        ).decode()

    return render


def view(address: str, links: tuple[Link, ...] = LINKS) -> View:
    return View(Frame(address, "T"), links)


def test_links_to_the_page_itself_are_current(rendered: Rendered) -> None:
    assert rendered("{{ shared(nav, page.links) }}", view("a/b/index.html")) == (
        '<a href="../../index.html">index.html &amp; Å</a>'
        '<a href="../../a/index.html">a/index.html &amp; Å</a>'
        '<a href="../../a/b/index.html" aria-current="page">a/b/index.html &amp; Å</a>'
        '<a href="../../a/%3Cc%3E/index.html">a/&lt;c&gt;/index.html &amp; Å</a>'
    )


def test_page_shown_for_any_address(rendered: Rendered) -> None:
    missing = MissingPage(Frame("404.html", "T"))
    shown = rendered("{{ shared(nav, site.menu[1:2]) }}{{ to('x') }}", missing, "/portal")
    assert shown == '<a href="/portal/a/index.html">a/index.html &amp; Å</a>/portal/x'


def test_what_is_shown_does_not_depend_on_what_was_shown_before(rendered: Rendered) -> None:
    template = "{{ shared(nav, page.links) }}{% for link in page.links %}{{ shared(one, link) }}"
    template += "{% endfor %}"
    many = [
        view("a/index.html", tuple(Link(f"{number}", address) for address in ADDRESSES))
        for number in range(100)
    ]
    forth = [rendered(template, each) for each in many]
    back = [rendered(template, each) for each in reversed(many)]
    assert forth == back[::-1]
    assert len(set(forth)) == len(many)


def test_page_after_one_that_could_not_be_made_is_whole(rendered: Rendered) -> None:
    broken = "{% macro bad(x) %}{{ x.nothing }}{% endmacro %}{{ shared(bad, page.links) }}"
    for page, expected in ((broken, "no attribute 'nothing'"), ("{{ to('x') }}", "../x")):
        try:
            shown = rendered(page, view("a/index.html"))
        except Exception as error:  # noqa: BLE001 - Jinja's, of the page that cannot be made
            shown = str(error)
        assert expected in shown
