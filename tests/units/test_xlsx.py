"""A spreadsheet holds a table's texts as texts: read back from its XML, as others would."""

import io
import zipfile
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.formats.table import COLUMNS, Table
from builder.formats.words import words
from builder.formats.xlsx import as_xlsx

SAID = words("sv")
NAMES = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
FORMULAS = ("=1+1", "+46 70", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "{=A1}", "http://example.org")
texts = st.sampled_from(FORMULAS) | st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=12
)


def sheet(data: bytes) -> tuple[list[list[str]], ET.Element]:
    """Read the cells of the one sheet, and its XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None
        tree = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own
        shared = ET.fromstring(archive.read("xl/sharedStrings.xml"))  # noqa: S314
    strings = ["".join(each.itertext()) for each in shared.findall("m:si", NAMES)]
    rows = []
    for row in tree.findall(".//m:row", NAMES):
        assert {cell.get("t") for cell in row.findall("m:c", NAMES)} == {"s"}
        numbers = row.findall("m:c/m:v", NAMES)
        rows.append([strings[int(number.text or "")] for number in numbers])
    return rows, tree


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(texts, min_size=3, max_size=3), max_size=6), st.text(max_size=300))
def test_cells_are_texts_and_no_formulas(rows: list[list[str]], title: str) -> None:
    clean = "".join(letter for letter in title if letter.isprintable())
    made = Table(COLUMNS[:3], tuple(map(tuple, rows)))
    data = as_xlsx(made, clean, SAID)
    found, tree = sheet(data)
    assert found[0] == [SAID[f"column.{name}"] for name in COLUMNS[:3]]
    assert found[1:] == rows
    assert not [each.tag for each in tree.iter() if each.tag.endswith(("}f", "}hyperlink"))]
    assert tree.find(".//m:pane[@state='frozen']", NAMES) is not None
    assert data == as_xlsx(made, clean, SAID)
