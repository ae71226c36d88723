"""A moment's protocol fits its kind, every size of the group, and its time.

A protocol that does not fit the size or the time gives way to one of its `shorter` ones when the
agenda is made; so it is unfit only where none of them fits either.
"""

from collections.abc import Iterator, Mapping

from builder.diagnostics import Diagnostic, diagnose
from builder.front import ProtocolFront
from builder.model import Module, Moment, Settings
from builder.planning.size import USUAL

_MOST_SIZES = 20  # of a group that are looked at


def protocols(module: Module, settings: Settings) -> Iterator[Diagnostic]:
    """Find moments whose protocol does not fit them; an unknown one is told elsewhere."""
    known = dict(settings.protocols)
    size = module.page.front.group_size or USUAL
    for part in module.parts:
        for moment in part.moments:
            protocol = known.get(moment.page.front.protocol)
            if protocol:
                yield from _unfit(moment, protocol, size, known)


def _unfit(
    moment: Moment,
    protocol: ProtocolFront,
    size: tuple[int, int],
    known: Mapping[str, ProtocolFront],
) -> Iterator[Diagnostic]:
    page = moment.page
    span = page.spans.of("protocol")
    title = protocol.title or page.front.protocol
    if protocol.fits and moment.phase.kind not in protocol.fits:
        yield diagnose("protocol-moment", page.path, span, title=title, letter=moment.phase.letter)
    choices = (protocol, *(known[name] for name in protocol.shorter if name in known))
    alone = [
        people
        for people in range(size[0], min(size[1], size[0] + _MOST_SIZES) + 1)
        if not any(_takes(each, people) for each in choices)
    ]
    if alone:
        low, high = protocol.group or (0, 0)
        yield diagnose(
            "protocol-group", page.path, span, title=title, low=low, high=high, size=alone[0]
        )
    elif moment.minutes:
        least = min(_minutes(each, size[0]) for each in choices)
        if least > moment.minutes:
            yield diagnose(
                "protocol-too-long",
                page.path,
                span,
                title=title,
                least=least,
                minutes=moment.minutes,
            )


def _takes(protocol: ProtocolFront, people: int) -> bool:
    return not protocol.group or protocol.group[0] <= people <= protocol.group[1]


def _minutes(protocol: ProtocolFront, people: int) -> int:
    return sum(step.minutes + step.minutes_each * people for step in protocol.steps)
