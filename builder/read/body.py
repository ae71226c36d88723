"""A body read, within limits: what would take long is refused, or read where it can be killed."""

from builder.diagnostics import diagnose
from builder.engine.apart import TookTooLong, apart
from builder.read.limits import is_heavy, too_complex
from builder.read.prose import Prose, dialect, read_prose
from builder.read.steps import Steps, alone
from builder.source import Span

TOO_COMPLEX = "too-complex"  # nothing of the body can be used
OUT_OF_TIME = "time"  # the hint of the one fault that another machine may not find
_SECONDS = 8  # for the heaviest text that the limits let through a fifth is enough


def read_body(path: str, body: str, first_line: int) -> Steps[Prose]:
    """Read a file's body, which begins at that line of the file; `too-complex` where it cannot."""
    heavy = is_heavy(body)
    fault = too_complex(path, body, first_line, heavy=heavy)
    if fault:
        return Prose(diagnostics=(fault,))
    if not heavy:
        return (yield from read_prose(path, body, first_line, dialect()))
    try:
        return apart(read_here, (path, body, first_line), _SECONDS)
    except TookTooLong:
        place = Span(first_line, 1, first_line, 1)
        late = diagnose(TOO_COMPLEX, path, place, hint=OUT_OF_TIME, seconds=_SECONDS)
        return Prose(diagnostics=(late,))


def read_here(path: str, body: str, first_line: int) -> Prose:
    """Read a body in this process, however long it takes."""
    return alone(read_prose(path, body, first_line, dialect()))
