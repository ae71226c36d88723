"""Search as readers use it, and its answers held against a search through the pages themselves.

The second implementation reads the published pages with BeautifulSoup, knows nothing of the index,
and stems with Snowball what the browser only looks up.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import NamedTuple
from urllib.parse import quote, unquote

import pytest
import snowballstemmer
from bs4 import BeautifulSoup, NavigableString, Tag
from playwright.sync_api import Page, expect

from builder.search.words import words as split
from tests.browser.portal import Portal, classes
from tests.browser.visit import ORIGINS, SCHEMES, Origin, Readers, Scheme, Visit, Way

pytestmark = pytest.mark.browser

SEARCH, REGISTER = "sok/index.html", "a-o/index.html"
KINDS = ("module", "part", "moment", "article", "free", "glossary")
STEM = snowballstemmer.stemmer("swedish")
WORD = re.compile(r"[^\W_]+")
HEADING = re.compile("h[1-6]")

# What stands in pages and is not the author's text, or is the same on every page that has it.
NOT_SEARCHED = """
nav, svg, button, table.parts, .facts, .facts-line, .eyebrow, .stage, .pager, .updated, .notice,
.legend, .steps, .protocol > p, .about, .terms, .articles, .follow-title, .status, .actions,
.visually-hidden, .screen-only, .own, .keywords > span:first-child, .block-title,
sup > .footnote-ref, .footnote-backref
"""
# Sections of facts, of which search knows some: held by hand, below.
FACTS = frozenset(
    (
        *("k-om", "k-material", "k-kallor", "k-artiklar", "k-delar", "k-arbetsgang"),
        *("k-kalla", "k-leda"),
    )
)
INLINE = frozenset(("a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd"))
INLINE |= {"mark", "q", "s", "samp", "small", "span", "strong", "time", "u", "var", "wbr"}


class Place(NamedTuple):
    """A section: its page's folder, and its anchor."""

    folder: str
    anchor: str


class Section(NamedTuple):
    """The words of a section: of its heading, and of its text; its page's title's, too."""

    named: frozenset[str]
    said: frozenset[str]
    title: frozenset[str]

    @property
    def own(self) -> frozenset[str]:
        return self.named | self.said


