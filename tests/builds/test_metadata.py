"""What a portal tells programs: read back from the built site, and held against what pages show."""

import json
import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, normpath
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.builds.desk import Desk, differing
from tests.builds.feed import faults_of_feed, parsed
from tests.site import Tree, faults

URL = "https://example.org/portalen/"
ETT = "content/modules/ett"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"
PROGRAMS = {"sitemap.xml", "robots.txt", "feed.atom"}


@pytest.fixture
def known(desk: Desk) -> Desk:
    """Give the portal where it is known where it will stand, built."""
    desk.edit("content/portal.yaml", "outputs:", f"base_url: {URL}\noutputs:")
    desk.edit(
        f"{ETT}/module.md",
        "status: published",
        "formerly: [first, second]\n"
        "revision: 2\n"
        "changes:\n"
        "  - {revision: 1, date: 2026-01-15, text: Modulen är klar.}\n"
        "  - {revision: 2, date: 2026-10-01, text: Del 3 är ny.}\n"
        "authors: [{name: Läsgruppen, affiliation: Ängskolan}, {name: Skrivgruppen}]\n"
        "sdg: [4, 4.7]\n"
        "stages: []\n"
        "curriculum: [{code: GRGRSVE01, version: 1, title: Svenska}]\n"
        "group_size: 4-8\n"
        "status: published",
    )
    assert desk.build().code == 0
    return desk


def pages(tree: Tree) -> dict[str, BeautifulSoup]:
    return {
        path: BeautifulSoup(data, "html.parser")
        for path, data in tree.items()
        if path.endswith(".html")
    }


def reachable(every: Mapping[str, BeautifulSoup]) -> set[str]:
    """Follow all links from the start page."""
    found, new = {"index.html"}, ["index.html"]
    while new:
        here = new.pop()
        for tag in every[here].select("a[href]"):
            parts = urlsplit(str(tag["href"]))
            there = normpath(f"{dirname(here)}/{parts.path}").removeprefix("/")
            if not parts.scheme and parts.path.endswith(".html") and there not in found:
                found.add(there)
                new.append(there)
    return found


def mapped(tree: Tree) -> dict[str, str]:
    """Read the map of the site: addresses below it, each with its day or nothing."""
    root = parsed(tree["sitemap.xml"])
    assert root.tag == f"{SITEMAP}urlset"
    found = {}
    for each in root:
        url = each.findtext(f"{SITEMAP}loc") or ""
        assert url.startswith(URL)
        assert url not in found
        found[url.removeprefix(URL)] = each.findtext(f"{SITEMAP}lastmod") or ""
    return found


def test_the_map_lists_exactly_what_readers_reach(known: Desk) -> None:
    tree = known.tree()
    assert faults(tree) == []
    assert set(mapped(tree)) == reachable(pages(tree))
    assert mapped(tree)["moduler/ett/del-1/index.html"] == "2026-10-01"
    assert mapped(tree)["om/index.html"] == ""
    assert tree["robots.txt"].decode().splitlines()[-1] == f"Sitemap: {URL}sitemap.xml"


def test_the_map_leaves_out_drafts_and_what_is_put_away(known: Desk) -> None:
    known.edit("content/modules/tva/module.md", "status: published", "status: archived")
    known.edit(f"{ETT}/3-del/part.md", "aim:", "status: draft\naim:")
    for options in ((), ("--drafts",)):
        assert known.build(*options).code == 0
        tree = known.tree()
        assert [path for path in mapped(tree) if "/tva/" in path or "/del-3/" in path] == []
        every = pages(tree)
        told = {path for path in reachable(every) if not every[path].select("[content=noindex]")}
        assert set(mapped(tree)) == {path for path in told if "/tva/" not in path}
    known.edit(f"{ETT}/module.md", "status: published", "status: draft")
    known.build("--drafts")
    assert [path for path in mapped(known.tree()) if path.startswith("moduler/ett/")] == []
    assert "feed.atom" not in known.tree()
    assert "catalogue.json" not in known.tree()


