"""The body of a file: from Markdown to fragments of safe HTML with holes, and what stands in them.

    body → blocks (split, marked) → dialect (HTML) → sanitise → settle (holes, headings, references)

Nothing here knows of other files: a reference is kept as written, with its place, and linking finds
out where it leads.
"""

import html
import re
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from builder.diagnostics import Diagnostic, Edit, diagnose
from builder.engine.digest import content_digest
from builder.model import Fragment, Heading, Reference
from builder.read.blocks import Splitter, unsigned
from builder.read.dialect import Dialect
from builder.read.facts import Facts, HeadingFact, LinkFact, PictureFact
from builder.read.holes import SEP, hole
from builder.read.marks import MARK, TAG_MARK, Marker, TooManyPlaces, wipe
from builder.read.sanitise import TAGS, is_markdowns, sanitise
from builder.read.slug import slug
from builder.read.steps import Steps
from builder.source import Span

# Ids that the page itself uses; an author's heading of the same name gets a number.
_RESERVED = ("innehall",)
_OWN_PREFIX = "k-"
_PREFIX = hole("p")

# What is wider than the screen is scrolled, by keyboard too; so it must be a stop, with a name.
_STOP = ' tabindex="0" role="group" aria-label="{}"'
_TABLE = f'<div class="table-wrap"{_STOP.format(hole("wtable"))}>'
_CODE = _STOP.format(hole("wcode"))
_ATTRIBUTE = re.compile(r' ([^\s="<>/]+)="([^"]*)"')
_ATTRIBUTES = r'((?: [^\s="<>/]+="[^"]*")*)'
# The tags that something is done to: those with attributes, and tables, code and the ends of links.
_TAG = re.compile(r"<(?:([a-z][a-z0-9]*)((?: [^\s=\"<>/]+=\"[^\"]*\")+)|(table|/table|pre|/a))>")
_HEADING = re.compile(rf"<(h[1-6]){_ATTRIBUTES}>(.*?)</\1>", re.DOTALL)
_LEADER_HOLE = re.compile(f"<p>({SEP}l[0-9]+{SEP})</p>")
_SHOWN = re.compile(r'<img(?: [^>]*?)? alt="([^"]*)"[^>]*>')
_MARKUP, _HOLE = re.compile(r"<[^>]*>"), re.compile(f"{SEP}[^{SEP}]*{SEP}")


