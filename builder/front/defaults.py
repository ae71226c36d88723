"""The keys of the built-in data that every portal begins with."""

from builder.front.form import Id, Noted, SchoolYear, Text, Week, key, record
from builder.front.portal import Cycle, Pace, Titled


@record
class County:
    """When a county's schools usually have their winter break; its municipalities decide."""

    id: Id = key("The county's id.", "vastra-gotaland")
    title: Text = key("Its name.", "Västra Götalands län")
    weeks: tuple[Week, ...] = key("The weeks that occur, the usual one first.", "[v7, v8]")


@record
class SchoolBreaks:
    """The usual breaks, and where that is known from."""

    source: Text = key("Who has put them together.", "Skolporten")
    school_year: SchoolYear = key("For which school year.", "2020-21")
    autumn: Week = key("The week of the autumn break.", "v44")
    counties: tuple[County, ...] = key("The winter break by county.", "[]")


@record
class DefaultsFront(Noted):
    """`builder/defaults/defaults.yaml`: what a portal has without saying so."""

    cycles: tuple[tuple[Id, Cycle], ...] = key("Cycles, by id.", "{}", default=())
    paces: tuple[tuple[Id, Pace], ...] = key("Paces, by id.", "{}", default=())
    audiences: tuple[Titled, ...] = key("Whom modules may be for.", "[teachers]", default=())
    school_breaks: SchoolBreaks | None = key("The usual breaks.", "{}", default=None)
