"""Where references lead: the files of the whole portal, and looking one up from another.

A reference is the relative path of a file as the author sees it in the folder. Anything else is a
web address or a fault, which is told with its place.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from posixpath import dirname, normpath, relpath
from typing import Any
from urllib.parse import unquote

from builder.diagnostics import Diagnostic, diagnose
from builder.model import Medium, Page, Reference, Target
from builder.read.find import CONTENT
from builder.read.nearest import nearest
from builder.source import Span
from builder.value import value

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SAFE = ("http", "https", "mailto", "tel")
_ROOT = f"{CONTENT}/"


@value
class Known:
    """What can be referred to: pages and media by path, and the pages that are not published."""

    pages: Mapping[str, tuple[str, str, frozenset[str]]]  # path → id, title, anchors
    media: Mapping[str, str]  # path → id
    drafts: frozenset[str]  # paths
    broken: frozenset[str]  # paths of files that could not be read, which is told elsewhere


def known(
    pages: Iterable[tuple[Page[Any], str]],
    media: Iterable[Medium],
    drafts: frozenset[str] = frozenset(),
    broken: frozenset[str] = frozenset(),
) -> Known:
    """Gather what can be referred to, from pages with their titles."""
    return Known(
        {page.path: (page.id, title, frozenset(page.body.anchors)) for page, title in pages},
        {f"{_ROOT}{medium.id}": medium.id for medium in media},
        drafts,
        broken,
    )


def resolve(known: Known, path: str, reference: Reference, diagnostics: list[Diagnostic]) -> Target:
    """Find where a reference in the file at `path` leads; a fault is added to the diagnostics."""
    written = reference.target
    scheme = _SCHEME.match(written)
    if scheme and scheme.group(1).lower() in _SAFE and not reference.picture:
        return Target(url=written)
    if scheme and scheme.group(1).lower() in ("http", "https"):
        fault = diagnose("outside-picture", path, reference.span, target=written)
    elif scheme and len(scheme.group(1)) > 1:
        name = scheme.group(1)
        fault = diagnose("unsafe-link", path, reference.span, scheme=name, target=written)
    elif written.startswith(("/", "\\")) or scheme:
        fault = diagnose("absolute-link", path, reference.span, target=written)
    else:
        return _inside(known, path, reference, diagnostics)
    diagnostics.append(fault)
    return Target()


def _inside(known: Known, path: str, reference: Reference, diagnostics: list[Diagnostic]) -> Target:
    written, _, anchor = reference.target.partition("#")
    below = unicodedata.normalize("NFC", unquote(written.partition("?")[0]))
    wanted = normpath(f"{dirname(path)}/{below}") if below else path
    if wanted in known.media:
        return Target(medium=known.media[wanted])
    if wanted in known.pages and not reference.picture and reference.target:
        page, title, anchors = known.pages[wanted]
        target = Target(page=page, anchor=unquote(anchor), title=title)
        if not target.anchor or target.anchor in anchors:
            return target
        diagnostics.append(_no_anchor(path, reference, wanted, sorted(anchors)))
        return target._replace(anchor="")
    if wanted not in known.broken:
        diagnostics.append(_nowhere(known, path, reference, wanted))
    return Target()


def _no_anchor(path: str, reference: Reference, wanted: str, anchors: list[str]) -> Diagnostic:
    anchor = unquote(reference.target.partition("#")[2])
    near = nearest(anchor, anchors)
    return diagnose(
        "broken-anchor",
        path,
        reference.span,
        hint="nearest" if near else "",
        anchor=anchor,
        target=wanted.rpartition("/")[2],
        nearest=near,
    )


def _nowhere(known: Known, path: str, reference: Reference, wanted: str) -> Diagnostic:
    target = reference.target
    if not wanted.startswith(_ROOT):
        return diagnose("link-outside", path, reference.span, target=target)
    if wanted in known.drafts and not reference.picture:
        return diagnose("draft-link", path, reference.span, target=target)
    code = "broken-image" if reference.picture else "broken-link"
    near = _near(known, path, wanted, picture=reference.picture) if target else ""
    hint = "nearest" if near else ""
    return diagnose(code, path, reference.span, hint=hint, target=target, nearest=near)


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
