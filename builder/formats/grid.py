"""A table of plain cells: in columns for a terminal, or as a page that needs no other file."""

from collections.abc import Iterator, Sequence

from builder.formats.xml import text
from builder.show.width import width

_STYLE = """\
:root { color-scheme: light dark; }
body { max-width: 75rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
div { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { padding: 0.4rem 1rem 0.4rem 0; border-bottom: 1px solid; text-align: left;
  vertical-align: top; }
thead th { vertical-align: bottom; }
"""


def as_columns(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Write lines in which the columns stand below each other; one that is empty is left out."""
    used = [at for at in range(len(head)) if any(row[at] for row in rows)]
    lines = [[row[at] for at in used] for row in (head, *rows)]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    for cells in lines:
        padded = (
            cell + " " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=True)
        )
        yield "  ".join(padded).rstrip()


def as_page(
    language: str, title: str, lead: str, head: Sequence[str], rows: Sequence[Sequence[str]]
) -> str:
    """Write a page for a browser, which search engines are asked not to keep."""
    cells = "".join(f'<th scope="col">{text(cell)}</th>' for cell in head)
    lines = "\n".join(
        f'<tr><th scope="row">{text(first)}</th>'
        f"{''.join(f'<td>{text(cell)}</td>' for cell in rest)}</tr>"
        for first, *rest in rows
    )
    return f"""\
<!doctype html>
<html lang="{text(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{text(title)}</title>
<style>
{_STYLE}</style>
</head>
<body>
<main>
<h1>{text(title)}</h1>
<p>{text(lead)}</p>
<div role="region" aria-label="{text(title)}" tabindex="0">
<table>
<thead><tr>{cells}</tr></thead>
<tbody>
{lines}
</tbody>
</table>
</div>
</main>
</body>
</html>"""
