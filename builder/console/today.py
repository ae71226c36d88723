"""Today, the one fact of a run that no file holds."""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime

from builder.console.refusal import USAGE, Refusal


def date_of(said: Mapping[str, str], given: str) -> date:
    """Tell today's date: as given, else `SOURCE_DATE_EPOCH`, else the clock."""
    if given:
        try:
            return date.fromisoformat(given)
        except ValueError:
            text = said["wrong.value"].format(value=given, name="--today")
            raise Refusal(USAGE, text) from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError):
            text = said["wrong.value"].format(value=epoch, name="SOURCE_DATE_EPOCH")
            raise Refusal(USAGE, text) from None
    return datetime.now().astimezone().date()