def test_a_long_map_is_a_list_of_lists(known: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = mapped(known.tree())
    monkeypatch.setattr("builder.outputs.sitemap.MOST", 20)
    known.build("--force")
    tree = known.tree()
    root = parsed(tree["sitemap.xml"])
    assert root.tag == f"{SITEMAP}sitemapindex"
    names = [(each.findtext(f"{SITEMAP}loc") or "").removeprefix(URL) for each in root]
    parts = [mapped({"sitemap.xml": tree[name]}) for name in names]
    assert [len(part) for part in parts[:-1]] == [20] * (len(parts) - 1)
    assert {path: day for part in parts for path, day in part.items()} == whole


def test_every_page_names_its_own_address(known: Desk) -> None:
    tree = known.tree()
    for path, soup in pages(tree).items():
        named = [str(tag["href"]) for tag in soup.select("link[rel=canonical]")]
        new = re.sub(r"^moduler/(first|second)/", "moduler/ett/", path)
        assert named == ([] if path == "404.html" else [URL + new])
        if new == path != "404.html":
            graph = {str(tag["property"]): tag["content"] for tag in soup.select("meta[property]")}
            assert graph["og:url"] == URL + path
            assert graph["og:locale"] == "sv_SE"
            assert graph["og:site_name"] == "Portalen"
            assert str(graph["og:title"]) in soup.select("head > title")[0].get_text()


def test_without_an_address_nothing_needs_one(desk: Desk) -> None:
    tree = desk.tree()
    assert PROGRAMS & tree.keys() == set()
    assert [path for path in tree if path.endswith("qr.svg")] == []
    assert b"canonical" not in b"".join(data for path, data in tree.items() if ".html" in path)
    assert b"og:" not in tree["index.html"]
    data = json.loads(tree["catalogue.json"])
    assert [each["address"] for each in data["modules"]] == [
        "moduler/ett/index.html",
        "moduler/tva/index.html",
    ]


def test_the_feed_is_one_by_the_standard(known: Desk) -> None:
    data = known.tree()["feed.atom"]
    assert faults_of_feed(data) == []
    root = parsed(data)
    assert root.findtext(f"{ATOM}updated") == "2026-10-01T00:00:00Z"
    told = [
        (each.findtext(f"{ATOM}title"), each.findtext(f"{ATOM}summary"))
        for each in root.findall(f"{ATOM}entry")
    ]
    assert told == [
        ("Modul ett (utgåva 2)", "Del 3 är ny."),
        ("Modul tva (ny modul)", "Sammanfattning av tva."),
        ("Modul ett (ny modul)", "Sammanfattning av ett."),
    ]
    links = {each.get("href") for each in root.iter(f"{ATOM}link")}
    assert {str(link).removeprefix(URL) for link in links} <= known.tree().keys()


SPOILT = (
    ("<id>tag:", "<id>"),
    ("T00:00:00Z", "T00:00:00"),
    ("<author><name>Ängskommunen</name></author>", ""),
    ("<updated>", "<published>"),
    (' rel="self"', ""),
    ('rel="alternate"', 'rel="related"'),
    (f'href="{URL}', 'href="'),
    ("<summary>", "<summary><b/>"),
    ('xml:lang="sv"', 'xml:lang=""'),
)


@pytest.mark.parametrize(("old", "new"), SPOILT)
def test_a_feed_that_is_none_is_seen(known: Desk, old: str, new: str) -> None:
    text = known.tree()["feed.atom"].decode()
    assert old in text
    spoilt = text.replace(old, new)
    if new == "<published>":
        spoilt = spoilt.replace("</updated>", "</published>")
    assert faults_of_feed(spoilt.encode()) != []


def test_a_rename_is_no_news(known: Desk) -> None:
    before = _ids(known.tree())
    folder = known.root / "content/modules"
    (folder / "ett").rename(folder / "nytt-namn")
    path = "content/modules/nytt-namn/module.md"
    known.edit(path, "[first, second]", "[first, second, ett]")
    known.edit("content/modules/tva/module.md", "[ett]", "[nytt-namn]")
    assert known.build().code == 0
    assert _ids(known.tree()) == before


def _ids(tree: Tree) -> set[str]:
    root = parsed(tree["feed.atom"])
    return {each.findtext(f"{ATOM}id") or "" for each in root.findall(f"{ATOM}entry")}


def test_old_addresses_lead_on(known: Desk) -> None:
    tree = known.tree()
    every = pages(tree)
    ours = {path for path in every if path.startswith("moduler/ett/")}
    for old in ("first", "second"):
        moved = {path for path in every if path.startswith(f"moduler/{old}/")}
        assert {path.replace(f"/{old}/", "/ett/") for path in moved} == ours
        for path in moved:
            (link,) = every[path].select("main .actions a")
            there = normpath(f"{dirname(path)}/{link['href']}")
            assert there == path.replace(f"/{old}/", "/ett/")
            (refresh,) = every[path].select("meta[http-equiv=refresh]")
            assert refresh["content"] == f"0; url={link['href']}"


def _records(soup: BeautifulSoup) -> list[dict[str, Any]]:
    blocks = soup.select('script[type="application/ld+json"]')
    return [json.loads(block.get_text()) for block in blocks]


def test_records_say_what_pages_show(known: Desk) -> None:
    every = pages(known.tree())
    described = {path: found[0] for path, soup in every.items() if (found := _records(soup))}
    kinds = {"is-start", "is-module", "is-part", "is-article"}
    own = {path for path, soup in every.items() if kinds & {*soup.select("body")[0]["class"]}}
    assert described.keys() == own
    for path, record in described.items():
        shown = " ".join(every[path].select("body")[0].get_text(" ").split())
        head = str(every[path].select("meta[name=description]"))
        assert record["url"] == URL + path
        for text in _texts(record):
            assert text in shown or text in head, (path, text)
        for url in _urls(record):
            assert url.removeprefix(URL) in every


def _texts(record: dict[str, Any]) -> Iterator[str]:
    """Give all that a record says in words."""
    for key, value in record.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield from _texts(each)
            elif key in {"name", "headline", "description", "abstract", "teaches", "keywords"} | {
                "creditText",
                "audienceType",
                "targetName",
            }:
                yield each


def _urls(record: dict[str, Any]) -> Iterator[str]:
    for key, value in record.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield from _urls(each)
            elif key in {"url", "@id"}:
                yield each


def test_a_modules_record_is_whole(known: Desk) -> None:
    (record,) = _records(pages(known.tree())["moduler/ett/index.html"])
    assert record["@type"] == ["Course", "LearningResource"]
    assert record["version"] == "2"
    assert record["dateModified"] == "2026-10-01"
    assert record["timeRequired"] == "PT15H"
    assert record["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert record["creditText"] == "Läsgruppen, Ängskolan, Skrivgruppen"
    assert record["educationalLevel"][0]["termCode"] == "GR"
    assert record["audience"][0]["educationalRole"] == "teacher"
    assert [each["targetName"] for each in record["educationalAlignment"]] == [
        "Svenska",
        "Mål 4: God utbildning för alla",
        "Delmål 4.7, under God utbildning för alla",
    ]
    parts = [each for each in record["hasPart"] if "position" in each]
    assert [each["position"] for each in parts] == [1, 2, 3, 4]
    assert {each["timeRequired"] for each in parts} == {"PT3H45M"}


HOSTILE = "</script><script>alert(1)</script>&amp;<!-- ]]> \u2028\" '"


def test_hostile_titles_are_data(known: Desk) -> None:
    title = HOSTILE.replace('"', '\\"')
    known.edit(f"{ETT}/module.md", "title: Modul ett", f'title: "{title}"')
    known.edit(f"{ETT}/module.md", "Del 3 är ny.", "'<b>&</b> ]]>'")
    assert known.build().code == 0
    tree = known.tree()
    assert faults(tree) == []
    (record,) = _records(pages(tree)["moduler/ett/index.html"])
    assert record["name"] == HOSTILE
    assert faults_of_feed(tree["feed.atom"]) == []
    root = parsed(tree["feed.atom"])
    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == f"{HOSTILE} (utgåva 2)"
    assert entry.findtext(f"{ATOM}summary") == "<b>&</b> ]]>"
    assert json.loads(tree["catalogue.json"])["modules"][0]["title"] == HOSTILE


MARKED = "HEMLIGTORD"


def test_nothing_of_the_leaders_is_told(known: Desk) -> None:
    for name in ("module.md", "2-del/part.md", "2-del/c.md", "articles/ett2.md"):
        with (known.root / ETT / name).open("a", encoding="utf-8") as file:
            file.write(f"\n::: leader\n## {MARKED}\n{MARKED}\n:::\n")
    known.edit(f"{ETT}/2-del/d.md", "when: Fallgrop ett2", f"when: {MARKED}")
    assert known.build("--force").code == 0
    files = {path for path in known.tree() if path.endswith((".html", ".xml", ".json", ".txt"))}
    assert [path for path in files if MARKED.encode() in known.tree()[path]] == []


EDITS = {
    "a moment's text": (
        (f"{ETT}/2-del/c.md", "momentet ett2c", "momentet som är ett2c"),
        {"moduler/ett/del-2/moment-c/index.html", "moduler/ett/skriv-ut/index.html"},
    ),
    "a module's purpose": (
        (f"{ETT}/module.md", "Syftet med", "Avsikten med"),
        {"moduler/ett/index.html", "moduler/ett/skriv-ut/index.html"},
    ),
    "an older change": (
        (f"{ETT}/module.md", "Modulen är klar.", "Modulen finns."),
        {"moduler/ett/index.html", "moduler/ett/skriv-ut/index.html"},
    ),
    "the latest change": (
        (f"{ETT}/module.md", "Del 3 är ny.", "Del 3 är omskriven."),
        {
            "moduler/ett/index.html",
            "moduler/ett/skriv-ut/index.html",
            "nytt/index.html",
            "feed.atom",
        },
    ),
}


@pytest.mark.parametrize(("edit", "expected"), EDITS.values(), ids=EDITS.keys())
def test_an_edit_remakes_what_tells_of_it(
    known: Desk, edit: tuple[str, str, str], expected: set[str]
) -> None:
    before = known.tree()
    known.edit(*edit)
    assert known.build().made == expected
    assert differing(before, known.tree()) == expected
    assert known.tree() == known.clean()
    assert known.build().made == set()


def test_the_map_alone_is_made_again(known: Desk) -> None:
    before = known.tree()
    (known.site / "sitemap.xml").unlink()
    assert known.build().made == {"sitemap.xml"}
    assert known.tree() == before


def test_sources_are_named_as_usual(known: Desk) -> None:
    every = pages(known.tree())
    cited = {
        path: " ".join(every[path].select(".citation")[0].get_text().split())
        for path in ("moduler/ett/index.html", "moduler/ett/del-2/index.html")
    }
    assert cited == {
        "moduler/ett/index.html": "Läsgruppen & Skrivgruppen (2026). Modul ett (utgåva 2). "
        f"Ängskommunen. {URL}moduler/ett/index.html",
        "moduler/ett/del-2/index.html": "Läsgruppen & Skrivgruppen (2026). Del ett2. I Modul ett "
        f"(utgåva 2, del 2). Ängskommunen. {URL}moduler/ett/del-2/index.html",
    }
    alone = every["moduler/tva/index.html"].select(".citation")[0].get_text()
    assert alone == (f"Ängskommunen (2026). Modul tva (utgåva 1). {URL}moduler/tva/index.html")


def test_pages_stay_small(known: Desk) -> None:
    tree = known.tree()
    assert [path for path in tree if path.endswith(".html") and len(tree[path]) > 60_000] == []
