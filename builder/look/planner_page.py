"""The planner's page as a view: what stands there without a script, and the words of its form."""

from builder import addresses
from builder.formats.words import words as terms_of
from builder.look.schedule import Templates, rows_of
from builder.look.sheet import sheet
from builder.look.views import Frame, Link
from builder.look.views.planner import PlannerPage, UsualSheet
from builder.theme.words import Words

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
        sheets=tuple(
            UsualSheet(paced.pace.title or paced.name, sheet(rows, said))
            for paced in usual.paces
            if (rows := rows_of(usual.shape.numbers, usual.shape.cycle, paced))
        ),
        catalogue=Link(words.text("menu.modules"), addresses.catalogue(language)),
    )
