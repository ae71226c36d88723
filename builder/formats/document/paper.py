"""A page's content as HTML for paper: nothing that is for the screen, and nothing to be fetched.

Pictures stand in it as data, so whoever lays it out on pages has no reason to open anything.
"""

from base64 import b64encode
from html import escape
from importlib.resources import files

from builder.formats.document.content import (
    About,
    Pictures,
    address_of,
    content,
    destinations,
    taken,
)
from builder.formats.document.speech import locale

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_KINDS = (
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"RIFF", "webp"),
)


def as_paper(html: str, about: About, base_url: str, pictures: Pictures, page: str) -> str:
    """Make the HTML that becomes a PDF; `page` is what its foot says, with `{page}` in it."""
    from lxml import html as writing

    main = content(html)
    for element in list(main.iterdescendants()):
        if not taken(element) and element.getparent() is not None:
            element.drop_tree()
    links = destinations(main, base_url)
    for element in main.iter("a"):
        target = links.get(element.get("href", ""), "")
        element.attrib.pop("href", None)
        if target:
            element.set("href", target)
    for element in main.iter():
        element.attrib.pop("style", None)
        if element.tag in ("img", "source", "input"):
            data = pictures.get(address_of(element.get("src", "")), b"")
            for name in ("src", "srcset", "loading"):
                element.attrib.pop(name, None)
            if data:
                element.set("src", f"data:image/{_kind(data)};base64,{b64encode(data).decode()}")
    body = writing.tostring(main, encoding="unicode", method="html")
    return _frame(body, about, page)


def _frame(body: str, about: About, page: str) -> str:
    style = (files(__package__) / "paper.css").read_text(encoding="utf-8")
    updated = about.updated.isoformat() if about.updated else ""
    before, _, after = page.partition("{page}")
    between, _, end = after.partition("{pages}")
    foot = f"{_said(before)} counter(page) {_said(between)} counter(pages) {_said(end)}"
    date = f'<meta name="dcterms.modified" content="{updated}">' if updated else ""
    return (
        f'<!doctype html><html lang="{escape(locale(about.language))}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{escape(about.title)}</title>"
        f'<meta name="author" content="{escape(about.organisation)}">{date}'
        f"<style>{style}@page{{@top-left{{content:{_said(about.module)}}}"
        f"@top-right{{content:{_said(about.title if about.title != about.module else '')}}}"
        f"@bottom-left{{content:{_said(about.organisation)}}}"
        f"@bottom-right{{content:{foot}}}}}</style></head><body>{body}</body></html>"
    )


def _said(text: str) -> str:
    """Write a text as CSS does, so that nothing in it can end it, or the style sheet."""
    plain = " ".join(text.split())
    lead = " " if text[:1].isspace() else ""
    rear = " " if text[-1:].isspace() and plain else ""
    return '"' + "".join(_letter(each) for each in f"{lead}{plain}{rear}") + '"'


def _letter(each: str) -> str:
    return each if each.isalnum() or each in " .,:–-" else f"\\{ord(each):x} "


def _kind(data: bytes) -> str:
    return next((kind for start, kind in _KINDS if data.startswith(start)), "svg+xml")
