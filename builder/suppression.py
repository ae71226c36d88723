"""What a file says to live with: `ignore` sets warnings and advice aside, with a reason.

Errors cannot be set aside. A wish that sets nothing aside is told, so that none outlives its cause,
but only in files without errors that every rule has looked at.
"""

from collections.abc import Iterable, Iterator, Sequence

from builder.diagnostics import Diagnostic, Edit, SetAside, Wish, diagnose, order
from builder.link.outline import Outline
from builder.model import Portal
from builder.problems.table import SEVERITIES, Severity
from builder.read.nearest import is_sure, nearest

_UNUSED = "unused-ignore"


def set_aside(
    faults: Iterable[Diagnostic], outlines: Sequence[Outline], portal: Portal | None
) -> tuple[tuple[Diagnostic, ...], tuple[SetAside, ...]]:
    """Part the faults that count from those set aside, and add those of the wishes themselves.

    `portal` is None where no rule has run, so that nothing can be said of what went unused.
    """
    every = tuple(faults)
    wishes = [wish for each in outlines for wish in each.wishes]
    if not wishes:
        return every, ()
    granted = {(wish.path, wish.code): wish for wish in reversed(wishes) if _can_be_met(wish)}
    kept, aside = _parted((*every, *_refused(wishes)), granted)
    faulty = {each.path for each in kept if SEVERITIES[each.code] is Severity.ERROR}
    told = [wish for wish in _looked_at(outlines, portal) if wish.path not in faulty]
    # Of a wish not to hear of unused wishes nothing can be said before those are known.
    first = _unused((wish for wish in told if wish.code != _UNUSED), granted, aside)
    more_kept, more_aside = _parted(first, granted)
    last = _unused((wish for wish in told if wish.code == _UNUSED), granted, more_aside)
    parted = sorted({*aside, *more_aside}, key=lambda each: order(each.diagnostic))
    return (*kept, *more_kept, *last), tuple(parted)


def _can_be_met(wish: Wish) -> bool:
    """Tell whether the code is known and no error's."""
    return SEVERITIES.get(wish.code, Severity.ERROR) is not Severity.ERROR


def _refused(wishes: Iterable[Wish]) -> Iterator[Diagnostic]:
    for wish in wishes:
        if wish.code not in SEVERITIES:
            near = nearest(wish.code, SEVERITIES)
            hint = "nearest" if near else "list"
            fix = (Edit(wish.span, near),) if is_sure(wish.code, near, SEVERITIES) else ()
            yield diagnose(
                "unknown-code",
                wish.path,
                wish.span,
                hint=hint,
                fix=fix,
                name=wish.code,
                nearest=near,
            )
        elif not _can_be_met(wish):
            yield diagnose("ignored-error", wish.path, wish.span, name=wish.code)


def _parted(
    faults: Iterable[Diagnostic], granted: dict[tuple[str, str], Wish]
) -> tuple[list[Diagnostic], list[SetAside]]:
    kept: list[Diagnostic] = []
    aside: list[SetAside] = []
    for fault in faults:
        wish = granted.get((fault.path, fault.code))
        if wish:
            aside.append(SetAside(fault, wish.reason))
        else:
            kept.append(fault)
    return kept, aside


def _unused(
    wishes: Iterable[Wish],
    granted: dict[tuple[str, str], Wish],
    aside: Iterable[SetAside],
) -> list[Diagnostic]:
    """Tell of wishes that set nothing aside; of two for one code the first counts."""
    met = {(each.diagnostic.path, each.diagnostic.code) for each in aside}
    return [
        diagnose(_UNUSED, wish.path, wish.span, hint="remove", name=wish.code)
        for wish in wishes
        if (wish.path, wish.code) not in met or granted[wish.path, wish.code] is not wish
    ]


def _looked_at(outlines: Iterable[Outline], portal: Portal | None) -> Iterator[Wish]:
    """List the wishes of files that all rules have seen: those of the portal, not of drafts."""
    shown = {module.name for module in portal.modules} if portal else set()
    for outline in outlines:
        if portal and (outline.name in shown or not outline.name.startswith("modules/")):
            yield from (wish for wish in outline.wishes if _can_be_met(wish))
