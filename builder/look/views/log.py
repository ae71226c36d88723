"""What a group writes down: the log of a module with its reflection sheet, and a certificate."""

from builder.look.views.frame import Frame, Link
from builder.value import value


@value
class LogPart:
    """A part as the log names it; `minutes` are those that count."""

    number: int
    title: str
    minutes: int


@value
class LogMeeting:
    """A meeting, counted over the module: the numbers of the parts that it takes up, in order."""

    number: int
    parts: tuple[LogPart, ...]


@value
class LogPage:
    """Fields for each meeting and each part; what stands in them is the readers' alone.

    `certificate` is where the module has one.
    """

    frame: Frame
    id: str  # names what is kept of it, on a device and in a file
    module: Link
    meetings: tuple[LogMeeting, ...]
    parts: tuple[LogPart, ...]
    certificate: Link | None
    leaders: bool  # whether its participants lead schools themselves


@value
class CertificatePage:
    """A certificate to fill in and print: one page of paper. `minutes` are those that count."""

    frame: Frame
    module: str
    purpose: str
    organisation: str
    parts: tuple[LogPart, ...]
    minutes: int
    language: str  # the module's, where it is not the portal's
