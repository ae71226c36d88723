"""The accessibility statement of a portal where much falls short goes on over further pages."""

from bs4 import BeautifulSoup

from builder.look.accessibility import PAGE_LENGTH
from tests.stories.stage import Stage

FILMS = PAGE_LENGTH // 2 + 5  # each lacks captions and a transcript
MOMENT = "content/modules/lasa/1-start/a.md"
LARGEST = 60_000


def test_a_long_list_goes_on_over_pages(stage: Stage) -> None:
    stage.give("portal")
    stage.give("modul")
    films = "".join(
        f'  - {{film: "https://example.org/{number}", title: Film {number}, length: "1:00"}}\n'
        for number in range(FILMS)
    )
    stage.write(MOMENT, f"---\nmaterials:\n{films}---\nSe filmerna.")
    stage.run("kollegium build")
    assert stage.code == 0
    names = ("tillganglighet/index.html", "tillganglighet/sida-2/index.html")
    files = [stage.site / name for name in names]
    assert not (stage.site / "tillganglighet/sida-3").exists()
    assert all(len(file.read_bytes()) < LARGEST for file in files)
    first, second = (BeautifulSoup(file.read_bytes(), "html.parser") for file in files)
    listed = [page.select("section:has(> #k-kontroller) ul li") for page in (first, second)]
    assert [len(rows) for rows in listed] == [PAGE_LENGTH, 2 * FILMS - PAGE_LENGTH]
    told = [row.get_text().split(" (")[0].strip() for rows in listed for row in rows]
    assert told == [f"Film {number}" for number in range(FILMS)] * 2
    assert first.select_one(".pager [rel=next]")
    assert second.select_one(".pager [rel=prev]")
    assert len(first.select("#k-lagen")) == 1
    assert second.select("#k-lagen") == []
