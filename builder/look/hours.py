"""What a schedule takes of a participant's and a leader's time, as a table and bars."""

from builder.look.views.schedule import HourBar, Hours
from builder.planning.budget import Budget


def hours(budget: Budget) -> Hours:
    """Show a schedule's time for one group."""
    parts = (
        ("meetings", budget.meetings, "participant"),
        ("preparing", budget.preparing, "participant"),
        ("leading", budget.leading, "leader"),
    )
    most = max(minutes for _, minutes, _ in parts) or 1
    return Hours(
        bars=tuple(
            HourBar(name, minutes, round(100 * minutes / most, 1), of)
            for name, minutes, of in parts
            if minutes
        ),
        participant=budget.participant,
        leader=budget.leading,
        weekly=budget.weekly,
        known=budget.basis == "known",
    )
