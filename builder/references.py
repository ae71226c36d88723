"""Where references lead: the files of the whole portal, and looking one up from another.

A reference is the relative path of a file as the author sees it in the folder. Anything else is a
web address or a fault, which is told with its place.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from posixpath import dirname, normpath, relpath
from typing import Any
from urllib.parse import unquote

from builder.diagnostics import Diagnostic, diagnose
from builder.model import Medium, Page, Reference, Target
from builder.read.find import CONTENT
from builder.read.nearest import nearest
from builder.source import Span

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SAFE = ("http", "https", "mailto", "tel")
_ROOT = f"{CONTENT}/"


@dataclass(frozen=True, slots=True)
class Known:
    """What can be referred to: pages and media by path, and the pages that are not published."""

    pages: Mapping[str, tuple[str, str, frozenset[str]]]  # path → id, title, anchors
    media: Mapping[str, str]  # path → id
    drafts: frozenset[str]  # paths


def known(
    pages: Iterable[tuple[Page[Any], str]], media: Iterable[Medium], drafts: frozenset[str]
) -> Known:
    """Gather what can be referred to, from pages with their titles."""
    return Known(
        {page.path: (page.id, title, frozenset(page.body.anchors)) for page, title in pages},
        {f"{_ROOT}{medium.id}": medium.id for medium in media},
        drafts,
    )


def resolve(known: Known, path: str, reference: Reference, diagnostics: list[Diagnostic]) -> Target:
    """Find where a reference in the file at `path` leads; a fault is added to the diagnostics."""
    code, values, hint = "", {}, ""
    written = reference.target
    scheme = _SCHEME.match(written)
    if scheme and scheme.group(1).lower() in _SAFE and not reference.picture:
        return Target(url=written)
    if scheme and len(scheme.group(1)) > 1:
        code, values = "unsafe-link", {"scheme": scheme.group(1), "target": written}
    elif written.startswith(("/", "\\")) or scheme:
        code, values = "absolute-link", {"target": written}
    else:
        return _inside(known, path, reference, diagnostics)
    diagnostics.append(diagnose(code, path, reference.span, hint=hint, **values))
    return Target()


def _inside(known: Known, path: str, reference: Reference, diagnostics: list[Diagnostic]) -> Target:
    written, _, anchor = reference.target.partition("#")
    anchor = unquote(anchor)
    below = unicodedata.normalize("NFC", unquote(written.partition("?")[0]))
    wanted = normpath(f"{dirname(path)}/{below}") if below else path
    span = reference.span

    def fault(code: str, hint: str = "", **values: str) -> Target:
        diagnostics.append(diagnose(code, path, span, hint=hint, **values))
        return Target()

    if not wanted.startswith(_ROOT):
        return fault("link-outside", target=reference.target)
    if wanted in known.media:
        return Target(medium=known.media[wanted])
    if reference.picture or wanted not in known.pages:
        code = "broken-image" if reference.picture else "broken-link"
        if wanted in known.drafts:
            return fault("draft-link", target=reference.target)
        near = _near(known, path, wanted, picture=reference.picture)
        return fault(code, "nearest" if near else "", target=reference.target, nearest=near)
    page, title, anchors = known.pages[wanted]
    if anchor and anchor not in anchors:
        near = nearest(anchor, sorted(anchors)) or ""
        diagnostics.append(
            diagnose(
                "broken-anchor",
                path,
                span,
                hint="nearest" if near else "",
                anchor=anchor,
                target=below or "#",
                nearest=near,
            )
        )
        anchor = ""
    return Target(page=page, anchor=anchor, title=title)


def _near(known: Known, path: str, wanted: str, *, picture: bool) -> str:
    """Find the file that was probably meant, as a relative path from the page."""
    paths = sorted(known.media) if picture else sorted({*known.pages, *known.media})
    # First the same name elsewhere, since files move more often than they are misspelt.
    name = wanted.rpartition("/")[2]
    same = [other for other in paths if other.rpartition("/")[2] == name]
    close = same[0] if len(same) == 1 else nearest(wanted, paths)
    if not close:
        return ""
    return relpath(close, dirname(path))


def resolve_all(known: Known, page: Page[Any], diagnostics: list[Diagnostic]) -> tuple[Target, ...]:
    """Resolve every reference of a page's prose, in order."""
    return tuple(resolve(known, page.path, reference, diagnostics) for reference in page.references)


def resolve_key(
    known: Known, page: Page[Any], value: str, key: str, diagnostics: list[Diagnostic]
) -> Target:
    """Resolve a reference that stands in the front matter; an empty one leads nowhere."""
    if not value:
        return Target()
    span = page.spans.of(key) if known.pages else Span(1, 1, 1, 1)
    return resolve(known, page.path, Reference(value, False, span), diagnostics)
