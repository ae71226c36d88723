"""Documents in a portal: beside their pages, linked, remade alone, and nothing of the leader's."""

from collections.abc import Mapping
from zipfile import ZipFile

import pytest

from tests.documents.opened import Opened, W
from tests.site import tree
from tests.stories.stage import Stage

HIDDEN = "HEMLIGT"
PART = "moduler/lasa/del-1/lasa-del-1.docx"
ARTICLE = "moduler/lasa/artiklar/lasaren/lasa-artiklar-lasaren.docx"


@pytest.fixture
def portal(stage: Stage) -> Stage:
    stage.give("portal")
    stage.give("modul")
    _ask(stage, "documents")
    return stage


def _ask(stage: Stage, *outputs: str) -> None:
    path = stage.root / "content/portal.yaml"
    told = f"outputs: [portal, schedules, {', '.join(outputs)}]\n"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    others = (each for each in lines if not each.startswith("outputs:"))
    path.write_text("".join((*others, told)), encoding="utf-8")


def _append(stage: Stage, name: str, text: str) -> None:
    path = stage.root / "content/modules/lasa" / name
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def documents(stage: Stage) -> Mapping[str, bytes]:
    stage.run("kollegium build")
    assert (stage.code, stage.err) == (0, "")
    return {path: data for path, data in tree(stage.site).items() if path.endswith(".docx")}


def test_each_page_to_take_along_has_its_document_and_a_link_to_it(portal: Stage) -> None:
    made = documents(portal)
    pages = {
        path
        for path, data in tree(portal.site).items()
        if path.endswith(".html") and b'class="documents"' in data
    }
    assert {f"{path.rpartition('/')[0]}/index.html" for path in made} == pages
    assert {PART, ARTICLE, "moduler/lasa/rektor/lasa-rektor.docx"} < {*made}
    assert "moduler/lasa/schema/intensive/lasa-schema-intensive.docx" in made


def test_part_has_its_moments_with_questions_and_what_to_observe(portal: Stage) -> None:
    read = Opened(documents(portal)[PART])
    headings = [each for each in read.paragraphs() if each[0].startswith("heading")]
    assert headings == [
        ("heading 1", "Öppna frågor"),
        *[("heading 2", "Läs själv"), ("heading 3", "Material")],
        *[("heading 2", "Samtala"), ("heading 3", "Frågor att samtala om")],
        *[("heading 2", "Pröva"), ("heading 3", "Lägg märke till")],
        *[("heading 2", "Följ upp"), ("heading 3", "Frågor att samtala om")],
    ]
    assert (1, 0, "decimal", "Vad utmanade er?") in read.numbering()
    assert "Vem som frågar" in [text for *_, text in read.numbering()]


def test_every_table_has_a_head_that_is_repeated(portal: Stage) -> None:
    for data in documents(portal).values():
        read = Opened(data)
        for table in read.main.iter(f"{W}tbl"):
            assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None


def test_two_builds_give_the_same_bytes(portal: Stage) -> None:
    first = documents(portal)
    portal.run("kollegium build --force")
    assert {path: tree(portal.site)[path] for path in first} == first


def test_an_edit_makes_only_the_documents_again_that_show_it(portal: Stage) -> None:
    before = documents(portal)
    _append(portal, "1-start/b.md", "\nEn rad till.\n")
    after = documents(portal)
    assert [path for path in before if before[path] != after[path]] == [PART]
    portal.run("kollegium build --why")
    menu = portal.root / "content/pages/om.md"
    menu.parent.mkdir(parents=True, exist_ok=True)
    menu.write_text("---\ntitle: Om\nsummary: Om.\n---\nOm.\n", encoding="utf-8")
    portal.run("kollegium build --why")
    assert "om/index.html" in portal.out
    assert ".docx" not in portal.out


def test_participants_documents_have_nothing_of_the_leaders(portal: Stage) -> None:
    block = f"\n::: leader\n{HIDDEN}\n:::\n"
    for name in ("module.md", "1-start/part.md", "1-start/a.md", "articles/lasaren.md"):
        _append(portal, name, block)
    path = portal.root / "content/modules/lasa/1-start/b.md"
    written = path.read_text(encoding="utf-8")
    pitfalls = f"pitfalls: [{{when: {HIDDEN}, then: {HIDDEN}}}]\n---\n"
    path.write_text(pitfalls.join(written.rsplit("---\n", 1)) + block, encoding="utf-8")
    for made in documents(portal).values():
        assert not [name for name, part in Opened(made).parts.items() if HIDDEN.encode() in part]


def test_pictures_are_those_that_the_portal_publishes(portal: Stage) -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x010E] = HIDDEN
    media = portal.root / "content/modules/lasa/media"
    media.mkdir()
    Image.new("RGB", (2400, 1200), "teal").save(media / "cykel.jpg", exif=exif)
    _append(portal, "1-start/a.md", "\n![En cykel](../media/cykel.jpg)\n")
    made = documents(portal)
    with ZipFile(portal.site / PART) as archive:
        picture = archive.read("word/media/image1.jpg")
    assert picture == tree(portal.site)["moduler/lasa/media/cykel.jpg"]
    assert HIDDEN.encode() not in picture
    Image.new("RGB", (24, 12), "navy").save(media / "cykel.jpg")
    after = documents(portal)
    assert [path for path in made if made[path] != after[path]] == [PART]


def test_links_lead_to_the_portal_where_it_has_an_address(portal: Stage) -> None:
    _append(portal, "1-start/a.md", "\nSe [artikeln](../articles/lasaren.md).\n")
    assert "artikeln" not in Opened(documents(portal)[PART]).links()
    path = portal.root / "content/portal.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "base_url: https://skola.example/lar\n", encoding="utf-8")
    links = Opened(documents(portal)[PART]).links()
    assert links["artikeln"] == (
        "https://skola.example/lar/moduler/lasa/artiklar/lasaren/index.html"
    )


def test_without_asking_there_are_none(stage: Stage) -> None:
    stage.give("portal")
    stage.give("modul")
    assert documents(stage) == {}
    assert not [path for path, data in tree(stage.site).items() if b'class="documents"' in data]


def test_draft_says_that_it_is_one(portal: Stage) -> None:
    path = portal.root / "content/modules/lasa/module.md"
    text = path.read_text(encoding="utf-8").replace("status: published", "status: draft")
    path.write_text(text, encoding="utf-8")
    assert not [path for path in documents(portal) if path.startswith("moduler/lasa")]
    portal.run("kollegium build --drafts")
    read = Opened(tree(portal.site)[PART])
    assert read.paragraphs()[0][0] == "Kollegium Notice"
