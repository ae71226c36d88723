"""The printed tables of the planning guidance, cell by cell."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.planning.template import template
from builder.planning.term import UsualBreaks
from tests.planning.given import cells, paces, steps

TABLES = yaml.safe_load((Path(__file__).parent / "reference.yaml").read_text(encoding="utf-8"))
SOMEWHERE = tuple(UsualBreaks(44, week) for week in (7, 8, 9, 10))


@pytest.mark.parametrize("season", ["autumn", "spring"])
@pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table['pace']}-{table['parts']}")
def test_a_printed_table(table: dict[str, Any], season: str) -> None:
    pace = paces()[table["pace"]]
    rows = template(steps(pace, table["parts"]), pace, SOMEWHERE)
    printed = [(row[0], "".join(map(str, row[1:]))) for row in table[season]]
    assert cells(rows, season) == printed


@pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table['pace']}-{table['parts']}")
def test_a_printed_table_is_of_one_year_and_in_order(table: dict[str, Any]) -> None:
    pace = paces()[table["pace"]]
    rows = template(steps(pace, table["parts"]), pace, SOMEWHERE)
    assert {row.year for row in rows} == {"1"}
    assert [row.season for row in rows] == sorted(row.season for row in rows)
    numbers = [row.number for row in rows if row.kind == "meeting"]
    assert numbers == list(range(1, 2 * table["parts"] + 1))
