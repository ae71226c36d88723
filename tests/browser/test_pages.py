"""What holds for every page as it is written, read without a browser."""

import re

import pytest

from tests.browser.portal import MISSING, START, Page, Portal, resolved
from tests.site import faults, page_faults
from tests.valid import LANGUAGE

KILO = 1000
LARGEST_PAGE, LARGEST_PRINT = 60 * KILO, 400 * KILO
LONG = {"print", "glossary", "register"}
LARGEST_CSS, LARGEST_JS = 30 * KILO, 15 * KILO
DATA = "application/ld+json"  # a script element that no browser runs


def gather(portal: Portal, found: "dict[str, list[str]]") -> list[str]:
    return [f"{page}: {fault}" for page in portal.pages for fault in found.get(page, [])]


def test_there_is_a_portal_to_look_at(portal: Portal) -> None:
    assert len(portal.pages) >= 30
    assert {START, MISSING} <= portal.pages.keys()


def test_no_mark_or_hole_is_left_and_all_is_listed(portal: Portal) -> None:
    assert faults(portal.files) == []


def test_every_link_leads_to_a_file_and_a_place_in_it(portal: Portal) -> None:
    dead = [
        f"{page}: {written}"
        for page in portal.pages.values()
        for written, file, anchor in page.targets()
        if file not in portal.files or (anchor and anchor not in portal.pages[file].ids)
    ]
    assert not dead, "\n".join(dead)


def test_every_link_works_from_disk(portal: Portal) -> None:
    """It is relative, and names a file: a folder's address shows a list of files there."""
    wrong = [
        f"{page}: {written}"
        for page in portal.pages.values()
        for written, file, _ in page.targets()
        if written.startswith("/") or "." not in file.rpartition("/")[2]
    ]
    assert not wrong, "\n".join(wrong)


def test_nothing_but_links_leads_outside(portal: Portal) -> None:
    wrong = [
        f"{page}: {tag}"
        for page in portal.pages.values()
        for tag in page.soup.select("[href], [src], [srcset], [action], [data], [poster]")
        if tag.name != "a" and re.match(r"(?:[a-z]+:)?//", str(tag.get("href") or tag.get("src")))
    ]
    assert not wrong, "\n".join(wrong)
    styles = [data.decode() for name, data in portal.files.items() if name.endswith(".css")]
    assert styles
    assert not [each for each in styles if re.search(r"@import|url\(\s*['\"]?(?!data:|#)", each)]


def test_every_page_is_reached_from_the_start(portal: Portal) -> None:
    reached, ahead = set[str](), [START]
    while ahead:
        address = ahead.pop()
        if address not in reached:
            reached.add(address)
            ahead += (
                file for _, file, _ in portal.pages[address].targets() if file in portal.pages
            )
    assert portal.pages.keys() - reached == {MISSING}


def test_every_page_has_one_top_heading_and_no_level_is_left_out(portal: Portal) -> None:
    faults = {page.address: outline_faults(page) for page in portal.pages.values()}
    assert not any(faults.values()), "\n".join(gather(portal, faults))


def outline_faults(page: Page) -> list[str]:
    headings = page.soup.select("h1, h2, h3, h4, h5, h6")
    levels = [int(heading.name[1]) for heading in headings]
    faults = [] if levels.count(1) == 1 else [f"{levels.count(1)} top headings"]
    faults += [f"begins with h{levels[0]}"] if levels[0] != 1 else []
    pairs = zip(levels, levels[1:], headings[1:], strict=False)
    faults += [
        f"h{level} after h{before}: {heading.get_text()}"
        for before, level, heading in pairs
        if level > before + 1
    ]
    return faults + [f"empty: {each}" for each in headings if not each.get_text(strip=True)]


def test_a_gap_in_an_outline_is_seen() -> None:
    page = Page("x.html", b"<h1>a</h1><h2>b</h2><h4>c</h4><h1></h1>")
    assert len(outline_faults(page)) == 3


def test_titles_tell_pages_apart(portal: Portal) -> None:
    titles = [page.title for page in portal.pages.values()]
    assert all(titles)
    assert sorted({title for title in titles if titles.count(title) > 1}) == []


def test_every_page_says_what_it_is_about(portal: Portal) -> None:
    silent = [
        page.address
        for page in portal.pages.values()
        if page.kind != "missing" and not page.soup.select('head > [name="description"][content]')
    ]
    assert silent == []


def test_every_page_says_its_language(portal: Portal) -> None:
    spoken = {page.one("html").get("lang") for page in portal.pages.values()}
    assert spoken == {"sv"}


