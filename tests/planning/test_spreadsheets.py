"""A second opinion on the files: LibreOffice opens them and sees the same texts, no formula."""

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest

from builder.formats.table import COLUMNS, Table, as_csv, inert, table
from builder.formats.words import words
from builder.formats.xlsx import as_xlsx
from builder.planning.plan import schedule
from tests.planning.given import groups, paces, steps, year

pytestmark = pytest.mark.heavy

SAID = words("sv")
# Commas, quotes, UTF-8, from the first line on; cells as they are shown.
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
READ_CSV = "--infilter=CSV:44,34,76,1"
PACE = paces()["three-week"]
TEAMS = (
    '  - {id: a, name: "=1+1", weekday: tuesday, time: "14:30", place: "@Salen, plan 2 å ä ö"}\n'
)
FORMULAS = ("=1+1", "+1+1", "-1-1", "@SUM(A1)", '=HYPERLINK("http://example.org")', "=A1", "1/2")


def seen(folder: Path, name: str, data: bytes, *options: str) -> list[list[str]]:
    """Let LibreOffice open a file and tell what its cells show."""
    office = shutil.which("soffice")
    if office is None:
        pytest.fail(
            "LibreOffice is missing. On Debian: "
            "sudo apt-get install --no-install-recommends libreoffice-calc",
            pytrace=False,
        )
    place, out = folder / name, folder / "out"
    place.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, "--headless", profile, *options, "--convert-to", AS_CSV]
    subprocess.run(
        [*command, "--outdir", str(out), str(place)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    (made,) = out.glob("*.csv")
    return list(csv.reader(io.StringIO(made.read_text(encoding="utf-8"))))


def plan() -> Table:
    made = schedule(steps(PACE, 8), PACE, [year()], groups(TEAMS, PACE))
    return table(made.rows, SAID)


def heads(made: Table) -> list[str]:
    return [SAID[f"column.{name}"] for name in made.columns]


def test_a_spreadsheet_shows_a_plan_s_texts(tmp_path: Path) -> None:
    made = plan()
    assert len(made.rows) >= 32
    found = seen(tmp_path, "plan.xlsx", as_xlsx(made, "Ängskolan", SAID))
    assert found == [heads(made), *map(list, made.rows)]


def test_a_csv_shows_a_plan_s_texts(tmp_path: Path) -> None:
    made = plan()
    found = seen(tmp_path, "plan.csv", as_csv(made, SAID).encode("utf-8-sig"), READ_CSV)
    assert found[0] == heads(made)
    at = made.columns.index("group")
    shown = [made.columns.index(name) for name in ("weeks", "group", "what", "place")]
    for own, row in zip(made.rows, found[1:], strict=True):
        assert [row[n] for n in shown] == [inert(own[n]) for n in shown]
    assert {row[at] for row in found[1:]} == {"'=1+1", ""}


@pytest.mark.parametrize("text", FORMULAS)
def test_what_begins_a_formula_is_shown_as_it_stands(text: str, tmp_path: Path) -> None:
    made = Table(COLUMNS[:2], ((text, "sist"),))
    assert seen(tmp_path, "x.xlsx", as_xlsx(made, "x", SAID))[1] == [text, "sist"]


@pytest.mark.parametrize("text", [each for each in FORMULAS if not each[0].isdigit()])
def test_a_csv_s_cell_is_no_formula(text: str, tmp_path: Path) -> None:
    made = Table(COLUMNS[:2], ((text, "sist"),))
    data = as_csv(made, SAID).encode("utf-8-sig")
    assert seen(tmp_path, "x.csv", data, READ_CSV)[1] == [f"'{text}", "sist"]
