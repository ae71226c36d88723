"""A table as a spreadsheet (Office Open XML), the same bytes every time.

Every cell is written as text, so that no program takes one for a formula, a date or a number.
"""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO

from builder.formats.table import Table

# No clock reaches an output: the format wants a day, and the first that a sheet can hold is one.
_CREATED = datetime(1900, 1, 1)  # noqa: DTZ001 - the format knows no zone
_WIDEST = 50  # characters
_MOST = 32_767  # characters that a cell can hold


def as_xlsx(made: Table, title: str, said: Mapping[str, str]) -> bytes:
    """Write a table with its headings in the first row, which stays in view."""
    from xlsxwriter import Workbook

    out = BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"title": title[:255], "created": _CREATED})
    sheet = book.add_worksheet(said["title.sheet"])
    bold = book.add_format({"bold": True, "bottom": 1})
    rows = [[said[f"column.{name}"] for name in made.columns], *made.rows]
    for at, row in enumerate(rows):
        for col, text in enumerate(row):
            sheet.write_string(at, col, text[:_MOST], None if at else bold)
    for col in range(len(made.columns)):
        sheet.set_column(col, col, min(_WIDEST, max(len(row[col]) for row in rows) + 2))
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()
