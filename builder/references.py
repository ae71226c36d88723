"""Where references lead: what stands at a path, and looking one up from another.

A reference is the relative path of a file as the author sees it in the folder. Anything else is a
web address or a fault, which is told with its place. Who looks asks a `Lookup`, so that a module is
linked where it lies, with answers about the rest of the portal brought along.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from posixpath import dirname, normpath, relpath
from typing import Any, NamedTuple
from urllib.parse import unquote

from builder.diagnostics import Diagnostic, diagnose
from builder.front import ArticleFront, ModuleFront, MomentFront
from builder.model import Page, Reference, Target
from builder.read.find import CONTENT
from builder.read.limits import bounded
from builder.read.nearest import nearest

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SAFE = ("http", "https", "mailto", "tel")
_ROOT = f"{CONTENT}/"

DRAFT, BROKEN = "draft", "broken"


class Question(NamedTuple):
    """What stands at a path of the project, asked for a link or a picture."""

    path: str
    picture: bool = False


class Place(NamedTuple):
    """What stands at a path: a page with its title and anchors, or a medium, by id.

    `state` is `draft` for what is not published and `broken` for a file that could not be read,
    which is told elsewhere. `near` is the path that was probably meant where nothing stands.
    `coming`: it belongs to a part that is shown with drafts alone.
    """

    page: str = ""
    title: str = ""
    anchors: tuple[str, ...] = ()
    medium: str = ""
    state: str = ""
    near: str = ""
    coming: bool = False


def shown(place: Place, *, drafts: bool) -> Place:
    """Give what readers find at a place, where drafts are shown or not."""
    return Place(state=DRAFT) if place.coming and not drafts else place


Lookup = Callable[[Question], Place]


def references_of(page: Page[Any]) -> Iterator[Reference]:
    """List everything that a page refers to, in its prose and in its front matter."""
    yield from page.references
    for value, key in keyed(page.front):
        if value:
            yield Reference(value, False, page.spans.of(key))


def keyed(front: object) -> Iterator[tuple[str, str]]:
    """List the references that stand in front matter, each with its dotted key; some are empty."""
    if isinstance(front, MomentFront):
        for number, each in enumerate(front.materials):
            here = f"materials.{number}"
            yield "" if each.kind == "book" else each.value, f"{here}.{each.kind}"
            yield each.transcript, f"{here}.transcript"
            yield each.poster, f"{here}.poster"
    elif isinstance(front, ArticleFront):
        yield front.audio, "audio"
    elif isinstance(front, ModuleFront):
        yield front.funding.logo if front.funding else "", "funding.logo"


def question(path: str, reference: Reference) -> Question | None:
    """Tell what a reference in the file at `path` asks for; None where no file is meant."""
    written = reference.target
    if _SCHEME.match(written) or written.startswith(("/", "\\")):
        return None
    below = unicodedata.normalize("NFC", unquote(written.partition("#")[0].partition("?")[0]))
    wanted = normpath(f"{dirname(path)}/{below}") if below else path
    return Question(wanted, reference.picture)


def resolve(
    lookup: Lookup, path: str, reference: Reference, diagnostics: list[Diagnostic]
) -> Target:
    """Find where a reference in the file at `path` leads; a fault is added to the diagnostics."""
    asked = question(path, reference)
    if asked:
        return _inside(lookup, path, reference, asked, diagnostics)
    written = reference.target
    scheme = _SCHEME.match(written)
    name = scheme.group(1) if scheme else ""
    if name.lower() in _SAFE and not reference.picture:
        return Target(url=written)
    if name.lower() in ("http", "https"):
        fault = diagnose("outside-picture", path, reference.span, target=written)
    elif len(name) > 1:
        fault = diagnose("unsafe-link", path, reference.span, scheme=name, target=written)
    else:
        fault = diagnose("absolute-link", path, reference.span, target=written)
    diagnostics.append(fault)
    return Target()


def resolve_all(
    lookup: Lookup, page: Page[Any], diagnostics: list[Diagnostic]
) -> tuple[Target, ...]:
    """Resolve every reference of a page's prose, in order."""
    faults: list[Diagnostic] = []
    targets = [resolve(lookup, page.path, reference, faults) for reference in page.references]
    diagnostics += bounded(faults, page.path)
    return tuple(targets)


def resolve_key(
    lookup: Lookup, page: Page[Any], value: str, key: str, diagnostics: list[Diagnostic]
) -> Target:
    """Resolve a reference that stands in the front matter; an empty one leads nowhere."""
    if not value:
        return Target()
    reference = Reference(value, False, page.spans.of(key))
    return resolve(lookup, page.path, reference, diagnostics)


def _inside(
    lookup: Lookup,
    path: str,
    reference: Reference,
    asked: Question,
    diagnostics: list[Diagnostic],
) -> Target:
    place = lookup(asked)
    if place.medium:
        return Target(medium=place.medium)
    if place.page and not reference.picture and reference.target:
        anchor = unquote(reference.target.partition("#")[2])
        target = Target(page=place.page, anchor=anchor, title=place.title)
        if not anchor or anchor in place.anchors:
            return target
        diagnostics.append(_no_anchor(path, reference, asked.path, place))
        return target._replace(anchor="")
    if place.state != BROKEN:
        diagnostics.append(_nowhere(path, reference, asked, place))
    return Target()


def _no_anchor(path: str, reference: Reference, wanted: str, place: Place) -> Diagnostic:
    anchor = unquote(reference.target.partition("#")[2])
    near = nearest(anchor, sorted(place.anchors))
    return diagnose(
        "broken-anchor",
        path,
        reference.span,
        hint="nearest" if near else "",
        anchor=anchor,
        target=wanted.rpartition("/")[2],
        nearest=near,
    )


def _nowhere(path: str, reference: Reference, asked: Question, place: Place) -> Diagnostic:
    target = reference.target
    if not asked.path.startswith(_ROOT):
        return diagnose("link-outside", path, reference.span, target=target)
    if place.state == DRAFT and not reference.picture:
        return diagnose("draft-link", path, reference.span, target=target)
    code = "broken-image" if reference.picture else "broken-link"
    if target and place.near.lower() == asked.path.lower():
        code = "link-case"
    near = relpath(place.near, dirname(path)) if place.near and target else ""
    hint = "nearest" if near else ""
    return diagnose(code, path, reference.span, hint=hint, target=target, nearest=near)