def words(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFC", text.replace("\u00ad", "")).lower())


def plain(word: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", word) if each.isalnum())


@cache
def stem(word: str) -> str:
    return str(STEM.stemWord(word))


class Oracle:
    """Every section of the portal, read from its pages."""

    def __init__(self, portal: Portal) -> None:
        every: dict[Place, Section] = {}
        for page in portal.pages.values():
            if page.kind.partition("-")[0] in KINDS:
                every |= self._read(page.address.removesuffix("/index.html"), page.data, page.kind)
        self.sections = {place: each for place, each in every.items() if place.anchor not in FACTS}
        self.words = sorted({word for each in self.sections.values() for word in each.own})
        self._known = sorted({word for each in every.values() for word in each.own})
        self._relatives: defaultdict[str, set[str]] = defaultdict(set)
        for word in self._known:
            self._relatives[stem(word)].add(word)

    def _read(self, folder: str, data: bytes, kind: str) -> dict[Place, Section]:
        main = BeautifulSoup(data, "html.parser").main
        assert main
        for tag in main.select(NOT_SEARCHED):
            tag.decompose()
        top = main.h1
        assert top
        keywords = " ".join(tag.get_text() for tag in main.select(".keywords"))
        title = frozenset(words(f"{top.get_text()} {keywords}"))
        top.decompose()
        parted = _rows(folder, main) if kind == "glossary" else _parted(folder, main)
        return {
            place: Section(
                frozenset(words(heading)) if place.anchor else title,
                frozenset(words(text)),
                title,
            )
            for place, heading, text in parted
        }

    def answers(self, word: str) -> set[str]:
        """List the forms that answer to a word: itself, its relatives, words that it is within."""
        marked = plain(word) != word
        seen = {form: form if marked else plain(form) for form in self._known}
        same = {form for form, text in seen.items() if text == word}
        within = {
            form
            for form, text in seen.items()
            if (len(word) == 2 and text.startswith(word)) or (len(word) > 2 and word in text)
        }
        return within.union(same, *(self._relatives[stem(form)] for form in same))

    def find(self, query: str) -> set[Place]:
        """Find the sections that have all words, where those of the page's title help."""
        asked = [self.answers(word) for word in dict.fromkeys(words(query))]
        return {
            place
            for place, section in self.sections.items()
            if any(forms & section.own for forms in asked)
            and all(forms & (section.own | section.title) for forms in asked)
        }


Parted = Iterator[tuple[Place, str, str]]


def _rows(folder: str, main: Tag) -> Parted:
    yield Place(folder, ""), "", ""
    for row in main.select("dl > div"):
        term, text = row.dt, row.dd
        assert term
        assert text
        yield Place(folder, str(row["id"])), term.get_text(), text.get_text()


def _parted(folder: str, main: Tag) -> Parted:
    """Part a page at the headings that have an anchor; those of the theme's own are no text.

    What stands outside of the prose, or of the theme's section, that a heading is in belongs to the
    page itself.
    """
    anchor, scope = "", main
    found: dict[str, tuple[str, list[str]]] = {"": ("", [])}
    for node in main.descendants:
        if not any(each is scope for each in node.parents):
            anchor, scope = "", main
        if isinstance(node, Tag):
            if HEADING.fullmatch(node.name) and node.get("id"):
                anchor = str(node["id"])
                found[anchor] = (_heading(node, anchor), [])
                scope = node.find_parent(class_="prose") or node.parent or main
            elif "footnote" in classes(node) and node.name == "div":
                first = node.select_one("li[id]")
                assert first
                anchor = str(first["id"])
                found[anchor] = ("", [])
                scope = node
            if node.name not in INLINE:
                found[anchor][1].append(" ")
        elif type(node) is NavigableString and not node.find_parent(HEADING):
            found[anchor][1].append(str(node))
    for name, (heading, said) in found.items():
        text = "".join(said)
        if not name or heading or text.strip():
            yield Place(folder, name), heading, text


def _heading(node: Tag, anchor: str) -> str:
    """Give the words of a heading that are the author's: of the theme's, a protocol's name."""
    text = node.get_text()
    return text.partition(":")[2] if anchor.startswith("k-") else text


@pytest.fixture(scope="module")
def oracle(portal: Portal) -> Oracle:
    return Oracle(portal)


def begun(visit: Visit) -> Page:
    """Open the search page, and wait until all of the index is there."""
    visit.open(SEARCH)
    page = visit.page
    page.fill("#k-sok", "qqqq")
    expect(page.locator("#k-status")).to_contain_text("Inga träffar")
    return page


FIND = """query => {
  const found = kollegium.index.find(query);
  return [found.whole, found.hits.map(each => [each.page.folder, each.anchor])];
}"""


def hits(page: Page, query: str) -> tuple[bool, list[Place]]:
    """Ask the index: whether one section has all words, and which; those of facts aside."""
    whole, found = page.evaluate(FIND, query)
    every = [Place(*each) for each in found]
    assert len(every) == len(set(every))
    beside = ("nulage/", "sjalv")
    return whole, [
        each for each in every if each.anchor not in FACTS and not each.folder.startswith(beside)
    ]


def queries(oracle: Oracle) -> Iterator[str]:
    """Choose words by chance, the same every time: whole, without marks, and two or three."""
    chance = Random(6)  # noqa: S311 - repeatable
    known = [word for word in oracle.words if len(word) > 1]
    yield from ("hemmet", "lärare", "larare", "får", "far", "att", "samtal frågor", "och")
    yield from chance.sample(known, 120)
    yield from (plain(word) for word in chance.sample([w for w in known if plain(w) != w], 40))
    for _ in range(80):
        yield " ".join(chance.sample(known, chance.choice((2, 2, 3))))


def test_answers_are_those_of_a_search_through_the_pages(oracle: Oracle, readers: Readers) -> None:
    wrong = []
    counts = {True: 0, False: 0}
    with readers.visiting(Way("disk")) as visit:
        page = begun(visit)
        for query in queries(oracle):
            whole, found = hits(page, query)
            expected = oracle.find(query)
            counts[whole] += 1
            more, less = {*found} - expected if whole else expected, expected - {*found}
            if more or less:
                wrong.append(f"{query}: too many {sorted(more)[:3]}, too few {sorted(less)[:3]}")
    assert not wrong, "\n".join(wrong)
    assert min(counts.values()) > 20, "or the test looks at one sort of answer alone"


def test_every_hit_leads_to_a_place_on_a_page(portal: Portal, readers: Readers) -> None:
    """All sections there are: `a`, `e` … stand in every one that has a text."""
    dead = []
    with readers.visiting(Way("disk")) as visit:
        page = begun(visit)
        found = {
            (folder, anchor)
            for query in ("och", "att", "det", "en", "samtal", "frågor", "ska", "källor", "lärare")
            for folder, anchor in page.evaluate(FIND, query)[1]
        }
    for folder, anchor in found:
        target = portal.pages.get(f"{folder}/index.html")
        if not target or (anchor and anchor not in target.ids):
            dead.append(f"{folder}#{anchor}")
    assert len(found) > 500
    assert dead == []


@pytest.mark.parametrize("origin", ORIGINS)
def test_answers_come_while_typing_and_lead_there(
    origin: Origin, portal: Portal, readers: Readers
) -> None:
    with readers.visiting(Way(origin, width=360)) as visit:
        visit.open("index.html")
        page = visit.page
        page.click(".to-search")
        expect(page.locator("#k-sok")).to_be_focused()
        page.keyboard.type("fritidshem")
        expect(page.locator("#k-status")).to_contain_text("träffar på ”fritidshem”")
        rows = page.locator("#k-results li")
        assert rows.count() == 20
        expect(rows.first.locator("mark").first).to_contain_text(re.compile("[Ff]ritids"))
        expect(page.locator(".hit-text mark").first).to_be_visible()
        expect(page).to_have_url(re.compile("#q=fritidshem$"))
        address = page.url
        href = rows.nth(3).locator("a").evaluate("each => each.href")
        rows.nth(3).locator("a").click()
        assert page.url == href
        assert unquote(href.removeprefix(visit.base)).partition("#")[0] in portal.pages
        page.go_back()
        expect(page.locator("#k-sok")).to_have_value("fritidshem")
        expect(rows.nth(3).locator("a")).to_be_visible()
        assert page.url == address
        assert visit.overflow() == []
        assert visit.faults == []


def test_an_address_with_a_query_can_be_shared(readers: Readers) -> None:
    with readers.visiting(Way("disk")) as visit:
        visit.open(f"{SEARCH}#q={quote('hållbar utveckling?&#%')}")
        field = visit.page.locator("#k-sok")
        expect(field).to_have_value("hållbar utveckling?&#%")
        expect(visit.page.locator("#k-results li").first).to_be_visible()
        visit.page.evaluate("location.hash = '#q=samtal'")
        expect(field).to_have_value("samtal")
        expect(visit.page.locator("#k-status")).to_contain_text("”samtal”")
        visit.page.evaluate("location.hash = '#q=%E0%A4%A'")  # no address at all
        expect(field).to_have_value("samtal")
        assert visit.faults == []


def test_what_is_typed_is_text(readers: Readers) -> None:
    with readers.visiting(Way("disk")) as visit:
        page = begun(visit)
        page.fill("#k-sok", "<img src=x onerror=alert(1)> %n $& samtal")
        expect(page.locator("#k-status")).not_to_contain_text("zzzz")
        page.fill("#k-sok", "<qqzz> $& %q")
        expect(page.locator("#k-status")).to_contain_text("”<qqzz> $& %q”")
        assert page.locator("main img, #k-status b").count() == 0
        for nothing in ("", "   ", "?!", "🙂"):
            page.fill("#k-sok", nothing)
            expect(page.locator("#k-results")).to_be_hidden()
        assert visit.faults == []


def test_twenty_and_then_more(readers: Readers) -> None:
    with readers.visiting(Way("disk")) as visit:
        page = begun(visit)
        page.fill("#k-sok", "samtal")
        rows, more = page.locator("#k-results li"), page.locator("#k-results button")
        every = len(page.evaluate(FIND, "samtal")[1])
        assert every > 45
        expect(more).to_have_text("Visa 20 till")
        more.click()
        expect(rows).to_have_count(40)
        expect(rows.nth(20).locator("a")).to_be_focused()
        while more.is_visible():
            more.click()
        expect(rows).to_have_count(every)
        links = page.eval_on_selector_all("#k-results a", "all => all.map(each => each.href)")
        assert len(links) == len(set(links))
        assert visit.faults == []


def test_all_of_it_is_done_by_keyboard(readers: Readers) -> None:
    with readers.visiting(Way("disk")) as visit:
        page = begun(visit)
        field, links = page.locator("#k-sok"), page.locator("#k-results a")
        field.fill("samtal")
        expect(links.first).to_be_visible()
        page.keyboard.press("ArrowDown")
        expect(links.first).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(links.nth(1)).to_be_focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        expect(field).to_be_focused()
        page.keyboard.press("Tab")
        expect(links.first).to_be_focused()
        page.keyboard.press("Escape")
        expect(field).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#k-traffar")).to_be_focused()
        page.keyboard.press("Tab")
        expect(links.first).to_be_focused()
        href = links.first.evaluate("each => each.href")
        page.keyboard.press("Enter")
        page.wait_for_url(href)
        assert visit.faults == []


def test_hits_are_told_to_those_who_hear_the_page(readers: Readers) -> None:
    with readers.visiting(Way("disk")) as visit:
        page = begun(visit)
        assert page.locator("form[role=search] input[type=search]").count() == 1
        assert page.get_by_role("searchbox", name="Vad söker du?").is_visible()
        status = page.get_by_role("status")
        page.fill("#k-sok", "tankbar")
        expect(status).to_have_text(re.compile(r"^[0-9]+ träff(ar)? på ”tankbar”$"))
        page.fill("#k-sok", "zebra samtal")
        expect(status).to_contain_text("Inget avsnitt har alla orden")
        page.fill("#k-sok", "")
        expect(status).to_have_text("")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [320, 1280])
def test_answers_are_for_everybody(scheme: Scheme, width: int, readers: Readers) -> None:
    with readers.visiting(Way("disk", scheme=scheme, width=width)) as visit:
        page = begun(visit)
        page.fill("#k-sok", "hållbar utveckling")
        expect(page.locator(".hit-text mark").first).to_be_visible()
        assert [*visit.axe(), *visit.overflow(), *visit.faults] == []
        small = page.eval_on_selector_all(
            "main :is(a, button, input)",
            """all => all.filter(each => each.getClientRects().length
                 && each.getBoundingClientRect().height < 24).map(each => each.outerHTML)""",
        )
        assert small == []


def test_without_a_script_the_register_is_shown(portal: Portal, readers: Readers) -> None:
    with readers.visiting(Way("disk", javascript=False)) as visit:
        visit.open(SEARCH)
        page = visit.page
        expect(page.locator("#k-sok")).to_be_hidden()
        expect(page.locator("main")).to_contain_text("Sökningen behöver JavaScript")
        page.click("main .search-register a")
        assert page.url == f"{visit.base}{REGISTER}"
        page.click(".letters a >> text=Å")
        assert page.evaluate("document.querySelector(':target').textContent") == "Å"
        assert visit.faults == []
    soup = portal.pages[REGISTER].soup
    told = {tag.get_text() for tag in soup.select(".register a")}
    for page_ in portal.pages.values():
        if page_.kind in {"module", "part", "article", "free"}:
            assert page_.one("h1").get_text() in told, page_
    letters = [tag.get_text() for tag in soup.select(".register h2")]
    assert letters == sorted(letters, key="ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ".index)


def unknown_forms(oracle: Oracle) -> Iterator[tuple[str, str]]:
    """Inflect words of the portal as nobody has there, by endings that others have; with the stem.

    The longest stem that fits is meant, so a form in which there are two says little.
    """
    known = {stem(word) for word in oracle.words}
    for base in sorted(known):
        for ending in ("en", "arna", "erna", "ar", "et"):
            form = f"{base}{ending}"
            stems = [form[:cut] for cut in range(4, len(form)) if form[:cut] in known]
            if stem(form) == base and stems == [base] and not oracle.answers(form):
                yield form, base


@pytest.mark.heavy
def test_a_form_that_stands_nowhere_is_known_by_its_ending(
    oracle: Oracle, readers: Readers
) -> None:
    chance = Random(2)  # noqa: S311 - as above
    chosen = chance.sample([*unknown_forms(oracle)], 60)
    with readers.visiting(Way("disk")) as visit:
        page = begun(visit)
        for form, base in chosen:
            alike = plain if plain(form) == form else str  # without marks all letters are meant
            kin = {word for word in oracle.words if alike(stem(word)) == base}
            expected = {place for place, each in oracle.sections.items() if kin & each.own}
            assert {*hits(page, form)[1]} == expected, form


def test_a_browser_takes_texts_apart_as_the_build_does(readers: Readers) -> None:
    chance = Random(3)  # noqa: S311 - as above
    signs = [chr(code) for code in range(0x20, 0x600)] + list("ſßıİΣ…–—”’₂½ǅ가漢ｱ𝒜🙂")
    texts = ["".join(chance.choices(signs, k=12)) for _ in range(400)]
    with readers.visiting(Way("disk")) as visit:
        page = begun(visit)
        found = page.evaluate("all => all.map(each => kollegium.index.words(each))", texts)
    assert found == [split(text) for text in texts]


def test_the_index_of_the_portal_is_small(portal: Portal) -> None:
    """In all no more than 300 KB for 200 pages, and no file more than is loaded at once."""
    index = {
        name: len(data)
        for name, data in portal.files.items()
        if name.startswith("sok/") and name.endswith(".js") and "/text/" not in name
    }
    texts = [len(data) for name, data in portal.files.items() if name.startswith("sok/text/")]
    assert max([*index.values(), *texts]) <= 100_000
    assert sum(index.values()) <= 300_000 / 200 * len(texts)
