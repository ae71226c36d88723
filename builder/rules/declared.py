"""What a module names must be declared: areas, subjects, audiences, stages, protocols."""

from collections.abc import Iterable, Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.model import Module, Settings
from builder.read.nearest import nearest
from builder.source import Spans


def declared(module: Module, settings: Settings) -> Iterator[Diagnostic]:
    """Find names that the portal does not know."""
    page = module.page
    for key, code, names, known in _named(module, settings):
        for number, name in enumerate(names):
            place = key if key == "area" else f"{key}.{number}"
            yield from _unless_known(code, page.path, page.spans, place, name, known)
    protocols = [name for name, _ in settings.protocols]
    for part in module.parts:
        for moment in part.moments:
            name, at = moment.page.front.protocol, moment.page
            if name:
                code = "unknown-protocol"
                yield from _unless_known(code, at.path, at.spans, "protocol", name, protocols)


def _named(
    module: Module, settings: Settings
) -> tuple[tuple[str, str, tuple[str, ...], list[str]], ...]:
    """List what a module names: key, code, the names, and those that are known."""
    front, portal = module.page.front, settings.front
    area = (front.area,) if front.area else ()
    return (
        ("area", "unknown-area", area, [each.id for each in portal.areas]),
        ("subjects", "unknown-subject", front.subjects, [each.id for each in portal.subjects]),
        ("audiences", "unknown-audience", front.audiences, [x.id for x in settings.audiences]),
        ("stages", "unknown-stage", front.stages, [each.id for each in portal.stages]),
        # A portal that lists no school forms has modules for any.
        *(
            (("school_forms", "unknown-school-form", front.school_forms, [*portal.school_forms]),)
            if portal.school_forms
            else ()
        ),
    )


def _unless_known(  # noqa: PLR0913, PLR0917 - a name, and where it stands
    code: str, path: str, spans: Spans, key: str, name: str, known: Iterable[str]
) -> Iterator[Diagnostic]:
    names = list(known)
    if name not in names:
        near = nearest(name, names) or ""
        hint = "nearest" if near else ""
        yield diagnose(code, path, spans.of(key), hint=hint, name=name, nearest=near)