@dataclass(frozen=True, slots=True)
class Prose:
    """A body read: its fragments, its references by number, and the fragments' texts by digest.

    `facts` are for the rules: what stands where.
    """

    body: Fragment = field(default_factory=Fragment)
    leader: tuple[Fragment, ...] = ()
    references: tuple[Reference, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    facts: Facts = Facts()  # noqa: RUF009 - a named tuple is as frozen as a number


@cache
def dialect() -> Dialect:
    """Make the one Markdown instance of this process, which keeps nothing between texts."""
    return Dialect()


def read_prose(path: str, body: str, first_line: int, dialect: Dialect) -> Steps[Prose]:
    """Read a file's body, which begins at that line of the file."""
    if not body.strip():
        return Prose()
    marker = Marker()
    splitter = Splitter(path, marker)
    settler = _Settler(path, marker, [], [])
    try:
        splitter.split(body, first_line)
        yield
        sources = ["\n".join(lines) for lines in (splitter.main, *splitter.leaders)]
        rendered = [unsigned(dialect.render(source)) for source in sources]
        yield
        settled = [settler.settle(*each) for each in zip(sources, rendered, strict=True)]
    except (RecursionError, TooManyPlaces):
        place = Span(first_line, 1, first_line, 1)
        return Prose(diagnostics=(diagnose("too-complex", path, place),))
    # Mostly every mark was taken up by what it marks, and no text need be searched for more.
    whole = len(settler.taken_up) == len(marker.places) and not marker.doubled
    fragments = [_fragment(each, whole=whole) for each in settled]
    return Prose(
        body=fragments[0][0],
        leader=tuple(fragment for fragment, _ in fragments[1:]),
        references=tuple(settler.references),
        texts=tuple((fragment.digest, text) for fragment, text in fragments if fragment.digest),
        diagnostics=(*splitter.diagnostics, *settler.diagnostics),
        facts=settler.facts,
    )


class _OpenLink(NamedTuple):
    """A link not closed yet: what closes it, where its text begins, and what it refers to."""

    closing: str
    start: int = 0
    reference: Reference | None = None


class _Settled(NamedTuple):
    """A fragment's HTML, with holes and perhaps marks left over; its anchors and headings."""

    text: str
    anchors: tuple[str, ...]
    headings: tuple[Heading, ...]


def _fragment(settled: _Settled, *, whole: bool) -> tuple[Fragment, str]:
    text = settled.text if whole else wipe(settled.text)
    if not text:
        return Fragment(), ""
    words = len(_plain(text).split())
    digest = content_digest(text.encode())
    return Fragment(digest, words, settled.headings, settled.anchors), text


@dataclass(slots=True)
class _Settler:
    """Turns one file's rendered HTML into fragments with holes.

    References are numbered through the file; ids are unique within each fragment, since a page
    gives each its own prefix.
    """

    path: str
    marker: Marker
    references: list[Reference]
    diagnostics: list[Diagnostic]
    taken_up: set[int] = field(default_factory=set)  # numbers of the marks that were read
    _taken: set[str] = field(default_factory=set)
    _anchors: list[str] = field(default_factory=list)
    _headings: list[Heading] = field(default_factory=list)
    _closing: list[_OpenLink] = field(default_factory=list)
    _heading_facts: list[HeadingFact] = field(default_factory=list)
    _link_facts: list[LinkFact] = field(default_factory=list)
    _picture_facts: list[PictureFact] = field(default_factory=list)

    @property
    def facts(self) -> Facts:
        """Get what was found in all fragments so far."""
        return Facts(
            tuple(self._heading_facts), tuple(self._link_facts), tuple(self._picture_facts)
        )

    def settle(self, source: str, rendered: str) -> _Settled:
        """Clean one fragment and put holes where pages differ."""
        self._anchors, self._headings, self._closing = [], [], []
        self._taken = set(_RESERVED)
        clean = rendered if is_markdowns(source, rendered) else self._cleaned(rendered)
        text = _HEADING.sub(self._heading, clean)
        text = _TAG.sub(self._tag, text)
        text = _LEADER_HOLE.sub(r"\1", text)
        return _Settled(text, tuple(self._anchors), tuple(self._headings))

    def _cleaned(self, rendered: str) -> str:
        marks = frozenset(mark for mark in self.marker.tag_marks if mark in rendered)
        clean = sanitise(rendered, marks)
        self._report_removed(marks, clean)
        return clean

    def _place(self, mark: str) -> Span:
        number = self.marker.of(mark)
        self.taken_up.add(number)
        return self.marker.places[number]

    def _report_removed(self, marks: frozenset[str], clean: str) -> None:
        for mark in sorted(marks):
            name = self.marker.names[self.marker.of(mark)][1:].lower()
            if name not in TAGS and mark not in clean:
                place = self._place(mark)
                self.diagnostics.append(diagnose("removed-html", self.path, place, tag=name))

    def _heading(self, match: re.Match[str]) -> str:
        tag, attributes, inner = match.groups()
        given = dict(_ATTRIBUTE.findall(attributes)) if attributes else {}
        place = self._place_of_tag(given) if given else None
        level = int(tag[1])
        mark = MARK.search(inner)
        if mark:
            place = self._place(mark.group())
            written = self.marker.names[self.marker.of(mark.group())]
            inner = inner.replace(mark.group(), "", 1)
            if level == 1:
                self.diagnostics.append(_top_heading(self.path, place, written))
        text = html.unescape(wipe(_plain(inner))).strip()
        if place:
            self._heading_facts.append(HeadingFact(level, text, place))
        level = max(2, level)
        anchor = self._free(given.pop("id", "") or slug(text) or "rubrik")
        self._anchors.append(anchor)
        self._headings.append(Heading(level, anchor, text))
        rest = "".join([f' {name}="{value}"' for name, value in given.items()]) if given else ""
        tag = f"{SEP}h{level}{SEP}"
        return f'<{tag} id="{_PREFIX}{anchor}"{rest}>{inner}</{tag}>'

    def _free(self, wished: str) -> str:
        anchor, number = wished, 1
        while anchor in self._taken or anchor.startswith(_OWN_PREFIX):
            number += 1
            anchor = f"{wished.removeprefix(_OWN_PREFIX)}-{number}"
        self._taken.add(anchor)
        return anchor

    def _tag(self, match: re.Match[str]) -> str:
        name, attributes, bare = match.groups()
        if bare == "/a":
            return self._close_link(match) if self._closing else "</a>"
        if bare:
            return {"table": f"{_TABLE}<table>", "pre": f"<pre{_CODE}>"}.get(bare, "</table></div>")
        given = dict(_ATTRIBUTE.findall(attributes))
        place = self._place_of_tag(given)
        if name == "a":
            return self._link(given, place, match.end())
        if name == "img":
            return self._picture(given, place)
        if "id" in given:
            anchor = self._free(given["id"])
            self._anchors.append(anchor)
            given["id"] = _PREFIX + anchor
        if "align" in given:
            given["class"] = f"align-{given.pop('align')}"
        opening = _opening(name, given)
        if name == "pre":
            return f"{opening[:-1]}{_CODE}>"
        return f"{_TABLE}{opening}" if name == "table" else opening

    def _place_of_tag(self, given: dict[str, str]) -> Span | None:
        """Take the mark off a raw tag's attributes, and tell where the tag stands."""
        for name in given:
            if TAG_MARK.match(f" {name}"):
                del given[name]
                place = self._place(name)
                self._report_attributes(self.marker.of(name), given, place)
                return place
        return None

    def _report_attributes(self, number: int, given: dict[str, str], place: Span) -> None:
        for name, value in self.marker.attributes.get(number, ()):
            if name in given:
                continue
            if name in ("href", "src"):
                target = html.unescape(value)
                scheme = target.partition(":")[0]
                fault = diagnose("unsafe-link", self.path, place, scheme=scheme, target=target)
            else:
                fault = diagnose("removed-attribute", self.path, place, name=name)
            self.diagnostics.append(fault)

    def _refer(self, address: str, place: Span | None, *, picture: bool) -> int:
        """Give a reference its number; its place is that of its mark, or of its tag."""
        mark = MARK.search(address)
        if mark:
            place = self._place(mark.group())
        target = html.unescape(wipe(address)).strip()
        self.references.append(Reference(target, picture, place or Span(1, 1, 1, 1)))
        return len(self.references) - 1

    def _close_link(self, match: re.Match[str]) -> str:
        link = self._closing.pop()
        if link.reference:
            inner = match.string[link.start : match.start()]
            if "<img" in inner:
                inner = _SHOWN.sub(r"\1", inner)
            text = html.unescape(wipe(_plain(inner))).strip()
            self._link_facts.append(LinkFact(text, link.reference.target, link.reference.span))
        return link.closing

    def _link(self, given: dict[str, str], place: Span | None, end: int) -> str:
        address = given.pop("href", "")
        if "id" in given:
            anchor = self._free(given["id"])
            self._anchors.append(anchor)
            given["id"] = _PREFIX + anchor
        if given.get("class", "").startswith("footnote-"):
            self._closing.append(_OpenLink("</a>"))
            return _opening("a", given | {"href": f"#{_PREFIX}{address[1:]}"})
        if not address:
            self._closing.append(_OpenLink("</a>"))
            return _opening("a", given)
        number = self._refer(address, place, picture=False)
        closing = f"</a>{hole(f'x{number}')}"
        self._closing.append(_OpenLink(closing, end, self.references[number]))
        return _opening("a", given)[:-1] + hole(f"a{number}") + ">"

    def _picture(self, given: dict[str, str], place: Span | None) -> str:
        if "src" not in given:
            return ""
        number = self._refer(given.pop("src"), place, picture=True)
        alt = html.unescape(wipe(given["alt"])) if "alt" in given else None
        seen = self.references[number]
        self._picture_facts.append(PictureFact(alt, seen.target, seen.span, place is not None))
        return _opening("img", {"alt": ""} | given)[:-1] + hole(f"m{number}") + ">"


def _top_heading(path: str, place: Span, written: str) -> Diagnostic:
    """Tell of a heading that is lowered; written with `#`, one more says the same."""
    fix = (Edit(place, "##"),) if written == "#" else ()
    return diagnose("top-heading", path, place, hint="lower", fix=fix)


def _opening(name: str, attributes: dict[str, str]) -> str:
    pairs = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{pairs}>"


def _plain(text: str) -> str:
    """Take the markup and the holes out of HTML; blocks stand on lines of their own."""
    # One after the other: a pattern that begins with a known sign is searched for at five times
    # the speed.
    text = _MARKUP.sub("", text) if "<" in text else text
    return _HOLE.sub("", text) if SEP in text else text