def test_every_language_is_named_as_browsers_know_it(portal: Portal) -> None:
    """By its BCP 47 tag, and never by none: a passage without a language is read in any voice."""
    named = {
        str(tag[name])
        for page in portal.pages.values()
        for name in ("lang", "hreflang")
        for tag in page.soup.select(f"[{name}]")
    }
    assert [each for each in named if not LANGUAGE.fullmatch(each)] == []


def test_every_page_is_put_together_as_html_is(portal: Portal) -> None:
    """What every story is held against, on the real content; vnu says the rest (`test_valid`)."""
    assert page_faults(portal.files) == []


def test_ids_are_unique_and_what_refers_to_them_finds_them(portal: Portal) -> None:
    faults = {
        page.address: [each for each in set(page.ids) if page.ids.count(each) > 1]
        + [
            f"{name}={tag[name]}"
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for")
            for tag in page.soup.select(f"[{name}]")
            if not set(str(tag[name]).split()) <= set(page.ids)
        ]
        for page in portal.pages.values()
    }
    assert not any(faults.values()), "\n".join(gather(portal, faults))


def test_nothing_is_scripted_or_styled_within_a_page(portal: Portal) -> None:
    faults = {page.address: inline(page) for page in portal.pages.values()}
    assert not any(faults.values()), "\n".join(gather(portal, faults))


def inline(page: Page) -> list[str]:
    scripts = page.soup.select("script:not([src])")
    return [
        *(str(tag) for tag in scripts if tag.get("type") != DATA),
        *(str(tag)[:80] for tag in page.soup.select("style, [style], base, object, embed, iframe")),
        *(f"{name} of {tag.name}" for tag in page.soup() for name in tag.attrs if name[:2] == "on"),
        *(f"{tag.get('href')}" for tag in page.soup.select("a[href^='javascript:']")),
    ]


def test_what_stands_within_a_page_is_seen() -> None:
    text = b'<style></style><p style="" onclick="x"><script></script><a href="javascript:x">x</a>'
    assert len(inline(Page("x.html", text))) == 5


def test_every_page_forbids_what_it_does_not_need(portal: Portal) -> None:
    for page in portal.pages.values():
        policy = page.one('meta[http-equiv="Content-Security-Policy"]')
        rules = str(policy["content"])
        assert rules.startswith("default-src 'none';"), page
        assert "unsafe" not in rules, page
        assert "*" not in rules, page
        before = list(policy.find_all_previous(["link", "script", "img"]))
        assert before == [], f"{page}: it comes too late for {before}"


def test_pictures_have_a_text_and_a_size(portal: Portal) -> None:
    wrong = [
        f"{page}: {tag}"
        for page in portal.pages.values()
        for tag in page.soup.select("img")
        if not (tag.has_attr("alt") and tag.has_attr("width") and tag.has_attr("height"))
    ]
    assert not wrong, "\n".join(wrong)


def test_what_is_hidden_waits_for_a_script_only_where_a_script_gives_it_a_use(
    portal: Portal,
) -> None:
    hidden = [
        f"{page}: {tag}"
        for page in portal.pages.values()
        for tag in page.soup.select("[hidden], noscript, template")
        if not {"data-print", "data-script"} & tag.attrs.keys()
    ]
    assert not hidden, "\n".join(hidden)


def test_nothing_is_larger_than_agreed(portal: Portal) -> None:
    large = [
        f"{page.address}: {len(page.data)} bytes"
        for page in portal.pages.values()
        if len(page.data) > (LARGEST_PRINT if page.kind in LONG else LARGEST_PAGE)
    ]
    assert not large, "\n".join(large)


@pytest.mark.parametrize(("ending", "most"), [(".css", LARGEST_CSS), (".js", LARGEST_JS)])
def test_what_a_page_loads_is_small(ending: str, most: int, portal: Portal) -> None:
    loaded = {
        page.address: {file for _, file, _ in page.targets() if file.endswith(ending)}
        for page in portal.pages.values()
    }
    assert all(loaded.values())
    large = [
        f"{address}: {sorted(files)}"
        for address, files in loaded.items()
        if sum(len(portal.files[file]) for file in files) > most
    ]
    assert not large, "\n".join(large)


def test_every_file_of_the_theme_is_loaded_by_some_page(portal: Portal) -> None:
    loaded = {file for page in portal.pages.values() for _, file, _ in page.targets()}
    for page in portal.pages.values():  # or by its script, once there is a use for it
        for tag in page.soup.select("[data-more]"):
            loaded.add(resolved(page.address, str(tag["data-more"])))
    ours = {name for name in portal.files if name.startswith("assets/")}
    ours -= {"assets/pages/package.css"}  # for packages, and the page that leads to them
    assert {name for name in ours if name.endswith((".css", ".js"))} <= loaded
