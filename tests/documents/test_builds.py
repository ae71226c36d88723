"""Documents in a portal: beside their pages, linked, remade alone, and nothing of the leader's."""

import io
import re
from collections.abc import Mapping
from zipfile import ZipFile

import pytest

from tests.documents.opened import Opened, W
from tests.site import tree
from tests.stories.stage import Stage

HIDDEN = "HEMLIGT"
PART = "moduler/lasa/del-1/lasa-del-1.docx"
LEADERS = "moduler/lasa/ledare/"
MEETING = f"{LEADERS}traff-1/lasa-ledare-traff-1.docx"
LOG = "moduler/lasa/dokumentation/lasa-dokumentation.docx"
ARTICLE = "moduler/lasa/artiklar/lasaren/lasa-artiklar-lasaren.docx"


@pytest.fixture
def portal(stage: Stage) -> Stage:
    stage.give("portal")
    stage.give("modul")
    _ask(stage, "guides", "logs", "documents")
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
    names = ("", "-fragor", "-hoppa-in", "-traff-1", "-traff-2")
    leaders = {path.rpartition("/")[2] for path in made if path.startswith(LEADERS)}
    assert leaders == {f"lasa-ledare{name}.docx" for name in names}
    assert LOG in made


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


def _hide(stage: Stage) -> None:
    """Write a marker in whatever is for the leader."""
    block = f"\n::: leader\n{HIDDEN}\n:::\n"
    for name in ("module.md", "1-start/part.md", "1-start/a.md", "articles/lasaren.md"):
        _append(stage, name, block)
    path = stage.root / "content/modules/lasa/1-start/b.md"
    written = path.read_text(encoding="utf-8")
    pitfalls = f"pitfalls: [{{when: {HIDDEN}, then: {HIDDEN}}}]\n---\n"
    path.write_text(pitfalls.join(written.rsplit("---\n", 1)) + block, encoding="utf-8")


def _tells(data: bytes) -> bool:
    return any(HIDDEN.encode() in part for part in Opened(data).parts.values())


def test_leaders_own_is_in_documents_at_the_leaders_address_alone(portal: Stage) -> None:
    _hide(portal)
    telling = [path for path, data in documents(portal).items() if _tells(data)]
    assert MEETING in telling
    assert f"{LEADERS}lasa-ledare.docx" in telling
    assert [path for path in telling if not path.startswith(LEADERS)] == []
    for path, data in tree(portal.site).items():
        if path.endswith(".html") and not path.startswith(LEADERS):
            assert not re.search(rb"ledare[^\"]*\.docx", data), path


def test_participants_packages_have_no_leaders_documents(portal: Stage) -> None:
    _hide(portal)
    _ask(portal, "guides", "logs", "documents", "packages")
    portal.run("kollegium build")
    assert (portal.code, portal.err) == (0, "")
    packed = {
        path.rpartition("/")[2]: _documents_in(data)
        for path, data in tree(portal.site).items()
        if path.endswith(".zip")
    }
    assert {"lasa.zip", "lasa-ledare.zip", "portal.zip"} <= {*packed}
    for name, held in packed.items():
        told = [path for path, data in held.items() if _tells(data)]
        assert bool(told) == name.endswith("-ledare.zip"), name
        assert any("/ledare/" in path for path in held) == name.endswith("-ledare.zip"), name
    assert any("dokumentation" in path for path in packed["lasa.zip"])


def _documents_in(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {path: archive.read(path) for path in archive.namelist() if path.endswith(".docx")}


def test_guide_has_what_is_held_in_the_hand_and_nothing_for_the_screen(portal: Stage) -> None:
    read = Opened(documents(portal)[MEETING])
    headings = [text for style, text in read.paragraphs() if style == "heading 2"]
    assert "Dagordning" in headings
    assert "Efter träffen" in headings
    every = [text for _, text in read.paragraphs()]
    assert any(text.startswith("× ") for text in every)
    page = tree(portal.site)[f"{LEADERS}traff-1/index.html"].decode()
    for text in ("Skriv ut handledningen", "Kopiera inbjudan"):
        assert text in page
        assert text not in every


def test_no_heading_has_nothing_under_it(portal: Stage) -> None:
    for path, data in documents(portal).items():
        body = Opened(data).main[0]
        read = Opened(data)
        kinds = [read.style(each) if each.tag == f"{W}p" else each.tag for each in body]
        levels = [int(kind[-1]) if kind.startswith("heading") else 9 for kind in kinds]
        for at, level in enumerate(levels[:-1]):
            after = levels[at + 1] if kinds[at + 1] != f"{W}sectPr" else 0
            assert level == 9 or after > level, f"{path}: {read.paragraphs()}"


def test_log_has_room_to_write_where_the_page_has_fields(portal: Stage) -> None:
    made = documents(portal)
    read = Opened(made[LOG])
    rows = [row for table in read.main.iter(f"{W}tbl") for row in table.iter(f"{W}tr")]
    rooms = [row for row in rows if row.find(f"{W}trPr/{W}trHeight") is not None]
    page = tree(portal.site)["moduler/lasa/dokumentation/index.html"].decode()
    fields = len(re.findall(r"<(?:textarea|input) name=", page))
    parts = page.count('class="experience"')
    assert len(rooms) == fields + parts
    assert {"".join(text for _, text in read.paragraphs(row)[1:]) for row in rooms} == {""}


def test_cards_are_cut_out_of_pdf_alone(portal: Stage) -> None:
    _ask(portal, "guides", "documents", "pdf")
    portal.run("kollegium build")
    assert (portal.code, portal.err) == (0, "")
    made = {path for path in tree(portal.site) if path.startswith(f"{LEADERS}kort/")}
    assert made == {f"{LEADERS}kort/index.html", f"{LEADERS}kort/lasa-ledare-kort.pdf"}
    page = tree(portal.site)[f"{LEADERS}kort/index.html"].decode()
    assert "lasa-ledare-kort.pdf" in page
    assert ".docx" not in page


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
