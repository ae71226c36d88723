"""`new` and `clean`: what they write builds without a word, and they touch nothing else."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from builder.console.refusal import FINE, USAGE
from tests.console.transcript import say

CYCLES = ("collegial", "leadership", "sessions", "lesson-study")
TITLES = (
    'Samtal: "öppna" frågor',
    "Det är 'så' # inte en kommentar",
    r"C:\mapp\å",
    "50 % – $pris ${x} {y} {{ z }} {% if %}",
    "<script>alert(1)</script> & så vidare",
    "- 2026",
    "true",
    "[a, b]: {c}",
    "*kursiv* `kod` ![bild](x.png)",
    "Två\nrader",
)


def done(*arguments: str) -> str:
    said = say([*arguments])
    assert said.code == FINE, said.text
    return said.text


def at(project: Path, *arguments: str) -> str:
    return done(*arguments, "--project", str(project))


def texts(folder: Path) -> dict[str, bytes]:
    """Read what lies in a folder, but for the cache, which every command may fill."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".kollegium" not in path.parts
    }


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_cycle_builds_without_a_remark(language: str, tmp_path: Path) -> None:
    done("new", "portal", str(tmp_path), "--lang", language)
    for cycle in CYCLES:
        at(tmp_path, "new", "module", cycle, "--cycle", cycle, "--parts", "2")
        at(tmp_path, "new", "part", cycle)
    told = json.loads(at(tmp_path, "build", "--drafts", "--format", "json", "--jobs", "1"))
    assert told["diagnostics"] == []
    assert (told["summary"]["modules"], told["summary"]["parts"]) == (4, 12)


def test_titles_arrive_letter_by_letter(portal: Path) -> None:
    for number, title in enumerate(TITLES):
        at(portal, "new", "module", f"m-{number}", "--title", title, "--parts", "1")
        at(portal, "new", "part", f"m-{number}", "--title", title)
    told = json.loads(at(portal, "build", "--drafts", "--format", "json", "--jobs", "1"))
    assert told["diagnostics"] == []
    for number, title in enumerate(TITLES):
        for page in ("index.html", "del-2/index.html"):
            assert top(portal / "site" / "moduler" / f"m-{number}" / page) == title.split()


def top(page: Path) -> list[str]:
    """Read a page's top heading, as words."""
    heading = BeautifulSoup(page.read_bytes(), "html.parser").h1
    assert heading
    return heading.get_text().split()


def test_a_portal_takes_its_name_from_its_folder(portal: Path) -> None:
    assert 'title: "Ängs skola"' in (portal / "content/portal.yaml").read_text(encoding="utf-8")


def test_what_is_there_is_left_alone(portal: Path) -> None:
    at(portal, "new", "module", "lasa", "--title", "Läsa", "--parts", "1")
    before = texts(portal)
    assert say(["new", "portal", str(portal), "--title", "Annat"]).code == USAGE
    assert say(["new", "module", "lasa", "--project", str(portal)]).code == USAGE
    at(portal, "new", "part", "lasa", "--title", "Mer")
    after = texts(portal)
    assert {path: after[path] for path in before} == before


def test_a_portal_begun_among_other_files_leaves_them_as_they_are(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n", encoding="utf-8")
    done("new", "portal", str(tmp_path))
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "mine\n"


def test_lines_end_alike_on_every_system(portal: Path) -> None:
    at(portal, "new", "module", "lasa")
    assert [path for path, data in texts(portal).items() if b"\r" in data] == []
    assert [path for path, data in texts(portal).items() if not data.endswith(b"\n")] == []


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Läsa", "lasa"),
        ("läsa & skriva", "lasa-skriva"),
        ("samtal_om_texter", "samtal-om-texter"),
        ("../utanför", "utanfor"),
        ("a/b", "a-b"),
        ("/etc", "etc"),
        ("modul.md", "modul-md"),
        ("a--b", "a-b"),
        ("", "min-modul"),
        (".", "min-modul"),
        ("мир", "min-modul"),
    ],
)
def test_a_name_that_is_no_address_gets_a_better_one(portal: Path, name: str, better: str) -> None:
    before = texts(portal)
    said = say(["new", "module", name, "--project", str(portal)])
    assert said.code == USAGE, said.text
    assert said.text.endswith(f": {better}\n"), said.text
    assert texts(portal) == before
    at(portal, "new", "module", better, "--parts", "1")


