"""The keys of the built-in data that every portal begins with."""

from builder.front.form import Id, Noted, key, record
from builder.front.portal import Cycle, Pace, Titled


@record
class DefaultsFront(Noted):
    """`builder/defaults/defaults.yaml`: what a portal has without saying so."""

    cycles: tuple[tuple[Id, Cycle], ...] = key("Cycles, by id.", "{}", default=())
    paces: tuple[tuple[Id, Pace], ...] = key("Paces, by id.", "{}", default=())
    audiences: tuple[Titled, ...] = key("Whom modules may be for.", "[teachers]", default=())
