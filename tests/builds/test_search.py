"""Search files rebuilt: an edit remakes its module's index, its page's texts, and no other's."""

import re
from functools import partial

import pytest
from bs4 import BeautifulSoup

from builder.look.register import register_pages
from builder.search.index import Words
from tests.builds.desk import Desk, differing
from tests.search.unpack import called, unpack
from tests.site import faults, listed

CONTENT = "content/modules/ett"
PAGE = "moduler/ett/del-2/moment-c/index.html"
PRINT = "moduler/ett/skriv-ut/index.html"
INDEX = "sok/moduler/ett.js"


@pytest.fixture
def seeker(desk: Desk) -> Desk:
    """Give the portal with search, built."""
    desk.edit("content/portal.yaml", "outputs: [portal]", "outputs: [portal, search]")
    assert desk.build().code == 0
    return desk


def text_of(page: str) -> str:
    return f"sok/text/{page.removesuffix('/index.html')}.js"


EDITS = {
    "a moment's text": (
        (f"{CONTENT}/2-del/c.md", "momentet ett2c", "momentet som är ett2c"),
        {PAGE, PRINT, INDEX, text_of(PAGE)},
    ),
    "a question": (
        (f"{CONTENT}/2-del/b.md", "Fråga ett2", "En fråga ett2"),
        {
            "moduler/ett/del-2/moment-b/index.html",
            PRINT,
            INDEX,
            "sok/text/moduler/ett/del-2/moment-b.js",
            "jamfor/ett.js",  # which shows the first question of each part
        },
    ),
    "a page's text": (
        ("content/pages/om.md", "Text på sidan", "Texten på sidan"),
        {"om/index.html", "sok/pages.js", "sok/text/om.js"},
    ),
    "the leader's text": ((f"{CONTENT}/2-del/c.md", "Ledarens ett2c", "Ledarens egen"), set()),
    "a pitfall": ((f"{CONTENT}/2-del/d.md", "Fallgrop ett2", "Grop ett2"), set()),
    "the leader's line of a protocol": (
        ("content/protocols/egen.yaml", "Håll tiden.", "Se på klockan."),
        set(),
    ),
}


@pytest.mark.parametrize(("edit", "expected"), EDITS.values(), ids=EDITS.keys())
def test_an_edit_remakes_what_finds_it(
    seeker: Desk, edit: tuple[str, str, str], expected: set[str]
) -> None:
    before = seeker.tree()
    seeker.edit(*edit)
    result = seeker.build()
    assert result.made == expected
    assert differing(before, seeker.tree()) == expected
    assert result.sums["made"] + result.sums["kept"] == len(listed(seeker.tree()))


def test_keywords_are_found_and_stand_in_the_register(seeker: Desk) -> None:
    before = seeker.tree()
    seeker.edit(f"{CONTENT}/2-del/part.md", "aim:", "keywords: [källkritik]\naim:")
    made = seeker.build().made
    assert differing(before, seeker.tree()) == {
        "moduler/ett/del-2/index.html",
        INDEX,
        "sok/text/moduler/ett/del-2.js",
        "a-o/index.html",
    }
    assert made - differing(before, seeker.tree()) == {PRINT}  # which is given them, and has no use
    assert "källkritik" in seeker.tree()["a-o/index.html"].decode()


TITLES = {
    "a moment's": ((f"{CONTENT}/2-del/c.md", "Moment ett2c", "Momentet ett2c"), {INDEX}),
    "a part's": (
        (f"{CONTENT}/2-del/part.md", "Del ett2", "Delen ett2"),
        {INDEX, "a-o/index.html"},
    ),
    "an article's": (
        (f"{CONTENT}/articles/ett2.md", "Artikel ett2", "Artikeln ett2"),
        {INDEX, "sok/text/moduler/ett/del-2/moment-a.js", "a-o/index.html"},
    ),
    "a module's": (
        (f"{CONTENT}/module.md", "Modul ett", "Modulen ett"),
        {INDEX, "a-o/index.html"},
    ),
}


@pytest.mark.parametrize(("edit", "expected"), TITLES.values(), ids=TITLES.keys())
def test_a_title_is_in_its_index_and_the_register(
    seeker: Desk, edit: tuple[str, str, str], expected: set[str]
) -> None:
    seeker.edit(*edit)
    made = seeker.build().made
    assert {path for path in made if path.startswith(("sok/", "a-o/"))} == expected
    assert seeker.tree() == seeker.clean()


