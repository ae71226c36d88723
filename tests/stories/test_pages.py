"""What a page must be in its reader's language, and what the disk can do to a story."""

import re

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag

from tests.site import tree
from tests.stories.stage import Stage

NOTE = "---\ntitle: {title}\n---\nText[^1].\n\n[^1]: Not.\n"


@pytest.fixture
def stage(stage: Stage) -> Stage:
    stage.give("portal")
    return stage


def _page(stage: Stage, path: str) -> BeautifulSoup:
    return BeautifulSoup((stage.site / path).read_bytes(), "html.parser")


def _language(page: BeautifulSoup, selector: str) -> str:
    element = page.select_one(selector)
    assert element is not None, selector
    around = [element, *element.parents]
    return next(
        str(each["lang"]) for each in around if isinstance(each, Tag) and "lang" in each.attrs
    )


def test_footnotes_speak_the_pages_language(stage: Stage) -> None:
    stage.write("content/pages/om.md", NOTE.format(title="Om"))
    stage.run("kollegium build")
    assert "Jump back" not in str(_page(stage, "om/index.html"))


def test_only_the_text_is_in_the_texts_language(stage: Stage) -> None:
    """The frame of a page speaks the portal's language, whatever its text does (WCAG 3.1.2)."""
    text = "---\ntitle: About\nlanguage: en\n---\nText in English.\n"
    stage.write("content/pages/om.md", text)
    stage.run("kollegium build")
    page = _page(stage, "om/index.html")
    assert _language(page, ".prose") == "en"
    assert _language(page, "h1") == "en"
    for selector in (".skip", ".brand", ".menu li", ".crumbs li", ".colophon"):
        assert (selector, _language(page, selector)) == (selector, "sv")


def test_what_is_removed_is_reported_at_its_line(stage: Stage) -> None:
    body = "Text.\n\n<b onclick='x()' style='color: red' class='a'>fet</b>\n"
    stage.write("content/pages/om.md", f"---\ntitle: Om\n---\n{body}")
    stage.run("kollegium build --format line")
    assert stage.code == 0
    told = re.findall(r"om\.md:6:\d+: warning\[removed-attribute\]: .*`(\w+)`", stage.err)
    assert sorted(told) == ["onclick", "style"]
    assert '<b class="a">fet</b>' in (stage.site / "om/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "body",
    [
        '<a href="javascript:alert(1)">kod</a>\n',
        '<a href="java&#115;cript:alert(1)">kod</a>\n',
        "<a href='data:text/html,hej'>kod</a>\n",
        '<img src="javascript:alert(1)" alt="">\n',
    ],
)
def test_raw_address_that_is_removed_is_reported(stage: Stage, body: str) -> None:
    stage.write("content/pages/om.md", f"---\ntitle: Om\n---\n{body}")
    stage.run("kollegium check --format line")
    assert re.search(r"^content/pages/om\.md:4:\d+: error\[unsafe-link\]", stage.err)


def test_picture_from_elsewhere_is_not_called_unsafe(stage: Stage) -> None:
    """Links may begin with `https:`; a picture may not be fetched, which is another matter."""
    stage.write("content/pages/om.md", "---\ntitle: Om\n---\n![x](https://example.org/x.png)\n")
    stage.run("kollegium check --format line")
    assert stage.code == 1
    assert re.search(r"^content/pages/om\.md:4:6: error\[", stage.err)
    assert "länkar som börjar med `https:`" not in stage.err


def test_part_without_its_file_is_reported(stage: Stage) -> None:
    stage.give("modul")
    stage.write("content/modules/lasa/2-mer/a.md", "---\ntitle: Utan del\n---\n")
    stage.run("kollegium check --format line")
    assert stage.code == 1
    assert stage.err.startswith("content/modules/lasa/2-mer")


def test_every_hint_is_given(stage: Stage) -> None:
    """Advice that stands in `problems/` reaches the author."""
    stage.write("content/pages/Om Oss.md", "---\ntitle: Om\n---\n")
    stage.write("content/pages/om.md", "---\ntitle: Om\n---\n# Rubrik\n\n::: tip\nText.\n")
    stage.run("kollegium check")
    assert "= döp om till `om-oss`" in stage.err
    assert "= skriv `##`" in stage.err
    assert "= skriv en rad med `:::` där blocket ska sluta" in stage.err


def test_crlf_and_mark_at_the_start_change_nothing(stage: Stage) -> None:
    """A file saved on Windows gives the page that the same file gives elsewhere."""
    stage.give("modul")
    stage.run("kollegium build")
    before = tree(stage.site)
    for path in sorted((stage.root / "content").rglob("*.*")):
        data = path.read_bytes()
        path.write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    stage.run("kollegium build")
    assert (stage.code, stage.err) == (0, "")
    assert tree(stage.site) == before


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("..", "link-loop"),
        ("/etc/hostname", "link-outside"),
        ("../../pages", "link-loop"),
        (".", "link-loop"),
    ],
)
def test_symbolic_link_out_or_in_a_circle(stage: Stage, target: str, code: str) -> None:
    (stage.root / "content/pages/media").mkdir(parents=True)
    (stage.root / "content/pages/media/genvag").symlink_to(target)
    stage.run("kollegium build --format line")
    assert stage.code == 1
    assert f"content/pages/media/genvag:1:1: error[{code}]" in stage.err


def test_front_matter_that_is_not_utf8(stage: Stage) -> None:
    (stage.root / "content/pages").mkdir()
    (stage.root / "content/pages/om.md").write_bytes("---\ntitle: Läs\n---\n".encode("latin-1"))
    stage.run("kollegium check --format line")
    assert stage.code == 1
    assert stage.err.startswith("content/pages/om.md:2:9: error[not-utf8]")
