"""A module in another language than the portal's: whatever shows its words says which it is."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag

from tests.site import tree
from tests.stories.stage import Stage
from tests.stories.story import read_story

STORY = Path(__file__).parent / "tva-sprak.txt"
ENGLISH = re.compile(
    "Talking about texts|One part about|Deeper reading|lead a talk|A module about|Open questions"
    "|To try open|Talk together|What was hard|Talk about the text"
)
YIDDISH = re.compile("[\u0590-\u05ff]")
_UNSEEN = ("script", "style", "title")
_MIXED = ("agenda", "lead", "invitation", "letter", "in-large")


@pytest.fixture
def pages(stage: Stage) -> dict[str, BeautifulSoup]:
    stage.play(read_story(STORY))
    return {
        path: BeautifulSoup(data, "html.parser")
        for path, data in tree(stage.site).items()
        if path.endswith(".html")
    }


def language(node: NavigableString) -> str:
    around = (each for each in node.parents if isinstance(each, Tag))
    return next(str(each["lang"]) for each in around if "lang" in each.attrs)


def meant(text: str) -> str:
    """Tell what language a text is in; nothing for a name within a sentence, and for a number."""
    if re.fullmatch(r"[\W\d]*\w?[\W\d]*", text):
        return ""
    for name, words in (("en", ENGLISH), ("yi", YIDDISH)):
        if words.search(text):
            return name if words.match(text) else ""
    return "sv"


def test_every_text_is_in_its_language(pages: dict[str, BeautifulSoup]) -> None:
    """Beside titles within a sentence, and what an agenda says of a question."""
    wrong = []
    for path, page in pages.items():
        for node in page.find_all(string=True):
            if type(node) is not NavigableString or set(names(node)) & {*_UNSEEN, *_MIXED}:
                continue
            parent = node.parent
            assert parent is not None
            # A language's own name for itself.
            own = str(parent["hreflang"]) if parent.has_attr("hreflang") else meant(node.strip())
            if own and language(node) != own:
                wrong.append(f"{path}: {language(node)}, not {own}: {node.strip()}")
    assert wrong == []


def names(node: NavigableString) -> list[str]:
    around = [each for each in node.parents if isinstance(each, Tag)]
    return [each.name for each in around] + [
        str(name) for each in around for name in each.get_attribute_list("class")
    ]


def test_what_goes_from_the_right_says_so(pages: dict[str, BeautifulSoup]) -> None:
    every = [tag for page in pages.values() for tag in page.select('[lang="yi"]')]
    assert every
    assert [tag for tag in every if tag.get("dir") != "rtl"] == []
    assert not [path for path, page in pages.items() if page.select('[dir]:not([lang="yi"])')]


def test_every_version_leads_to_every_other(pages: dict[str, BeautifulSoup]) -> None:
    for slug in ("samtal", "talk", "jiddisch"):
        page = pages[f"moduler/{slug}/index.html"]
        links = {str(tag["hreflang"]): tag["href"] for tag in page.select("a[hreflang]")}
        own = {"samtal": "sv", "talk": "en", "jiddisch": "yi"}[slug]
        assert {"sv", "en", "yi"} - {*links} <= {own}
        heads = {str(tag["hreflang"]): tag["href"] for tag in page.select("link[hreflang]")}
        assert heads == {
            "sv": "https://example.org/moduler/samtal/index.html",
            "en": "https://example.org/moduler/talk/index.html",
            "yi": "https://example.org/moduler/jiddisch/index.html",
        }
    late = [path for path, page in pages.items() if "äldre än originalet" in page.get_text()]
    assert late == ["moduler/talk/index.html"]
