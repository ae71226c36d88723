"""`serve` in a process of its own: builds as often as there is something to build, ends well."""

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from builder.console.serving import EDITOR, link
from tests.console.transcript import say
from tests.serve.desk import FINE, Preview, previewing


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    folder = tmp_path / "Ängs skola"
    assert say(["new", "portal", str(folder)]).code == 0
    return folder


@pytest.fixture(params=[(), ("--poll",)], ids=["events", "poll"])
def preview(portal: Path, request: pytest.FixtureRequest) -> Iterator[Preview]:
    with previewing(portal, *request.param) as started:
        yield started


def read(url: str) -> str:
    with urlopen(url, timeout=10) as answer:  # noqa: S310 - loopback
        text: str = answer.read().decode()
    return text


def await_text(preview: Preview, url: str, text: str) -> None:
    """Wait until a page has this; several saves make one build, or more."""
    while text not in read(url):
        preview.hear(FINE)


def test_a_day_at_the_desk(portal: Path, preview: Preview) -> None:
    page = portal / "content/pages/om.md"
    preview.hear(FINE)
    url = preview.url()
    assert "Om" in read(f"{url}om/index.html")
    fine = page.read_text("utf-8")
    page.write_text(f"{fine}\nEtt stycke till.\n", "utf-8")
    preview.hear(FINE)
    assert "Ett stycke till." in read(f"{url}om/index.html")
    page.write_text(f"{fine}\n[Ingenstans](finns-inte.md)\n", "utf-8")
    preview.hear("1 fel. Webbläsaren visar den senaste felfria portalen.")
    assert "Ett stycke till." in read(f"{url}om/index.html")  # the last good one
    # Nothing that it reads or writes itself, or that editors leave, makes it build.
    for name in (".om.md.swp", "4913", "om.md~", ".#om.md", "~$om.md", "om.md.tmp"):
        (page.parent / name).write_text("x", "utf-8")
    (page.parent / "4913").unlink()  # which vim only tries
    (portal / "site/index.html").touch()
    (portal / ".kollegium/x").write_text("x", "utf-8")
    assert preview.is_quiet(2.0)  # polling looks once a second
    page.write_text(fine, "utf-8")
    preview.hear(FINE)
    assert "Ett stycke till." not in read(f"{url}om/index.html")
    assert preview.end() == 0
    preview.hear("Visningen är avslutad.")


def test_what_is_shown_is_what_a_build_makes(portal: Path, preview: Preview) -> None:
    page = portal / "content/pages/om.md"
    preview.hear(FINE)
    preview.url()
    with page.open("a", encoding="utf-8") as file:
        file.write("\nEtt stycke till.\n")
    preview.hear(FINE)
    shown = published(portal)
    assert preview.end() == 0
    assert say(["clean", "--project", str(portal)]).code == 0
    assert say(["build", "--jobs", "1", "--project", str(portal)]).code == 0
    assert published(portal) == shown
    assert not any(b"preview.js" in data for data in shown.values())


def published(portal: Path) -> dict[str, bytes]:
    files = (each for each in sorted((portal / "site").rglob("*")) if each.is_file())
    return {str(each.relative_to(portal)): each.read_bytes() for each in files}


def test_folders_that_come_later(portal: Path) -> None:
    """A theme that is begun meanwhile, and content that goes and comes, as branches are changed."""
    content, aside = portal / "content", portal / "aside"
    with previewing(portal) as preview:
        preview.hear(FINE)
        url = preview.url()
        strings = portal / "themes/egen/strings"
        strings.mkdir(parents=True)
        (portal / "themes/egen/theme.toml").write_text('name = "egen"\n', "utf-8")
        (strings / "sv.toml").write_text('[skip]\nmain = "Raka vägen"\n', "utf-8")
        preview.hear(FINE)
        with (content / "portal.yaml").open("a", encoding="utf-8") as file:
            file.write("theme:\n  name: egen\n")
        await_text(preview, f"{url}om/index.html", "Raka vägen")
        content.rename(aside)
        preview.hear("portal.yaml")
        aside.rename(content)
        preview.hear(FINE)
        with (content / "pages/om.md").open("a", encoding="utf-8") as file:
            file.write("\nEtt stycke till.\n")
        await_text(preview, f"{url}om/index.html", "Ett stycke till.")
        assert preview.end() == 0


def test_faults_from_the_beginning(portal: Path) -> None:
    page = portal / "content/pages/om.md"
    fine = page.read_text("utf-8")
    page.write_text("---\ntitel: Om\n---\n", "utf-8")
    with previewing(portal) as preview:
        preview.hear("om.md:2:1: error[unknown-key]")
        preview.url()
        page.write_text(fine, "utf-8")
        preview.hear(FINE)
        assert preview.end() == 0


def test_it_ends_while_a_page_listens(portal: Path) -> None:
    with previewing(portal) as preview:
        url = preview.url()
        with urlopen(f"{url}.kollegium/news", timeout=10) as news:  # noqa: S310 - loopback
            assert news.readline()
            assert preview.end() == 0


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="told by Linux alone")
def test_nothing_to_do_costs_nothing(portal: Path) -> None:
    """With a page listening: at most a hundredth of a second in two, once the start is over."""
    with previewing(portal) as preview:
        url = preview.url()
        with urlopen(f"{url}.kollegium/news", timeout=10) as news:  # noqa: S310 - loopback
            assert news.readline()
            assert any(is_idle(preview.process.pid) for _ in range(10))


def is_idle(pid: int) -> bool:
    before = spent(pid)
    time.sleep(2)
    return spent(pid) - before <= 1


def spent(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def test_links_to_the_editor() -> None:
    path = Path("/p/Ängs skola/content/a&b.md")
    where = path.resolve().as_posix().replace("Ä", "%C3%84").replace(" ", "%20").replace("&", "%26")
    where = where if where.startswith("/") else f"/{where}"
    assert link(EDITOR, path, 3, 7) == f"vscode://file{where}:3:7"
    assert link("idea://open?file={path}&line={line}", path, 3, 7) == (
        f"idea://open?file={where}&line=3"
    )
    assert link("none", path, 3, 7) == ""


@pytest.mark.parametrize("editor", ["javascript:alert(1)//{path}", "vscode://file", "a b:{path}"])
def test_odd_links_are_refused(portal: Path, editor: str) -> None:
    said = say(["serve", "--project", str(portal), "--editor", editor])
    assert said.code == 2
    assert "går inte som länk till en textredigerare" in said.text


def test_without_a_portal(tmp_path: Path) -> None:
    said = say(["serve", "--project", str(tmp_path)])
    assert said.code == 2
    assert "portal.yaml" in said.text
