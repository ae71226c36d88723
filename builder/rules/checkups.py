"""A self-assessment can be answered, and its answers told apart.

Its modules are looked for where all of the content is linked (`link/checkups.py`).
"""

from collections import Counter
from collections.abc import Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.front import CheckupFront
from builder.model import Portal
from builder.read.nearest import nearest
from builder.read.text import FileText

_FEWEST = 2  # labels to choose between


def checkup(file: FileText) -> Iterator[Diagnostic]:
    """Find scales that leave no choice, areas without statements, and things of one name."""
    front = file.front
    if not isinstance(front, CheckupFront):
        return
    if 0 < len(front.scale) < _FEWEST:
        yield diagnose("short-scale", file.path, file.spans.of("scale"))
    if file.sound and not any(area.statements for area in front.areas):
        yield diagnose("no-statements", file.path, file.spans.of("areas"), hint="write")
    elif file.sound:
        for number, area in enumerate(front.areas):
            if not area.statements:
                span = file.spans.of(f"areas.{number}")
                yield diagnose("no-statements", file.path, span, hint="write")
    yield from _twice(file, front)


def _twice(file: FileText, front: CheckupFront) -> Iterator[Diagnostic]:
    """Answers are kept by what they answer, so no two statements may say the same."""
    statements = [
        (text, f"areas.{number}.statements.{at}")
        for number, area in enumerate(front.areas)
        for at, text in enumerate(area.statements)
    ]
    lists = (
        ("scale", [(text, f"scale.{at}") for at, text in enumerate(front.scale)]),
        ("areas", [(each.title, f"areas.{at}.title") for at, each in enumerate(front.areas)]),
        ("statements", statements),
    )
    for key, named in lists:
        places = dict(named)
        for name, count in Counter(name for name, _ in named).items():
            if count > 1:
                span = file.spans.of(places[name])
                yield diagnose("duplicate-name", file.path, span, name=name, key=key)


def checkup_audiences(portal: Portal) -> Iterator[Diagnostic]:
    """Find audiences of self-assessments that the portal does not know."""
    known = [each.id for each in portal.settings.audiences]
    for entry in portal.checkups:
        name = entry.front.audience
        if name and name not in known:
            near = nearest(name, known)
            span = entry.spans.of("audience")
            hint = "nearest" if near else ""
            yield diagnose("unknown-audience", entry.path, span, hint=hint, name=name, nearest=near)