def test_a_new_module_adds_its_own_files_and_a_name(seeker: Desk) -> None:
    before = seeker.tree()
    folder = seeker.root / "content/modules"
    for path in sorted((folder / "tva").rglob("*.*")):
        copied = folder / "tre" / path.relative_to(folder / "tva")
        copied.parent.mkdir(parents=True, exist_ok=True)
        copied.write_bytes(path.read_bytes())
    made = seeker.build().made
    ours = {path for path in made if path.startswith(("sok/", "a-o/"))}
    own = {path for path in ours if "/moduler/tre" in path}
    assert ours - own == {"sok/parts.js", "a-o/index.html"}
    assert "sok/moduler/tre.js" in own
    assert seeker.tree() == seeker.clean()
    assert faults(seeker.tree()) == []
    assert own & before.keys() == set()


def test_archived_modules_are_in_no_list(seeker: Desk) -> None:
    seeker.edit(f"{CONTENT}/module.md", "status: published", "status: archived")
    seeker.build()
    tree = seeker.tree()
    assert [path for path in tree if path.startswith("sok/") and "ett" in path] == []
    assert b"Modul ett" not in tree["a-o/index.html"]
    assert called(tree["sok/parts.js"]) == ("parts", [["pages", "moduler/tva"]])
    assert "moduler/ett/index.html" in tree


def test_without_search_there_is_no_trace_of_it(desk: Desk) -> None:
    tree = desk.tree()
    assert [path for path in tree if path.startswith(("sok/", "a-o/"))] == []
    assert b"sok/index.html" not in tree["index.html"]


def test_other_processes_make_the_same_bytes(seeker: Desk) -> None:
    before = seeker.tree()
    assert seeker.build("--force", jobs=2).code == 0
    assert seeker.tree() == before


MARKED = "HEMLIGTORD"
PLACES = {
    "content/pages/om.md": "\n::: leader\n{}\n:::\n",
    "content/modules/ett/module.md": "\n::: leader\n## {}\n:::\n",
    "content/modules/ett/2-del/part.md": "\n::: leader\n- {}\n:::\n",
    "content/modules/ett/2-del/c.md": "\n::: leader\nSe[^a].\n\n[^a]: {}\n:::\n",
    "content/modules/ett/articles/ett2.md": "\n:::: leader\n::: tip\n{}\n:::\n::::\n",
}


def test_nothing_of_the_leader_s_is_found(seeker: Desk) -> None:
    for name, block in PLACES.items():
        with (seeker.root / name).open("a", encoding="utf-8") as file:
            file.write(block.format(MARKED))
    seeker.edit(f"{CONTENT}/2-del/d.md", "when: Fallgrop ett2", f"when: {MARKED} ett2")
    seeker.edit(f"{CONTENT}/2-del/d.md", "then: Gör så", f"then: {MARKED}")
    seeker.edit("content/protocols/egen.yaml", "Håll tiden.", MARKED)
    with (seeker.root / f"{CONTENT}/2-del/d.md").open(encoding="utf-8") as file:
        assert file.read().count(MARKED) == 2
    result = seeker.build("--force")
    assert result.code == 0, result.err
    found = [path for path, data in seeker.tree().items() if MARKED.lower() in _small(data)]
    assert found == []


def _small(data: bytes) -> str:
    return data.decode(errors="replace").lower()


HOSTILE = "</script><b>&amp;\u2028 \\u003c \\\" ' `${x}` %n %q"


def test_a_hostile_title_is_data(seeker: Desk) -> None:
    title = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    for name, old in (("module.md", "Modul ett"), ("2-del/c.md", "Moment ett2c")):
        seeker.edit(f"{CONTENT}/{name}", f"title: {old}", f'title: "{title}"')
    assert seeker.build().code == 0
    tree = seeker.tree()
    function, data = called(tree[INDEX])
    titles = [page[1] for page in data[4]]
    assert function == "words"
    assert titles.count(HOSTILE) == 2
    scripts = [data for path, data in tree.items() if re.match(r"sok/.*\.js$", path)]
    assert [data for data in scripts if b"<" in data or "\u2028".encode() in data] == []
    assert faults(tree) == []


