"""Why files were made, told for `--why`."""

from collections.abc import Mapping
from types import MappingProxyType

import click

from builder.engine.ledger import Why
from builder.engine.report import Report

_WORDS = MappingProxyType(
    {
        Why.NEW: "new",
        Why.ARGUMENT: "changed",
        Why.MISSING: "missing",
        Why.ALTERED: "altered",
        Why.FORCED: "forced",
        Why.PROGRAM: "program",
    }
)


def tell_why(said: Mapping[str, str], report: Report, *, to_errors: bool) -> None:
    """Tell for each file that was made what asked for it."""
    for made in report.made:
        reason = made.reason
        text = said[f"why.{_WORDS[reason.why]}"].format(names=", ".join(reason.names))
        click.echo(f"{made.path}: {text}", err=to_errors)
