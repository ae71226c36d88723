"""A document as PDF: tagged for screen readers, with bookmarks, the same bytes each time."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from builder.formats.document.content import About, Pictures
from builder.formats.document.paper import as_paper
from builder.formats.document.renderer import WEASYPRINT, runs_as_root, weasyprint

_SECONDS = 120
_UNDATED = "19800101000000"
_NODE = re.compile(rb"\(node(\d{8})\)")
_DATE = re.compile(rb"(/(?:Creation|Mod)Date \(D:)\d{14}[^)]*\)")


def as_pdf(  # noqa: PLR0913, PLR0917 - what DOCX is made of, and with what
    html: str,
    about: About,
    base_url: str,
    pictures: Pictures,
    said: Mapping[str, str],
    renderer: str,
) -> bytes:
    """Make a PDF of a page's content, with a renderer that `renderer()` has named.

    Otherwise as `as_docx`. OSError where the browser does not do its work.
    """
    paper = as_paper(html, about, base_url, pictures, said["document.page"])
    if renderer.startswith(WEASYPRINT):
        return _by_weasyprint(paper)
    date = f"{about.updated:%Y%m%d}000000" if about.updated else _UNDATED
    return _renumbered(_dated(_by_browser(paper, renderer), date))


def _by_weasyprint(paper: str) -> bytes:
    made_by = weasyprint()
    from weasyprint.urls import URLFetcher

    # All that a document shows stands in it as data; no file and no address is ever opened.
    data_alone = URLFetcher(allowed_protocols=("data",))
    made = made_by.HTML(string=paper, base_url=None, url_fetcher=data_alone)
    done: Any = made.write_pdf(pdf_tags=True, pdf_variant="pdf/ua-1")
    return bytes(done)


def _by_browser(paper: str, browser: str) -> bytes:
    """Let a browser print, alone with the page: a profile of its own, no network, no scripts."""
    with TemporaryDirectory(prefix="kollegium-") as name:
        folder = Path(name)
        page, out = folder / "page.html", folder / "page.pdf"
        page.write_text(paper, encoding="utf-8")
        command = [
            browser,
            *("--headless", "--disable-gpu", "--no-first-run", "--disable-extensions"),
            *("--disable-background-networking", "--disable-sync", "--hide-scrollbars"),
            *("--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9"),
            *("--no-pdf-header-footer", "--export-tagged-pdf"),
            "--generate-pdf-document-outline",
            f"--user-data-dir={folder / 'profile'}",
            f"--print-to-pdf={out}",
            *(("--no-sandbox",) if runs_as_root() else ()),
            page.as_uri(),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603
            return out.read_bytes()
        except subprocess.SubprocessError as error:
            raise OSError(0, f"no PDF ({type(error).__name__})", browser) from None


def _dated(data: bytes, date: str) -> bytes:
    """Put a date of the content in place of the clock's; nothing in the file moves."""

    def dated(found: re.Match[bytes]) -> bytes:
        whole = found.group()
        told = found.group(1) + date.encode() + b"+00'00'"
        return (told + b")").ljust(len(whole)) if len(told) < len(whole) else whole

    return _DATE.sub(dated, data)


def _renumbered(data: bytes) -> bytes:
    """Give elements numbers from 1; a browser numbers them by all that it has done before.

    Their order stays, and so does every length.
    """
    ranks = {name: at for at, name in enumerate(sorted({*_NODE.findall(data)}), 1)}
    return _NODE.sub(lambda found: b"(node%08d)" % ranks[found.group(1)], data)
