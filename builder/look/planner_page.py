"""The planner's page as a view: what stands there without a script, and the words of its form."""

from collections.abc import Iterator

from builder import addresses
from builder.formats.words import words as terms_of
from builder.look.schedule import Templates, rows_of
from builder.look.sheet import Said, sheet
from builder.look.views import Frame, Link
from builder.look.views.planner import PlannerPage, UsualSheet
from builder.theme.words import Words

_MOST_ROWS = 200  # of the tables that stand there without a script

# What the script says, by the names that it has for it.
WORDS = (
    *("module", "pace", "county", "county_week", "other_week", "week", "year", "weekday"),
    *("day_1", "day_2", "day_3", "day_4", "day_5", "time", "minutes", "participants", "result"),
    *("summary", "past", "print", "calendar", "table", "copy", "copied", "plan_file", "plan_help"),
    *("split", "join", "picture", "part", "moments", "day", "note", "failed", "group"),
)


def planner_page(
    names: tuple[str, ...], usual: Templates, words: Words, language: str
) -> PlannerPage:
    """Show the planner; without a script, the templates of the usual shape of module."""
    said = terms_of(language)
    start = Link(words.text("crumbs.start"), addresses.START)
    return PlannerPage(
        frame=Frame(
            address=addresses.planner(language),
            title=words.text("planner.title"),
            summary=words.text("planner.lead"),
            crumbs=(start,),
        ),
        data=tuple(addresses.planner(language, name) for name in names),
        parts=len(usual.shape.numbers),
        sheets=tuple(_sheets(usual, said)),
        catalogue=Link(words.text("menu.modules"), addresses.catalogue(language)),
    )


def _sheets(usual: Templates, said: Said) -> Iterator[UsualSheet]:
    """Show the paces' templates, as many as a page has room for."""
    shown = 0
    for paced in usual.paces:
        rows = rows_of(usual.shape.numbers, usual.shape.cycle, paced) or ()
        shown += len(rows)
        if rows and shown <= _MOST_ROWS:
            yield UsualSheet(paced.pace.title or paced.name, sheet(rows, said))