def test_a_part_comes_last_also_where_one_has_gone(portal: Path) -> None:
    at(portal, "new", "module", "lasa", "--parts", "3")
    module = portal / "content" / "modules" / "lasa"
    (module / "2-del").rename(module / "4-egen-rubrik")
    at(portal, "new", "part", "lasa")
    names = sorted(path.name for path in module.iterdir() if path.name[0].isdigit())
    assert names == ["1-del", "3-del", "4-egen-rubrik", "5-del"]


def test_folders_that_are_no_parts_are_passed_over(portal: Path) -> None:
    at(portal, "new", "module", "lasa", "--parts", "1")
    module = portal / "content" / "modules" / "lasa"
    (module / "2b-utkast").mkdir()
    at(portal, "new", "part", "lasa")
    assert (module / "2-del" / "part.md").is_file()


@pytest.mark.parametrize("name", ["../modules/lasa", "./lasa", "lasa/", "lasa/../lasa", "", "."])
def test_a_module_is_named_and_not_pointed_at(portal: Path, name: str) -> None:
    at(portal, "new", "module", "lasa", "--parts", "1")
    before = texts(portal / "content")
    assert say(["new", "part", name, "--project", str(portal)]).code == USAGE
    assert texts(portal / "content") == before


def test_a_part_follows_its_module_s_cycle(portal: Path) -> None:
    at(portal, "new", "module", "traffar", "--cycle", "sessions", "--parts", "1")
    at(portal, "new", "part", "traffar")
    module = portal / "content" / "modules" / "traffar"
    first, second = ({path.name for path in (module / f"{n}-del").iterdir()} for n in (1, 2))
    assert first == second


def updated(portal: Path, name: str) -> str:
    text = (portal / "content/modules" / name / "module.md").read_text(encoding="utf-8")
    return text.partition("updated:")[2].split()[0]


def test_today_is_what_is_said(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    at(portal, "new", "module", "sagt", "--today", "2026-10-01")
    at(portal, "new", "module", "byggt")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "no number")
    before = datetime.now().astimezone().date()
    at(portal, "new", "module", "nu")
    after = datetime.now().astimezone().date()
    assert updated(portal, "sagt") == "2026-10-01"
    assert updated(portal, "byggt") == datetime.fromtimestamp(10**9, UTC).date().isoformat()
    assert updated(portal, "nu") in {before.isoformat(), after.isoformat()}


def test_a_build_date_beyond_all_days_is_refused(
    portal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "9" * 14)
    said = say(["check", "--project", str(portal)])
    assert (said.code, said.text) == (USAGE, f"{'9' * 14} går inte som SOURCE_DATE_EPOCH.\n")


@pytest.mark.parametrize("day", ["igår", "2026-13-01", "2026-02-30", "1 oktober 2026"])
def test_a_day_that_is_none_is_refused(portal: Path, day: str) -> None:
    before = texts(portal)
    said = say(["new", "module", "lasa", "--today", day, "--project", str(portal)])
    assert (said.code, said.text) == (USAGE, f"{day} går inte som --today.\n")
    assert texts(portal) == before


def test_clean_removes_what_was_built_and_nothing_else(portal: Path) -> None:
    before = texts(portal)
    at(portal, "build", "--jobs", "1")
    at(portal, "clean")
    assert texts(portal) == before
    assert not (portal / "site").exists()
    assert not (portal / ".kollegium").exists()


def test_clean_leaves_strangers_in_the_site(portal: Path) -> None:
    at(portal, "build", "--jobs", "1")
    (portal / "site" / "CNAME").write_text("example.org", encoding="utf-8")
    (portal / "site" / "om" / "eget.txt").write_text("mitt", encoding="utf-8")
    at(portal, "clean")
    assert texts(portal / "site") == {"CNAME": b"example.org", "om/eget.txt": b"mitt"}


def test_clean_follows_no_link_out_of_the_project(portal: Path, tmp_path: Path) -> None:
    at(portal, "build", "--jobs", "1")
    outside = tmp_path / "elsewhere"
    (portal / "site").rename(outside)
    (portal / "site").symlink_to(outside, target_is_directory=True)
    before = texts(outside)
    said = say(["clean", "--project", str(portal)])
    assert "Traceback" not in said.text
    assert texts(outside) in (before, {}), "removed in part"
