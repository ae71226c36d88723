"""What holds for the whole portal: the built-in data, and the content's own over it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from builder.diagnostics import Diagnostic, diagnose
from builder.front import (
    CalendarFront,
    CheckupFront,
    GlossaryFront,
    PlanFront,
    PortalFront,
    ProtocolFront,
)
from builder.front.defaults import DefaultsFront, SchoolBreaks
from builder.model import Explained, SchoolFile, Settings
from builder.read.find import CONTENT, File, Group, Kind
from builder.read.group import GroupRead
from builder.read.page import Data
from builder.read.slug import slug

FORMAT = 1
PORTAL = f"{CONTENT}/portal.yaml"


def builtin_root() -> Path:
    """Get the folder that the built-in data's paths are below."""
    return Path(__file__).resolve().parent.parent.parent


def builtin_group() -> Group:
    """List the files of the built-in data, which are read and remembered like any others."""
    root = builtin_root()
    folder = Path(__file__).resolve().parent.parent / "defaults"
    files = []
    for path in sorted(folder.rglob("*.yaml")):
        kind = Kind.PROTOCOL if path.parent.name == "protocols" else Kind.DEFAULTS
        facts = path.stat()
        name = path.relative_to(root).as_posix()
        files.append(File(name, kind, facts.st_mtime_ns, facts.st_size))
    return Group.of("defaults", files)


def settle(builtin: GroupRead, own: GroupRead) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
    """Lay the content's settings over the built-in ones; None without a usable `portal.yaml`."""
    portal = next((data for kind, data in own.data if kind is Kind.PORTAL), None)
    if portal is None:
        missing = () if own.has(Kind.PORTAL) else (diagnose("missing-portal", PORTAL),)
        return None, missing
    front: PortalFront = portal.front
    if front.format > FORMAT:
        place = portal.spans.of("format")
        fault = diagnose("newer-format", PORTAL, place, needed=front.format, have=FORMAT)
        return None, (fault,)
    base = _first(builtin, DefaultsFront)
    settings = Settings(
        front=front,
        spans=portal.spans,
        cycles=_over(base.cycles, front.cycles),
        paces=_over(base.paces, front.paces),
        audiences=front.audiences or base.audiences,
        protocols=_over(_protocols(builtin), _protocols(own)),
        school_breaks=_usual_breaks(base),
    )
    return settings, tuple(_idle_paces(own, portal))


def _idle_paces(own: GroupRead, portal: Data) -> Iterator[Diagnostic]:
    """Find paces that say neither weeks nor staff days; not in a file with other faults."""
    if not all(read.sound for read in own.files if read.file.kind is Kind.PORTAL):
        return
    for name, pace in portal.front.paces:
        if not pace.weeks and not pace.on:
            place = portal.spans.of(f"paces.{name}")
            yield diagnose("pace-without-weeks", PORTAL, place, name=name)


def _usual_breaks(base: DefaultsFront) -> SchoolBreaks:
    if base.school_breaks is None:
        raise ValueError("defaults.yaml has lost its school_breaks")
    return base.school_breaks


def calendars_of(own: GroupRead) -> tuple[SchoolFile[CalendarFront], ...]:
    """List the calendars, in the order of their ids."""
    return tuple(_school_files(own, Kind.CALENDAR))


def plans_of(own: GroupRead) -> tuple[SchoolFile[PlanFront], ...]:
    """List the plans, in the order of their ids; every group has one, its own or of its name."""
    return tuple(_named(each) for each in _school_files(own, Kind.PLAN))


def checkups_of(own: GroupRead) -> tuple[SchoolFile[CheckupFront], ...]:
    """List the self-assessments, in the order of their ids."""
    return tuple(_school_files(own, Kind.CHECKUP))


def glossary_of(own: GroupRead) -> tuple[Explained, ...]:
    """List the words of the glossary as written, each with an anchor of its own."""
    taken = {"innehall"}  # what every page calls its main part
    found = []
    for _, data in own.data:
        if isinstance(data.front, GlossaryFront):
            for each in data.front.terms:
                name = slug(each.term) or "ord"
                anchor = next(one for one in _numbered(name) if one not in taken)
                taken.add(anchor)
                found.append(Explained(anchor, each.term, each.text, each.aliases))
    return tuple(found)


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def _school_files(group: GroupRead, kind: Kind) -> Iterator[SchoolFile[Any]]:
    for read in group.files:
        data = read.value
        if read.file.kind is kind and isinstance(data, Data):
            broken = not read.sound
            yield SchoolFile(data.id, data.path, data.front, data.spans, broken)


def _named(plan: SchoolFile[PlanFront]) -> SchoolFile[PlanFront]:
    groups = tuple(replace(each, id=each.id or slug(each.name)) for each in plan.front.groups)
    return replace(plan, front=replace(plan.front, groups=groups))


def _first(group: GroupRead, kind: type[DefaultsFront]) -> DefaultsFront:
    return next(data.front for _, data in group.data if isinstance(data.front, kind))


def _protocols(group: GroupRead) -> Iterable[tuple[str, ProtocolFront]]:
    return ((data.id, data.front) for kind, data in group.data if kind is Kind.PROTOCOL)


def _over(
    below: Iterable[tuple[str, Any]], above: Iterable[tuple[str, Any]]
) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted((dict(below) | dict(above)).items()))
