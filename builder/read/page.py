"""Stage 2, one file: from bytes to a value with places, or diagnostics. Knows of no other file.

A file's front matter and body are remembered apart: who changes a title pays for no Markdown, who
changes a sentence for no schema.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from builder.diagnostics import Diagnostic
from builder.engine.digest import content_digest, digest
from builder.front import (
    ArticleFront,
    CalendarFront,
    CheckupFront,
    GlossaryFront,
    ModuleFront,
    MomentFront,
    PageFront,
    PartFront,
    PlanFront,
    PortalFront,
    ProtocolFront,
)
from builder.front.defaults import DefaultsFront
from builder.model import Fragment, Medium, Page, Reference
from builder.read.decode import decode
from builder.read.facts import Facts
from builder.read.find import File, Kind
from builder.read.limits import bounded
from builder.read.running import running
from builder.read.split import split
from builder.read.steps import Steps
from builder.read.text import FileText
from builder.read.walk import unreadable
from builder.source import Source, Spans
from builder.value import value

FRONTS: Mapping[Kind, type[Any]] = MappingProxyType(
    {
        Kind.PORTAL: PortalFront,
        Kind.MODULE: ModuleFront,
        Kind.PART: PartFront,
        Kind.MOMENT: MomentFront,
        Kind.ARTICLE: ArticleFront,
        Kind.PAGE: PageFront,
        Kind.PROTOCOL: ProtocolFront,
        Kind.CALENDAR: CalendarFront,
        Kind.PLAN: PlanFront,
        Kind.CHECKUP: CheckupFront,
        Kind.GLOSSARY: GlossaryFront,
        Kind.DEFAULTS: DefaultsFront,
    }
)


FileRules = Iterable[Callable[[FileText], Iterable[Diagnostic]]]


class Data(NamedTuple):
    """A YAML file read: its id (the name without ending), what it says, and where."""

    id: str
    path: str
    front: Any
    spans: Spans


@value
class FileRead:
    """A file and what came of it. `front_digest` and `body_digest` are of the texts as written.

    `value` is None where the file cannot be used; why stands in one of the diagnostics.
    """

    file: File
    digest: str
    front_digest: str
    body_digest: str
    value: Page[Any] | Medium | Data | None
    facts: Facts = Facts()
    file_diagnostics: tuple[Diagnostic, ...] = ()
    front_diagnostics: tuple[Diagnostic, ...] = ()
    body_diagnostics: tuple[Diagnostic, ...] = ()
    rule_diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def sound(self) -> bool:
        """Tell whether all that stands in its front matter, or in a file of data, could be used."""
        return not (self.file_diagnostics or self.front_diagnostics)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Get everything that is wrong with the file."""
        read = self.file_diagnostics + self.front_diagnostics + self.body_diagnostics
        return read + self.rule_diagnostics


class Texts(NamedTuple):
    """A file read, and the rendered texts that are new, by digest."""

    read: FileRead
    texts: tuple[tuple[str, str], ...]


def read_file(root: Path, file: File, before: FileRead | None, rules: FileRules) -> Steps[Texts]:
    """Read a file below `root` and hold it against the rules; what is as `before` is kept."""
    place = root / file.path
    if file.kind is Kind.MEDIUM:
        return Texts(_medium(place, file, before), ())
    try:
        data = place.read_bytes()
    except OSError as error:
        return Texts(_unreadable(file, error), ())
    found = content_digest(data)
    if before and before.digest == found:
        return Texts(replace(before, file=file), ())
    source, diagnostics = decode(file.path, data)
    if source is None:
        return Texts(FileRead(file, found, "", "", None, file_diagnostics=diagnostics), ())
    if file.path.endswith(".md"):
        read, texts = yield from _prose_file(file, source, diagnostics, before)
    else:
        read, texts = _data_file(file, source, diagnostics)
    yield
    return Texts(_judged(read, source, rules), texts)


def _judged(read: FileRead, source: Source, rules: FileRules) -> FileRead:
    """Hold a file against the rules that need no other file.

    Where it was too much for reading, it is for judging: that has been told.
    """
    if any(fault.code == "too-complex" for fault in read.body_diagnostics):
        return read
    parts = split(source)[0] if source.path.endswith(".md") else None
    start = len(source.text) - len(parts.body) if parts else len(source.text)
    text = FileText(
        source.path,
        read.file.kind,
        read.value.front if isinstance(read.value, Page | Data) else None,
        read.value.spans if isinstance(read.value, Page | Data) else Spans(),
        source.text,
        read.facts,
        running(source.text, start),
        sound=read.sound,
    )
    faults = tuple(fault for rule in rules for fault in rule(text))
    return replace(read, rule_diagnostics=faults) if faults else read


