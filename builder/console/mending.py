"""`check --fix`: the change is shown, asked about, written whole, and looked at again."""

import stat
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from builder.console.refusal import DISK, Refusal
from builder.console.work import Request, find_out, refusing, shown, tell
from builder.engine.write import replace
from builder.fixes import Mended, edits_of, mended
from builder.outcome import Outcome

_ROUNDS = 20  # what one repair uncovers, the next mends


def fix(said: Mapping[str, str], request: Request, *, yes: bool) -> int:
    """Mend what surely can be mended, tell what is left, and return its exit code.

    Who cannot be asked, and has not said yes, is only shown the change.
    """
    outcome = find_out(said, request)
    for _ in range(_ROUNDS):
        plans = _plans(request.project, outcome)
        if not plans:
            break
        for plan in plans:
            click.echo(plan.diff, nl=False, err=request.form != "text")
        if not (yes or _agrees(said)):
            break
        for plan in plans:
            _write(said, request.project / plan.path, plan)
            click.echo(said["told.fixed"].format(path=plan.path), err=request.form != "text")
        outcome = find_out(said, request)
    return tell(said, request, outcome)


def _plans(root: Path, outcome: Outcome) -> list[Mended]:
    found: dict[Path, Mended] = {}  # by place: a link's file is mended once
    for path, edits in edits_of(outcome.diagnostics).items():
        try:
            place = (root / path).resolve()
            plan = mended(path, place.read_bytes(), edits)
        except OSError:
            continue  # it went away, which the next check tells
        if plan:
            found.setdefault(place, plan)
    return [*found.values()]


def _agrees(said: Mapping[str, str]) -> bool:
    """Ask, where there is somebody to ask."""
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    click.echo(said["told.fix"], nl=False, err=True)
    return sys.stdin.readline().strip().lower() in said["told.yes"].split()


def _write(said: Mapping[str, str], path: Path, plan: Mended) -> None:
    """Write one file by rename, with the rights it had; not over what somebody else has written."""
    with refusing(said):
        place = path.resolve()
        rights = stat.S_IMODE(place.stat().st_mode)
        if place.read_bytes() != plan.before:
            raise Refusal(DISK, said["wrong.moved"].format(path=shown(path)))
        replace(place, plan.after)
        place.chmod(rights)
