"""A page's address as a picture that a phone's camera reads (a QR code, ISO/IEC 18004), as SVG."""

_QUIET = 4  # modules of empty ground around it, says the standard


def as_svg(url: str) -> bytes:
    """Draw an address, dark on light whatever stands around it, in shapes alone."""
    import segno  # few builds need it

    rows = [list(row) for row in segno.make_qr(url, error="m").matrix]
    whole = len(rows) + 2 * _QUIET
    dark = "".join(
        f"M{start + _QUIET} {y + _QUIET}h{end - start}v1h-{end - start}z"
        for y, row in enumerate(rows)
        for start, end in _runs(row)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{whole}v{whole}H0z"/>'
        f'<path d="{dark}"/></svg>\n'
    ).encode()


def _runs(row: list[int]) -> list[tuple[int, int]]:
    """Find the dark stretches of a row."""
    edges = [
        at for at in range(len(row) + 1) if (row[at - 1 : at] or [0]) != (row[at : at + 1] or [0])
    ]
    return [*zip(edges[::2], edges[1::2], strict=True)]