def test_a_long_module_has_several_files_of_which_the_first_tells(
    seeker: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = called(seeker.tree()[INDEX])[1]
    monkeypatch.setattr("builder.outputs.index.MOST_WORDS", 60)
    seeker.build("--force")
    tree = seeker.tree()
    files = sorted(path for path in tree if re.fullmatch(r"sok/moduler/ett(\.[0-9]+)?\.js", path))
    parts = [called(tree[path])[1] for path in [INDEX, *files[:-1]]]
    assert len(files) > 2
    assert parts[0][1] == len(files) - 1
    assert {part[1] for part in parts[1:]} == {0}
    pages = [page[0] for path in files for page in called(tree[path])[1][4]]
    assert sorted(pages) == sorted(page[0] for page in whole[4])


def test_no_file_is_larger_than_a_page_loads_at_once(seeker: Desk) -> None:
    """A text that is longer than any is cut in what excerpts are taken from, and indexed whole."""
    words = " ".join(f"ord{number}" for number in range(20_000))
    name = f"{CONTENT}/articles/ett2.md"
    seeker.edit(name, "Artikelns text", "\n\n".join(re.findall(r"(?:\S+\s*){1,100}", words)))
    assert seeker.build().code == 0
    tree = seeker.tree()
    assert len(tree["sok/text/moduler/ett/artiklar/ett2.js"]) < 100_000
    assert "ord19999" in unpack(Words(*called(tree[INDEX])[1][5:])).where


def test_the_register_names_everything_in_order(seeker: Desk) -> None:
    seeker.edit("content/pages/hjalp.md", "Sidan hjalp", "Åttio ord om hjälp")
    seeker.edit(f"{CONTENT}/2-del/part.md", "aim:", "keywords: [Ämnesspråk, zoner, 3 steg]\naim:")
    seeker.edit(f"{CONTENT}/3-del/part.md", "aim:", "keywords: [ämnesspråk]\naim:")
    assert seeker.build().code == 0
    soup = BeautifulSoup(seeker.tree()["a-o/index.html"], "html.parser")
    letters = [tag.get_text() for tag in soup.select(".register h2")]
    assert letters == ["Siffror och tecken", "A", "D", "M", "S", "Z", "Å", "Ä"]
    rows = [" ".join(tag.get_text().split()) for tag in soup.select(".register li")]
    assert rows[:2] == ["3 steg: Del ett2", "Artikel ett1 artikel i Modul ett"]
    assert rows[-2:] == ["Åttio ord om hjälp sida", "Ämnesspråk: Del ett2, Del ett3"]
    assert "Del ett2 del 2 i Modul ett" in rows
    assert "Modul tva modul" in rows
    assert len(rows) == 2 + 2 + 8 + 8 + 3


def test_a_long_register_has_a_page_for_each_letter(
    seeker: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = partial(register_pages, most=5)
    monkeypatch.setattr("builder.outputs.search.register_pages", few)
    seeker.edit("content/pages/hjalp.md", "Sidan hjalp", "Åttio ord om hjälp")
    assert seeker.build().code == 0
    tree = seeker.tree()
    assert {path for path in tree if path.startswith("a-o/")} == {
        "a-o/index.html",
        *(f"a-o/{letter}/index.html" for letter in ("a", "d", "m", "s", "aa")),
        *(f"a-o/{letter}/sida-2/index.html" for letter in ("a", "d")),
    }
    assert faults(tree) == []
    pages = {path: data for path, data in tree.items() if path.startswith("a-o/")}
    soups = {path: BeautifulSoup(data, "html.parser") for path, data in pages.items()}
    assert all(len(soup.select(".register li")) <= 5 for soup in soups.values())
    titles = {soup.title.get_text() for soup in soups.values() if soup.title}
    assert len(titles) == len(pages)
    parts = [f"Del {slug}{number}" for slug in ("ett", "tva") for number in range(1, 5)]
    links = [
        tag.get_text()
        for path in ("a-o/d/index.html", "a-o/d/sida-2/index.html")
        for tag in soups[path].select(".register li a")
    ]
    assert links == parts
