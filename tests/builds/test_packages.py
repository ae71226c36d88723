"""Packages: what they hold and what not, the same bytes, and which an edit packs anew."""

import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import ModuleType

import pytest
from bs4 import BeautifulSoup, SoupStrainer, Tag

from builder import outputs
from builder.engine.job import Batch, Job
from builder.outputs.plan import Plan
from tests.builds.desk import Desk, differing
from tests.builds.portal import PORTAL, set_up, write
from tests.lent import lend
from tests.said import said
from tests.site import Tree, page_faults

MODULE = "content/modules/ett"
FOLDER = "ladda-ner"
PAGE = f"{FOLDER}/index.html"
BASE = "https://example.org/portal/"
# Every word of the leader's in the portal: blocks, pitfalls, lines of a protocol's steps.
LEADERS = ("Ledarens", "Fallgrop", "Gör så.", "Håll tiden.")
MODULES = [
    name
    for slug in ("ett", "tva")
    for name in (slug, *(f"{slug}-del-{number}" for number in (1, 2, 3, 4)))
]


@pytest.fixture(scope="module")
def packed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Give the portal with packages, built, published at an address; to be read, never changed."""
    root = tmp_path_factory.mktemp("packed") / "portalen"
    set_up(root)
    lend(built / ".kollegium", root)
    outputs = f"outputs: [portal, schedules, search, packages]\nbase_url: {BASE}"
    portal = PORTAL.replace("outputs: [portal]", outputs)
    write(root, iter([("portal.yaml", portal)]))
    assert Desk(root).build().code == 0
    return Desk(root)


@pytest.fixture
def packer(packed: Desk, tmp_path: Path) -> Desk:
    """Give that portal to change."""
    root = tmp_path / "portalen"
    shutil.copytree(packed.root, root, symlinks=True)
    (root / ".kollegium/build.stamp").unlink()
    return Desk(root)


def archive(desk: Desk, name: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO((desk.site / FOLDER / f"{name}.zip").read_bytes()))


def unpacked(desk: Desk, name: str) -> Tree:
    return _unpacked((desk.site / FOLDER / f"{name}.zip").read_bytes())


@lru_cache(maxsize=32)
def _unpacked(data: bytes) -> Tree:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {each: opened.read(each) for each in opened.namelist()}


def names(desk: Desk) -> list[str]:
    return sorted(path.stem for path in (desk.site / FOLDER).glob("*.zip"))


def test_there_is_one_of_the_portal_of_each_module_and_of_each_part(packed: Desk) -> None:
    assert names(packed) == sorted([*MODULES, "portal"])


def test_every_archive_is_whole_and_opens_anywhere(packed: Desk) -> None:
    for name in names(packed):
        with archive(packed, name) as opened:
            assert opened.testzip() is None
            entries = opened.infolist()
        paths = [entry.filename for entry in entries]
        assert paths[:-2] == sorted(paths[:-2])
        assert paths[-2:] == ["paket.json", "SHA256SUMS"]
        assert len({path.casefold() for path in paths}) == len(paths)
        for entry in entries:
            whole = f"{name}/{entry.filename}"  # as a program that unpacks it names the folder
            assert whole.isascii(), whole
            assert len(whole) <= 180, whole
            assert not entry.filename.startswith("/")
            assert not {"", ".", ".."} & {*entry.filename.split("/")}
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.external_attr >> 16 == 0o100644
        assert "index.html" in paths


@pytest.mark.skipif(shutil.which("unzip") is None, reason="unzip is missing: apt install unzip")
def test_unzip_finds_every_archive_whole(packed: Desk) -> None:
    for name in names(packed):
        subprocess.run(["unzip", "-tq", packed.site / FOLDER / f"{name}.zip"], check=True)


def test_a_package_says_what_it_is_and_what_is_in_it(packed: Desk) -> None:
    held = unpacked(packed, "ett-del-2")
    told = json.loads(held["paket.json"])
    files = told.pop("files")
    assert told == {
        "format": 1,
        "name": "ett-del-2",
        "kind": "part",
        "title": "Del ett2",
        "for": "participant",
        "version": "1",
        "updated": "2026-10-01",
        "licence": "CC-BY-4.0",
        "published": f"{BASE}moduler/ett/del-2/index.html",
        "start": "index.html",
    }
    own = {path: data for path, data in held.items() if path not in ("paket.json", "SHA256SUMS")}
    assert files == [
        {"path": path, "bytes": len(data), "sha256": sha256(data).hexdigest()}
        for path, data in own.items()
    ]
    sums = dict(line.split("  ")[::-1] for line in held["SHA256SUMS"].decode().splitlines())
    assert sums == {
        path: sha256(data).hexdigest() for path, data in held.items() if path != "SHA256SUMS"
    }


def test_how_to_open_it_is_read_in_an_old_editor_too(packed: Desk) -> None:
    for name in ("portal", "ett", "ett-del-2"):
        told = unpacked(packed, name)["LAS-MIG.txt"]
        assert told.startswith(b"\xef\xbb\xbf")
        assert told.count(b"\r\n") == told.count(b"\n") == told.count(b"\r")
        text = told.decode("utf-8-sig")
        for word in ("index.html", "Windows", "Mac", "Chromebook", "iPad", BASE):
            assert word in text


def test_every_link_resolves_or_leads_out_and_says_so(packed: Desk) -> None:
    for name in names(packed):
        held = unpacked(packed, name)
        assert page_faults(held) == []
        for path, link in links(held):
            address = str(link.get("href", ""))
            if address.startswith(BASE):
                marked = link.get("data-out") == "på webben" or link.get("rel") == ["external"]
                assert marked, f"{name} {path}: {link}"
                assert (packed.site / address.removeprefix(BASE).partition("#")[0]).is_file(), link
    assert any(link.get("data-out") for _, link in links(unpacked(packed, "ett-del-2")))
    whole = [link for _, link in links(unpacked(packed, "portal")) if link.get("data-out")]
    # News is followed where it is published.
    assert {str(link["href"]) for link in whole} == {f"{BASE}feed.atom"}


def test_no_script_of_a_package_is_sent_to_the_web_for_what_it_loads(packed: Desk) -> None:
    for name in names(packed):
        for path, data in unpacked(packed, name).items():
            if path.endswith(".html"):
                sent = re.findall(rf' data-[a-z-]+="[^"]*{re.escape(BASE)}', data.decode())
                assert sent == [], f"{name} {path}"


# For pages that no module has.
OTHERS = {f"assets/pages/{name}.js" for name in ("planner", "checkup", "compare", "meeting", "log")}


def test_a_package_has_what_its_pages_load_and_nothing_for_other_kinds(packed: Desk) -> None:
    assert {*packed.tree()} > OTHERS
    for name in names(packed):
        held = unpacked(packed, name)
        pages = b"".join(data for path, data in held.items() if path.endswith(".html"))
        named = {each.decode() for each in re.findall(rb"assets/[\w./-]+", pages)}
        assert named <= {*held}, name
        assert {*held} & OTHERS == named & OTHERS, name
        assert name == "portal" or not named & OTHERS


def links(held: Tree) -> Iterator[tuple[str, Tag]]:
    for path, data in held.items():
        if path.endswith(".html"):
            for link in BeautifulSoup(data, "html.parser", parse_only=SoupStrainer("a")):
                if isinstance(link, Tag):
                    yield path, link


def test_without_an_address_a_link_that_leads_out_is_its_text(packer: Desk) -> None:
    packer.edit("content/portal.yaml", f"\nbase_url: {BASE}", "")
    packer.edit(f"{MODULE}/2-del/a.md", "Text i momentet", "[Tvåan](../../tva/module.md). Text i")
    assert packer.build().code == 0
    for name in ("ett", "ett-del-2"):
        held = unpacked(packer, name)
        assert page_faults(held) == []
        assert b"example.org/portal" not in b"".join(held.values())
        page = BeautifulSoup(held["moduler/ett/del-2/moment-a/index.html"], "html.parser")
        (link,) = (each for each in page.find_all("a") if each.text == "Tvåan")
        assert link.attrs == {}
        assert json.loads(held["paket.json"])["published"] == ""


def test_nothing_of_the_leader_s_is_in_a_participant_s_package(packed: Desk) -> None:
    content = b"".join(path.read_bytes() for path in (packed.root / "content").rglob("*.*"))
    assert all(word.encode() in content for word in LEADERS)
    for name in names(packed):
        for path, data in unpacked(packed, name).items():
            assert [word for word in LEADERS if word.encode() in data] == [], f"{name} {path}"


def test_a_part_has_what_it_leads_to_and_not_the_other_parts(packed: Desk) -> None:
    pages = {path for path in unpacked(packed, "ett-del-2") if path.startswith("moduler/")}
    assert pages == {
        "moduler/ett/artiklar/ett2/index.html",
        "moduler/ett/del-2/index.html",
        *(f"moduler/ett/del-2/moment-{letter}/index.html" for letter in "abcd"),
        "moduler/ett/del-2/qr.svg",
        "moduler/ett/media/bild.svg",
    }


def test_a_module_has_all_of_its_own_pages_and_the_portal_all_but_packages(packed: Desk) -> None:
    site = packed.tree()
    own = {path for path in site if path.startswith("moduler/ett/")}
    held = unpacked(packed, "ett")
    assert {path for path in held if path.startswith("moduler/")} == own
    assert {path for path in site if path.startswith("scheman/")} <= {*held}
    whole = unpacked(packed, "portal")
    missing = {path for path in site if path not in whole and not path.startswith("sok/")}
    assert {path for path in missing if not path.startswith((f"{FOLDER}/", "assets/"))} == {
        *("404.html", "robots.txt", "sitemap.xml", ".kollegium-made"),
        *("feed.atom", "catalogue.json"),
    }
    assert not any(path.startswith(f"{FOLDER}/") for path in whole)


def test_web_package_and_print_page_say_the_same(packed: Desk) -> None:
    site, held, whole = packed.tree(), unpacked(packed, "ett"), unpacked(packed, "portal")
    printed = said(site["moduler/ett/skriv-ut/index.html"])
    pages = [path for path in site if path.startswith("moduler/ett/") and path.endswith(".html")]
    assert len(pages) == 1 + 4 * 5 + 4 + 1 + sum("/schema/" in path for path in pages) + 1
    for path in pages:
        web = said(site[path])
        assert said(held[path]) == web, path
        assert said(whole[path]) == web, path
        part = path.split("/")[2]
        if part.startswith("del-") and path in unpacked(packed, f"ett-{part}"):
            assert said(unpacked(packed, f"ett-{part}")[path]) == web, path
        if not any(f"/{word}/" in path for word in ("schema", "rektor", "skriv-ut")):
            prose = BeautifulSoup(site[path], "html.parser").select(".prose")
            assert all(piece.get_text(" ", strip=True) in printed[1] for piece in prose), path


def test_a_module_as_one_file_says_what_the_print_page_says(packed: Desk) -> None:
    site = packed.tree()
    headings, text, pictures = said(site["moduler/ett/skriv-ut/index.html"])
    own = said(site[f"{FOLDER}/ett.html"])
    assert own[0] == headings
    assert own[2] == pictures
    # All but the line above it that tells what the page is.
    assert own[1].partition(headings[0])[2] == text.partition(headings[0])[2]


def test_a_part_as_one_file_has_what_its_pages_have(packer: Desk) -> None:
    media = packer.root / MODULE / "media"
    (media / "framsida.svg").write_bytes((media / "bild.svg").read_bytes())
    picture = "![framsida](media/framsida.svg)"
    packer.edit(f"{MODULE}/module.md", "Inledning till", f"{picture} Inledning till")
    assert packer.build().code == 0
    site = packer.tree()
    headings, text, pictures = said(site[f"{FOLDER}/ett-del-2.html"])
    assert site[f"{FOLDER}/ett-del-2.html"].count(b'src="data:image/svg+xml;base64,') == 2
    pages = [path for path in unpacked(packer, "ett-del-2") if path.startswith("moduler/ett/")]
    for path in pages:
        if path.endswith(".html"):
            page = BeautifulSoup(site[path], "html.parser")
            assert str(page.h1.get_text(" ", strip=True)) in headings  # type: ignore[union-attr]
            for piece in page.select(".prose"):
                assert piece.get_text(" ", strip=True) in text, path
    assert "Del ett1" not in text
    # The module's own page begins it.
    assert pictures == ["framsida", "bild"]


def test_a_single_file_needs_nothing_beside_it_and_lets_in_nothing_else(packed: Desk) -> None:
    for path in sorted((packed.site / FOLDER).glob("*.html")):
        if path.name == "index.html":
            continue
        page = BeautifulSoup(path.read_bytes(), "html.parser")
        assert page_faults({path.name: path.read_bytes()}) == []
        assert page.select("script, link:not([rel=canonical]), iframe, object") == []
        assert page.select("[style]") == []
        assert all(str(each["src"]).startswith("data:image/") for each in page.find_all("img"))
        (policy,) = page.select("meta[http-equiv]")
        (style,) = page.find_all("style")
        number = b64encode(sha256(style.string.encode()).digest()).decode()
        assert f"style-src 'sha256-{number}';" in str(policy["content"])
        assert str(policy["content"]).startswith("default-src 'none';")
        for link in page.find_all("a"):
            address = str(link.get("href", "#"))
            assert address.startswith(("#", "https://", "mailto:")), link
            if address.startswith(BASE):
                assert link.get("data-out") == "på webben"
        assert not any(word in path.read_text(encoding="utf-8") for word in LEADERS)


def test_in_a_single_file_links_lead_to_where_the_page_stands_in_it(packer: Desk) -> None:
    text = (
        "[B](b.md), [hur](b.md#sa-gor-ni), [artikeln](../articles/ett2.md), [ett](../1-del/b.md)."
    )
    packer.edit(f"{MODULE}/2-del/a.md", "Text i momentet", f"{text} Text i")
    assert packer.build().code == 0
    own = BeautifulSoup((packer.site / FOLDER / "ett-del-2.html").read_bytes(), "html.parser")
    leads = {link.text: str(link["href"]) for link in own.select(".prose a")}
    assert leads["B"] == "#k-d2b"
    assert leads["hur"] == "#d2b-sa-gor-ni"
    assert leads["ett"] == f"{BASE}moduler/ett/del-1/moment-b/index.html"
    assert own.find(id=leads["artikeln"][1:]).text == "Artikel ett2"  # type: ignore[union-attr]
    assert own.find(id="d2b-sa-gor-ni")


def test_the_portal_s_own_logo_and_font_come_along(packer: Desk) -> None:
    picture = (packer.root / MODULE / "media/bild.svg").read_bytes()
    (packer.root / "content/pages/media").mkdir()
    (packer.root / "content/pages/media/logga.svg").write_bytes(picture)
    (packer.root / "themes/base/assets/egen.woff2").write_bytes(b"wOF2")
    theme = "theme: {logo: pages/media/logga.svg, font: egen.woff2}"
    packer.edit("content/portal.yaml", "language: sv", f"language: sv\n{theme}")
    result = packer.build()
    assert result.code == 0, result.err
    for name in ("ett", "ett-del-2", "portal"):
        held = unpacked(packer, name)
        assert page_faults(held) == []
        assert {"media/logga.svg", "assets/egen.woff2", "assets/house.css"} <= {*held}
        assert b'src="media/logga.svg"' in held["index.html"]
    own = (packer.site / FOLDER / "ett-del-2.html").read_text(encoding="utf-8")
    assert "data:font/woff2;base64,d09GMg==" in own
    assert '<img class="logo" src="data:image/svg+xml;base64,' in own


def test_the_page_of_all_packages_tells_their_sizes(packed: Desk) -> None:
    page = BeautifulSoup(packed.tree()[PAGE], "html.parser")
    told = {
        str(link["href"]): str(link.find_next(class_="aim").get_text())  # type: ignore[union-attr]
        for link in page.select("a[download]")
    }
    files = [path for path in (packed.site / FOLDER).iterdir() if path.name != "index.html"]
    assert len(files) == 2 * len(MODULES) + 1
    assert told == {
        path.name: f"({path.suffix[1:]}, {max(1, round(path.stat().st_size / 1000))} kB)"
        for path in files
    }


EDITS = {
    "a moment's text": (
        (f"{MODULE}/2-del/c.md", "momentet ett2c", "momentet som är ett2c"),
        {"portal", "ett", "ett-del-2"},
    ),
    "an article's text": (
        (f"{MODULE}/articles/ett1.md", "Artikelns text", "Texten"),
        {"portal", "ett", "ett-del-1"},
    ),
    "a page's text": (
        ("content/pages/om.md", "Text på sidan", "Texten på sidan"),
        {"portal"},
    ),
    "a part's title, which all its module's pages show, but not what is one file": (
        (f"{MODULE}/2-del/part.md", "title: Del ett2", "title: Delen ett2"),
        {"portal", *(name for name in MODULES if name.startswith("ett"))},
    ),
    "the leader's text": ((f"{MODULE}/2-del/c.md", "Ledarens ett2c", "Ledarens egen"), set()),
    "a pitfall": ((f"{MODULE}/2-del/d.md", "Fallgrop ett2", "Grop ett2"), set()),
}


# The other parts than the one with a new title, as one file.
WITHOUT = frozenset({"ett-del-1", "ett-del-3", "ett-del-4"})


@pytest.mark.parametrize(("edit", "expected"), EDITS.values(), ids=EDITS.keys())
def test_an_edit_packs_what_holds_it(
    packer: Desk, edit: tuple[str, str, str], expected: set[str]
) -> None:
    before = packer.tree()
    packer.edit(*edit)
    made = packer.build().made
    files = {f"{FOLDER}/{name}.zip" for name in expected}
    files |= {
        f"{FOLDER}/{name}.html"
        for name in expected - {"portal"} - (WITHOUT if "ett-del-3" in expected else set())
    }
    assert {path for path in made if path.startswith(FOLDER)} - {PAGE} == files
    assert {path for path in differing(before, packer.tree()) if path.startswith(FOLDER)} >= files
    assert (PAGE in made) == bool(files)
    assert packer.build().made == set()


@pytest.mark.heavy
def test_an_edit_packs_what_holds_it_whatever_is_made_beside(packer: Desk) -> None:
    outputs = "[portal, guides, schedules, logs, search, reading, documents, packages]"
    packer.edit("content/portal.yaml", "[portal, schedules, search, packages]", outputs)
    assert packer.build().code == 0
    leaders = {"ett-ledare", "portal-ledare"}
    assert {*names(packer)} == {*MODULES, "portal", "tva-ledare", *leaders}
    for edit, expected in (*EDITS.values(), PURPOSE):
        packer.edit(*edit)
        made = packer.build().made
        packed = {path.removeprefix(f"{FOLDER}/") for path in made if path.startswith(FOLDER)}
        archives = {path.removesuffix(".zip") for path in packed if path.endswith(".zip")}
        portals = {"portal-ledare"} if expected == {"portal"} else leaders
        assert archives == expected | portals, edit
    assert packer.build().made == set()


# A module's purpose is on no page of a part's.
PURPOSE = (
    (f"{MODULE}/module.md", "Syftet med ett", "Meningen med ett"),
    {"portal", "ett"},
)


@pytest.mark.heavy
def test_two_builds_give_the_same_bytes(packer: Desk) -> None:
    assert differing(packer.tree(), packer.clean()) == set()
    shutil.rmtree(packer.cache)
    before = packer.tree()
    assert packer.build(jobs=2).code == 0
    assert packer.tree() == before


def test_what_is_kept_of_a_package_and_damaged_is_packed_again(packer: Desk) -> None:
    before = packer.tree()
    for path in (packer.cache / "packages").iterdir():
        path.write_bytes(b"PK")
    assert packer.build("--force").code == 0
    assert packer.tree() == before


def test_of_each_package_one_is_kept(packer: Desk) -> None:
    count = len([*(packer.cache / "packages").iterdir()])
    assert count == 2 * len(MODULES) + 1
    packer.edit(f"{MODULE}/2-del/c.md", "momentet ett2c", "momentet som är ett2c")
    packer.build()
    assert len([*(packer.cache / "packages").iterdir()]) == count


def test_names_of_any_letters_and_lengths_are_plain_in_a_package(packer: Desk) -> None:
    media = packer.root / MODULE / "media"
    odd = ("Blå häst (ny).svg", "Blå Häst ny.svg", f"{'lång' * 30}.svg")
    for name in odd:
        (media / name).write_bytes((media / "bild.svg").read_bytes())
    (media / "djupt" / "ner" / ("mapp" * 20)).mkdir(parents=True)
    deep = f"djupt/ner/{'mapp' * 20}/{'bild' * 20}.svg"
    (media / deep).write_bytes((media / "bild.svg").read_bytes())
    pictures = " ".join(f"![bild](<../media/{name}>)" for name in (*odd, deep))
    packer.edit(f"{MODULE}/2-del/a.md", "Text i momentet", f"{pictures} Text i")
    result = packer.build()
    assert result.code == 0, result.err
    for name in ("ett", "ett-del-2", "portal"):
        held = unpacked(packer, name)
        assert page_faults(held) == []
        assert all(f"{name}/{path}".isascii() and len(f"{name}/{path}") <= 180 for path in held)
        page = BeautifulSoup(held["moduler/ett/del-2/moment-a/index.html"], "html.parser")
        assert len({str(each["src"]) for each in page.select("main img")}) == len(odd) + 1


def test_a_picture_of_another_module_s_is_its_text_in_a_package(packer: Desk) -> None:
    packer.edit(f"{MODULE}/2-del/a.md", "Text i", "![Tvåans bild](../../tva/media/bild.svg) Text i")
    assert packer.build().code == 0
    page = unpacked(packer, "ett-del-2")["moduler/ett/del-2/moment-a/index.html"]
    (picture,) = BeautifulSoup(page, "html.parser").select("main img")
    assert (picture["alt"], picture.get("src")) == ("Tvåans bild", None)
    assert page_faults(unpacked(packer, "ett-del-2")) == []


def test_hostile_titles_are_text_and_name_no_file(packer: Desk) -> None:
    title = "'../../<script>alert(1)</script>&\"'"
    packer.edit(f"{MODULE}/2-del/part.md", "title: Del ett2", f"title: {title}")
    packer.edit(f"{MODULE}/module.md", "title: Modul ett", f"title: {title}")
    packer.edit("content/portal.yaml", "title: Portalen", f"title: {title}")
    assert packer.build().code == 0
    assert names(packer) == sorted([*MODULES, "portal"])
    for name in ("ett", "ett-del-2", "portal"):
        held = unpacked(packer, name)
        assert page_faults(held) == []
        assert not any(".." in path for path in held)
        assert json.loads(held["paket.json"])["title"] == title[1:-1]
        assert held["LAS-MIG.txt"].decode("utf-8-sig").startswith(title[1:-1])


def test_a_film_is_its_poster_length_address_and_transcript(packer: Desk) -> None:
    media = packer.root / MODULE / "media"
    (media / "affisch.svg").write_bytes((media / "bild.svg").read_bytes())
    (media / "film.md").write_text("---\ntitle: Utskrift\n---\nDet som sägs.\n", encoding="utf-8")
    film = (
        "materials:\n  - film: https://example.com/film\n    title: Ett samtal\n"
        '    length: "7:04"\n    captions: true\n    transcript: ../media/film.md\n'
        "    poster: ../media/affisch.svg\n"
    )
    packer.edit(f"{MODULE}/2-del/b.md", "protocol:", f"{film}protocol:")
    result = packer.build()
    assert result.code == 0, result.err
    held = unpacked(packer, "ett-del-2")
    (material,) = BeautifulSoup(
        held["moduler/ett/del-2/moment-b/index.html"], "html.parser"
    ).select(".material")
    assert [str(each["href"]) for each in material.select("a")] == [
        "https://example.com/film",
        "../../media/film/index.html",
    ]
    assert "7:04" in material.text
    assert [str(each["src"]) for each in material.select("img")] == ["../../media/affisch.svg"]
    assert {"moduler/ett/media/film/index.html", "moduler/ett/media/affisch.svg"} <= {*held}
    assert page_faults(held) == []


def guides(plan: Plan) -> Iterator[Batch]:
    """Stand in for an output with something for leaders, and something for all."""
    for module in plan.portal.modules:
        yield Batch(f"guides/{module.name}", _guides, (module.slug,))


def _guides(slug: str) -> Iterator[Job]:
    yield Job(f"moduler/{slug}/ledare/dagordning.txt", _guide, ("HEMLIGT",))
    yield Job(f"moduler/{slug}/logg.txt", _guide, ("för alla",))


def _guide(_shelf: object, text: str) -> bytes:
    return text.encode()


@pytest.mark.heavy
def test_another_output_joins_by_itself_and_what_is_the_leader_s_is_for_leaders_alone(
    packer: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in = ModuleType("builder.outputs.guides")
    stand_in.guides = guides  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "builder.outputs.guides", stand_in)
    monkeypatch.setattr("builder.outputs.ALL", tuple(dict.fromkeys(("guides", *outputs.ALL))))
    packer.edit("content/portal.yaml", "[portal, schedules,", "[portal, guides, schedules,")
    assert packer.build().code == 0
    own = {"ett-ledare", "tva-ledare", "portal-ledare"}
    assert names(packer) == sorted([*MODULES, "portal", *own])
    for name in names(packer):
        held = unpacked(packer, name)
        told = json.loads(held["paket.json"])["for"]
        assert (told == "leader") == (name in own)
        hidden = [path for path, data in held.items() if b"HEMLIGT" in data]
        assert [path for path in hidden if not path.endswith("/ledare/dagordning.txt")] == []
        assert len(hidden) == (0 if name not in own else 2 if name == "portal-ledare" else 1)
        assert ("moduler/ett/logg.txt" in held) == (
            name in {"ett", "ett-ledare", "portal", "portal-ledare"}
        )


def test_portal_alone_has_no_packages_and_no_word_of_them(desk: Desk) -> None:
    assert not (desk.site / FOLDER).exists()
    assert not any(b"ladda-ner" in data for data in desk.tree().values())


def test_drafts_and_what_lists_do_not_show_are_not_packed(packer: Desk) -> None:
    packer.edit("content/modules/tva/module.md", "status: published", "status: archived")
    assert packer.build().code == 0
    assert [name for name in names(packer) if name.startswith("tva")] == []
