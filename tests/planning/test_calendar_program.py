"""A second opinion on calendar files: khal takes them in and shows the same days and times."""

import os
import shutil
import subprocess
from datetime import time
from pathlib import Path

import pytest

from builder.formats.ics import as_ics
from builder.formats.words import words
from builder.planning.group import Group
from builder.planning.plan import schedule
from builder.planning.suggestion import suggested_year
from tests.planning.given import paces, steps

pytestmark = pytest.mark.heavy

SETTINGS = """
[calendars]
[[school]]
path = {folder}/school
[locale]
local_timezone = Europe/Stockholm
default_timezone = Europe/Stockholm
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""


def shown(folder: Path, data: bytes) -> list[str]:
    """Let khal take a calendar file in, and tell what it shows of the school year 2026/27."""
    khal = shutil.which("khal")
    if khal is None:
        pytest.fail("khal is missing. On Debian: sudo apt-get install khal", pytrace=False)
    (folder / "school").mkdir()
    (folder / "settings").write_text(SETTINGS.format(folder=folder), encoding="utf-8")
    (folder / "plan.ics").write_bytes(data)

    def run(*arguments: str) -> str:
        command = [khal, "-c", str(folder / "settings"), *arguments]
        said = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
        done = subprocess.run(command, check=True, capture_output=True, timeout=60, env=said)
        return done.stdout.decode()

    run("import", "--batch", str(folder / "plan.ics"))
    form = "{start-long} {end-time} {title}"
    listed = run("list", "--day-format", "", "--format", form, "2026-08-01", "365d")
    return [line for line in listed.splitlines() if line.strip()]


@pytest.mark.parametrize("winter", [7, 10])
@pytest.mark.parametrize("name", ["three-week", "intensive"])
def test_khal_shows_the_days_of_the_plan(winter: int, name: str, tmp_path: Path) -> None:
    """Through week 53, the clock's changes and Easter."""
    pace = paces()[name]
    group = Group("a", "Lag Å", weekday=2, start=time(14, 30), end=time(16), place="Sal 1, vån 2")
    made = schedule(steps(pace, 8), pace, [suggested_year(2026, 44, winter)], [group])
    expected = [
        f"{row.day} 14:30 16:00 Lag Å · Del {row.part}: {row.title} ({', '.join(row.moments)})"
        for row in made.meetings
    ]
    assert len(expected) == 16
    data = as_ics("plan", "Ängskolan", made.rows, words("sv"))
    assert squeezed(shown(tmp_path, data)) == squeezed(expected)


def squeezed(lines: list[str]) -> list[str]:
    return [" ".join(line.split()) for line in lines]