def _unreadable(file: File, error: OSError) -> FileRead:
    return FileRead(file, "", "", "", None, file_diagnostics=(unreadable(file.path, error),))


def _medium(place: Path, file: File, before: FileRead | None) -> FileRead:
    # What a file's kind needs is imported where it is new: an author waits for each of these.
    import hashlib

    from builder.read.media import read_medium

    try:
        with place.open("rb") as stream:
            found = hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
        if before and before.digest == found:
            return replace(before, file=file)
        value, diagnostics = read_medium(place, file.path, found, file.size)
    except OSError as error:
        return _unreadable(file, error)
    return FileRead(file, found, "", "", value, file_diagnostics=diagnostics)


def _data_file(file: File, source: Source, diagnostics: tuple[Diagnostic, ...]) -> Texts:
    from builder.read.frontmatter import parse_file
    from builder.read.schema import read_front

    node, faults = parse_file(source)
    data = None
    more: tuple[Diagnostic, ...] = ()
    if node is not None:
        blanks = file.kind is Kind.PORTAL
        front, spans, more = read_front(FRONTS[file.kind], node, file.path, 1, blanks=blanks)
        name = file.path.rpartition("/")[2].rpartition(".")[0]
        data = Data(name, file.path, front, spans) if front else None
    every = diagnostics + faults + more
    return Texts(FileRead(file, source.digest, "", "", data, file_diagnostics=every), ())


def _prose_file(
    file: File, source: Source, diagnostics: tuple[Diagnostic, ...], before: FileRead | None
) -> Steps[Texts]:
    parts, faults = split(source)
    if parts is None:
        every = diagnostics + faults
        return Texts(FileRead(file, source.digest, "", "", None, file_diagnostics=every), ())
    front_digest = content_digest(parts.front.encode())
    body_digest = content_digest(f"{parts.body_line}\n{parts.body}".encode())
    old = before.value if before and isinstance(before.value, Page) else None
    yield
    if before and old and before.front_digest == front_digest:
        front, spans, front_faults = old.front, old.spans, before.front_diagnostics
    else:
        front, spans, front_faults = _front(file, parts.front, parts.front_line)
    yield
    texts: tuple[tuple[str, str], ...] = ()
    refused = False
    if before and old and before.body_digest == body_digest:
        body, body_faults = (old.body, old.leader, old.references), before.body_diagnostics
        facts = before.facts
    else:
        from builder.read.body import OUT_OF_TIME, TOO_COMPLEX, read_body

        prose = yield from read_body(file.path, parts.body, parts.body_line)
        body, texts = (prose.body, prose.leader, prose.references), prose.texts
        facts = prose.facts
        body_faults = bounded(prose.diagnostics, file.path)
        refused = any(fault.code == TOO_COMPLEX for fault in body_faults)
        if any(fault.hint == OUT_OF_TIME for fault in body_faults):
            # Another time, or on another machine, there may be time enough.
            source, body_digest = replace(source, digest=""), ""
    read = FileRead(
        file,
        source.digest,
        front_digest,
        body_digest,
        None if refused or not front else _page(file, front, spans, body, sound=not front_faults),
        facts,
        diagnostics + faults,
        front_faults,
        body_faults,
    )
    return Texts(read, texts)


def _front(file: File, text: str, first_line: int) -> tuple[Any, Spans, tuple[Diagnostic, ...]]:
    from builder.read.frontmatter import parse_yaml
    from builder.read.schema import read_front

    node, faults = parse_yaml(text, file.path, first_line)
    front, spans, more = read_front(FRONTS[file.kind], node, file.path, 1, blanks=True)
    # Of keys that could not even be told apart, none is missed.
    return front, spans, faults if node is None and faults else faults + more


def _page(
    file: File,
    front: Any,
    spans: Spans,
    prose: tuple[Fragment, tuple[Fragment, ...], tuple[Reference, ...]],
    *,
    sound: bool,
) -> Page[Any]:
    body, leader, references = prose
    page_id = file.path.partition("/")[2].rpartition(".")[0]
    # What readers may see; not the spans, nor where a reference stood.
    seen = (
        front,
        body,
        leader,
        tuple((each.target, each.picture) for each in references),
    )
    return Page(
        id=page_id,
        path=file.path,
        front=front,
        body=body,
        leader=leader,
        references=references,
        spans=spans,
        digest=digest(seen),
        sound=sound,
    )
